import type { PersonId, Unit } from '@redlich/engine';
import { type FileRow, matterOf } from './files.ts';
import { markFile } from './order-events.ts';

/** How things stand with the orders of two files together. At most one of the two is set. */
export interface MergedEvents {
  readonly orders_done: number | null;
  readonly left_idle: number | null;
}

/** An order open in either file keeps both; otherwise the later end counts, and a done order counts before a file without any. */
export function mergedEvents(stays: FileRow, goes: FileRow): MergedEvents {
  const matters = [matterOf(stays), matterOf(goes)];
  if (matters.includes('open')) return { orders_done: null, left_idle: null };
  const latest = (...instants: readonly (number | null)[]) => Math.max(...instants.map((at) => at ?? 0));
  if (matters.includes('done'))
    return { orders_done: latest(stays.orders_done_at, goes.orders_done_at), left_idle: null };
  return { orders_done: null, left_idle: latest(stays.left_idle_at, goes.left_idle_at) };
}

/** Gives all records of a person's file these events. What is cleared is cleared first: the other one then decides alone. */
export async function setMatter(unit: Unit, person: PersonId, events: MergedEvents): Promise<void> {
  const names = ['orders_done', 'left_idle'] as const;
  for (const event of names) if (events[event] === null) await markFile(unit, person, event, null);
  for (const event of names) if (events[event] !== null) await markFile(unit, person, event, events[event]);
}
