import { type Place, PlaceFault } from '../place.ts';
import { writeVerified } from './place-objects.ts';

/** Places that get the same objects. One that fails is left out from then on, and why is kept. */
export interface FanOut {
  /** Those that did everything so far. */
  readonly going: () => readonly Place[];
  readonly failures: ReadonlyMap<string, PlaceFault>;
  /** Writes an object to all of them at once and reads it back from each. */
  write(name: string, bytes: Buffer): Promise<void>;
  /** Does something with each of them; a `PlaceFault` leaves that place out. */
  each(work: (place: Place) => Promise<void>): Promise<void>;
}

/** Makes a fan of places. Anything but a `PlaceFault` is thrown on: it is not the place's fault. */
export function fanOut(places: readonly Place[]): FanOut {
  const failures = new Map<string, PlaceFault>();
  const going = (): readonly Place[] => places.filter(({ id }) => !failures.has(id));
  async function each(work: (place: Place) => Promise<void>): Promise<void> {
    await Promise.all(
      going().map((place) =>
        work(place).catch((error: unknown) => {
          if (!(error instanceof PlaceFault)) throw error;
          failures.set(place.id, error);
        }),
      ),
    );
  }
  return {
    going,
    failures,
    each,
    write: (name, bytes) => each((place) => writeVerified(place, name, bytes)),
  };
}
