import type { Place } from '../place.ts';
import { custodyFolder, custodyIn, custodyPrefix } from './custody-format.ts';
import type { CustodyRow, HeldRow } from './custody-rows.ts';
import type { CustodyTrouble } from './custody-view.ts';
import { digestOf, namesAt, readObject } from './objects.ts';

/** What this server remembers of its custodies. */
export interface Remembered {
  readonly custodies: readonly CustodyRow[];
  readonly held: readonly HeldRow[];
  /** Under which name this server writes; after a restore another than before. */
  readonly writer: string;
}

/** What a place shows, compared with what is remembered. */
export interface Survey {
  readonly trouble: CustodyTrouble | null;
  /** The highest generation there, whoever wrote it. */
  readonly highest: number;
  /** Generations there that this server wrote, so that it may remove them. */
  readonly own: readonly number[];
}

/**
 * Looks at a place before anything is written to it. A custody nobody here remembers was written by another server on the same place;
 * one that was confirmed and is missing or changed tells that the place was put back to an earlier state, or emptied.
 */
export async function surveyPlace(
  tenant: string,
  place: Place,
  { custodies, held, writer: self }: Remembered,
): Promise<Survey> {
  const there = new Map<number, Set<string>>();
  for (const name of await namesAt(place, custodyPrefix(tenant))) {
    const found = custodyIn(name);
    if (found === null) continue;
    there.set(found.generation, (there.get(found.generation) ?? new Set()).add(found.writer));
  }
  const highest = Math.max(0, ...there.keys());
  const own = new Map(custodies.map((row) => [row.generation, row.writer]));
  const here = held.filter((row) => row.place === place.id);
  const remembered = new Set(here.map((row) => row.generation));
  // What the server wrote that this one was restored from is its own as well, up to where it was taken over.
  const takenOver = (generation: number, writer: string): boolean =>
    writer !== self && custodies.some((row) => row.writer === writer && row.generation >= generation);
  const isOwn = (generation: number, writer: string): boolean =>
    (remembered.has(generation) && own.get(generation) === writer) || takenOver(generation, writer);
  const foreign = [...there].some(([generation, writers]) =>
    [...writers].some((writer) => !isOwn(generation, writer)),
  );
  if (foreign) return { trouble: 'other-writer', highest, own: [] };
  const newest = here.findLast((row) => row.confirmed_at !== null);
  const generations = [...there.keys()].sort((a, b) => a - b);
  if (newest === undefined) return { trouble: null, highest, own: generations };
  const writer = own.get(newest.generation) ?? '';
  const head = await readObject(place, `${custodyFolder(tenant, newest.generation, writer)}/head`);
  const cameBack = here.some((row) => row.removed_at !== null && there.has(row.generation));
  const same = head !== null && digestOf(head) === newest.digest;
  if (same && !cameBack) return { trouble: null, highest, own: generations };
  // A head that is there and says something else was written by somebody who calls himself as this server does: a copy of it.
  const trouble = head !== null && !same ? 'other-writer' : 'rolled-back';
  return { trouble, highest, own: trouble === 'other-writer' ? [] : generations };
}
