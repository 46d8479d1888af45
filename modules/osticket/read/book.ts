import type { Scratch } from '@redlich/engine';
import { type ForeignRow, rowIn, sortOf } from './collect.ts';
import type { TableName } from './tables.ts';

/** Where the rows of one osTicket are found. */
export interface Rows {
  one(name: TableName, id: number): ForeignRow | null;
  under(name: TableName, parent: number, by?: string): readonly ForeignRow[];
  /** Each row of a table with its id, one after the other. */
  all(name: TableName): Generator<readonly [number, ForeignRow], void, void>;
  chunks(file: number): Generator<Buffer, void, void>;
  count(name: TableName, by?: string): number;
}

/** The rows of the osTicket behind a prefix. */
export const rowsOf = (scratch: Scratch, prefix: string): Rows => ({
  one(name, id) {
    const bytes = scratch.one(sortOf(prefix, name), id);
    return bytes === null ? null : rowIn(bytes);
  },
  under: (name, parent, by) => [...scratch.under(sortOf(prefix, name, by), parent)].map(rowIn),
  *all(name) {
    for (const { id, bytes } of scratch.all(sortOf(prefix, name))) yield [id, rowIn(bytes)];
  },
  chunks: (file) => scratch.under(sortOf(prefix, 'file_chunk'), file),
  count: (name, by) => scratch.count(sortOf(prefix, name, by)),
});

/** What is small and needed for every enquiry: names of things, and what fields of forms mean. */
export interface Book {
  readonly statuses: ReadonlyMap<number, ForeignRow>;
  readonly topics: ReadonlyMap<number, ForeignRow>;
  readonly departments: ReadonlyMap<number, ForeignRow>;
  readonly teams: ReadonlyMap<number, ForeignRow>;
  readonly staff: ReadonlyMap<number, ForeignRow>;
  readonly priorities: ReadonlyMap<number, ForeignRow>;
  readonly fields: ReadonlyMap<number, ForeignRow>;
  /** Names of what can happen to a thread; before osTicket 1.13 the name stands with what happened. */
  readonly events: ReadonlyMap<number, ForeignRow>;
  readonly items: ReadonlyMap<number, ForeignRow>;
}

/** Reads it. */
export const bookOf = (rows: Rows): Book => ({
  statuses: new Map(rows.all('ticket_status')),
  topics: new Map(rows.all('help_topic')),
  departments: new Map(rows.all('department')),
  teams: new Map(rows.all('team')),
  staff: new Map(rows.all('staff')),
  priorities: new Map(rows.all('ticket_priority')),
  fields: new Map(rows.all('form_field')),
  events: new Map(rows.all('event')),
  items: new Map(rows.all('list_items')),
});

/** The whole name of a topic: `Hardware / Drucker`. */
export function topicName(book: Book, id: number): string {
  const names: string[] = [];
  for (let at = id; at !== 0 && names.length < 5; ) {
    const row = book.topics.get(at);
    if (row === undefined) break;
    names.unshift(row.topic ?? '');
    at = Number(row.topic_pid ?? 0);
  }
  return names.join(' / ');
}
