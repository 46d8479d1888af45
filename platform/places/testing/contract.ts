import { type Place, PlaceFault, type PlaceTrouble } from '@redlich/engine';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inPieces, joined, noise } from './bytes.ts';

/** A place of one sort, with what can be done to it from behind. */
export interface PlaceUnderTest {
  /** The place as its owner has it, each time with connections of its own. */
  open(): Place;
  /** Empties it. */
  empty(): Promise<void>;
  /** The way to it breaks when about so many bytes more went there, or came from there; nothing gets through until it is mended. */
  readonly breakAfter: (direction: 'up' | 'down', bytes: number) => void;
  readonly mend: () => void;
  /** Leaves room for about so many bytes, for as long as a piece of work lasts; left out where a test cannot do it. */
  readonly withRoomFor?: (bytes: number, work: () => Promise<void>) => Promise<void>;
  end(): Promise<void>;
}

/** What every place promises (`Place` in the engine), with faults. */
export function placeContract(sort: string, make: () => Promise<PlaceUnderTest>): void {
  describe(`a place: ${sort}`, () => {
    let under: PlaceUnderTest;
    let place: Place;
    beforeAll(async () => {
      under = await make();
    });
    afterAll(() => under.end());
    beforeEach(async () => {
      under.mend();
      await under.empty();
      place = under.open();
      return () => place.close();
    });
    const write = (name: string, bytes: Uint8Array, piece = 50_000) =>
      place.write(name, inPieces(bytes, piece));
    const read = async (name: string, from = place) => {
      const found = await from.read(name);
      return found && joined(found);
    };
    /** Vitest compares long buffers number by number, which takes seconds. */
    const holds = async (name: string, bytes: Buffer, from = place) =>
      (await read(name, from))?.equals(bytes) ?? false;
    const names = async (prefix: string) => {
      const found = new Map<string, number>();
      for await (const { name, bytes } of place.list(prefix)) found.set(name, bytes);
      return found;
    };

    test.each([0, 1, 32_768, 3_000_001])('gives back %i bytes as they were written', async (length) => {
      const bytes = noise('a', length);
      await write('snapshots/2026-11-28/part-1', bytes, 70_001);
      expect(await holds('snapshots/2026-11-28/part-1', bytes, under.open())).toBe(true);
    });

    test('replaces an object whole, by a shorter one too', async () => {
      await write('ledger/head', noise('long', 200_000));
      await write('ledger/head', noise('short', 10));
      expect(await read('ledger/head')).toEqual(noise('short', 10));
      expect(await names('ledger/')).toEqual(new Map([['ledger/head', 10]]));
    });

    test('has nothing where nothing was written, and removing that is no fault', async () => {
      expect(await place.read('nothing/here')).toBeNull();
      await place.remove('nothing/here');
      await write('there', noise('b', 5));
      await place.remove('there');
      expect(await place.read('there')).toBeNull();
      expect(await names('')).toEqual(new Map());
    });

    test('lists every object with a beginning, and no other', async () => {
      const all = ['data/aa/1', 'data/aa/2', 'data/ab/1', 'database', 'data-2/x.bin', 'keys'];
      for (const [length, name] of all.entries()) await write(name, noise(name, length));
      expect(await names('')).toEqual(new Map(all.map((name, length) => [name, length])));
      expect([...(await names('data/')).keys()].sort()).toEqual(['data/aa/1', 'data/aa/2', 'data/ab/1']);
      expect([...(await names('data')).keys()].sort()).toEqual(
        all.filter((name) => name.startsWith('data')).sort(),
      );
      expect([...(await names('data/a')).keys()].sort()).toEqual(['data/aa/1', 'data/aa/2', 'data/ab/1']);
      expect(await names('data/ac/')).toEqual(new Map());
    });

    test('keeps the old object when the bytes for the new one break off', async () => {
      await write('keys/newest', noise('old', 40_000));
      const broken = place.write('keys/newest', brokenOff(noise('new', 600_000), 400_000));
      await expect(broken).rejects.toThrow('source broke off');
      expect(await read('keys/newest')).toEqual(noise('old', 40_000));
      await expect(place.write('keys/other', brokenOff(noise('new', 600_000), 400_000))).rejects.toThrow();
      expect([...(await names('')).keys()]).toEqual(['keys/newest']);
    });

    test('keeps the old object when the place goes away in the middle of a write, and goes on when it is back', async () => {
      await write('keys/newest', noise('old', 40_000));
      under.breakAfter('up', 300_000);
      expect(await troubleOf(write('keys/newest', noise('new', 2_000_000)))).toBe('away');
      under.mend();
      expect(await read('keys/newest')).toEqual(noise('old', 40_000));
      await write('keys/newest', noise('new', 2_000_000));
      expect(await holds('keys/newest', noise('new', 2_000_000))).toBe(true);
      expect([...(await names('')).keys()]).toEqual(['keys/newest']);
    });

    test('throws when the place goes away in the middle of a read', async () => {
      await write('snapshot', noise('c', 4_000_000));
      under.breakAfter('down', 300_000);
      expect(['away', 'damaged']).toContain(await troubleOf(read('snapshot')));
      under.mend();
      expect(await holds('snapshot', noise('c', 4_000_000))).toBe(true);
    });

    test('is away for every call while nothing gets through', async () => {
      await write('keys/newest', noise('old', 10));
      await place.close();
      under.breakAfter('up', 0);
      place = under.open();
      await troubleOf(write('x', noise('x', 100_000)));
      expect(await troubleOf(place.read('keys/newest'))).toBe('away');
      expect(await troubleOf(names(''))).toBe('away');
      expect(await troubleOf(place.remove('keys/newest'))).toBe('away');
      expect(await troubleOf(write('keys/newest', noise('new', 10)))).toBe('away');
    });

    test('keeps one of two whole when both are written at once', async () => {
      const [one, two] = [noise('one', 300_000), noise('two', 300_000)];
      const other = under.open();
      await Promise.all([write('same', one), other.write('same', inPieces(two, 9_000))]);
      await other.close();
      const found = await read('same');
      expect(found?.equals(one) || found?.equals(two)).toBe(true);
    });

    test('does several things at once', async () => {
      const all = Array.from({ length: 12 }, (_, index) => `many/${index}`);
      await Promise.all(all.map((name) => write(name, noise(name, 100_000))));
      const back = await Promise.all(all.map((name) => read(name)));
      expect(back.map((bytes, index) => bytes?.equals(noise(all[index] ?? '', 100_000)))).not.toContain(
        false,
      );
    });

    test('refuses names that could lead out of it', async () => {
      for (const name of [
        '../x',
        'a/../b',
        '/x',
        'a//b',
        '.hidden',
        'A',
        'a b',
        'ä',
        '',
        'a/',
        `${'a'.repeat(201)}`,
      ]) {
        await expect(place.read(name)).rejects.toThrow(RangeError);
        await expect(write(name, noise('x', 1))).rejects.toThrow(RangeError);
        await expect(place.remove(name)).rejects.toThrow(RangeError);
      }
      await expect(names('../')).rejects.toThrow(RangeError);
    });

    test('says that it is full, and keeps the old object', async (context) => {
      if (under.withRoomFor === undefined) return context.skip();
      await write('keys/newest', noise('old', 10_000));
      await under.withRoomFor(400_000, async () => {
        expect(await troubleOf(write('keys/newest', noise('new', 3_000_000)))).toBe('full');
      });
      expect(await read('keys/newest')).toEqual(noise('old', 10_000));
      expect([...(await names('')).keys()]).toEqual(['keys/newest']);
    });
  });
}

/** What a place says is wrong; a test fails when it does what was asked. */
export async function troubleOf(asked: Promise<unknown>): Promise<PlaceTrouble> {
  const error = await asked.then(
    () => new Error('it did what was asked'),
    (fault: unknown) => fault,
  );
  if (error instanceof PlaceFault) return error.trouble;
  throw error;
}

async function* brokenOff(bytes: Uint8Array, after: number): AsyncGenerator<Uint8Array> {
  yield* inPieces(bytes.subarray(0, after), 50_000);
  throw new Error('source broke off');
}
