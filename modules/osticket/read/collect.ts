import type { Scratch, ScratchRow } from '@redlich/engine';
import { type DumpEnd, type DumpRow, type DumpValue, readDump } from '../dump/read-dump.ts';
import { type ForeignTable, foreignTables, type TableName, tableIn } from './tables.ts';

/** A row as it is kept: columns that are read, as text. */
export type ForeignRow = Readonly<Record<string, string | null>>;

/** What is in a dump, kept in the scratch. */
export interface Collected {
  /** What stands before the names of the tables of the one osTicket in it. */
  readonly prefix: string;
  readonly end: DumpEnd;
}

/** Why a dump cannot be taken over. */
export type NoDump =
  | { readonly refused: 'no-dump' | 'no-osticket' }
  /** Several installations in one file. */
  | { readonly refused: 'several'; readonly prefixes: readonly string[] };

/** The name under which rows of a table are kept. */
export const sortOf = (prefix: string, name: TableName, by = ''): string => `${prefix} ${name} ${by}`;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const western = new TextDecoder('windows-1252');

/**
 * Text as it was meant. Dumps are UTF-8 as a rule; one made with another charset, or of tables in `latin1`, is not, and then hardly ever
 * valid UTF-8 by chance.
 */
export function textOf(bytes: DumpValue | undefined): string | null {
  if (bytes === null || bytes === undefined) return null;
  try {
    return strict.decode(bytes);
  } catch {
    return western.decode(bytes);
  }
}

/** Reads a dump once and keeps what is needed of it in the scratch. */
export async function collect(
  source: AsyncIterable<Uint8Array>,
  scratch: Scratch,
  options: { readonly prefix?: string | undefined; readonly progress?: ((rows: number) => void) | undefined },
): Promise<Collected | NoDump> {
  const found = new Map<string, Set<TableName>>();
  const reading = readDump(source, (table) => tableIn(table) !== null);
  let rows = 0;
  for (;;) {
    const step = await reading.next();
    if (step.done) return chosen(found, step.value, options.prefix);
    scratch.add(step.value.flatMap((row) => kept(row, found)));
    rows += step.value.length;
    options.progress?.(rows);
  }
}

function chosen(
  found: ReadonlyMap<string, ReadonlySet<TableName>>,
  end: DumpEnd,
  wanted: string | undefined,
): Collected | NoDump {
  const prefixes = [...found.keys()].filter((prefix) =>
    (['ticket', 'thread', 'user'] as const).every((name) => found.get(prefix)?.has(name)),
  );
  const [prefix, ...others] =
    wanted === undefined
      ? prefixes
      : prefixes.filter((each) => each === wanted || each.endsWith(`.${wanted}`));
  if (prefix === undefined) return { refused: found.size === 0 ? 'no-dump' : 'no-osticket' };
  return others.length > 0 ? { refused: 'several', prefixes } : { prefix, end };
}

const numberIn = (value: DumpValue | undefined): number => Number(value?.toString('latin1') ?? 0) || 0;

function kept({ table, values }: DumpRow, found: Map<string, Set<TableName>>): readonly ScratchRow[] {
  const at = tableIn(table);
  if (at === null) return [];
  const { prefix, name } = at;
  const { id, parent, by, columns }: ForeignTable = foreignTables[name];
  found.set(prefix, (found.get(prefix) ?? new Set()).add(name));
  const read = () =>
    Buffer.from(
      JSON.stringify(Object.fromEntries(columns.map((column) => [column, textOf(values[column])]))),
    );
  return [
    {
      sort: sortOf(prefix, name, by === undefined ? '' : (textOf(values[by]) ?? '')),
      id: numberIn(values[id]),
      parent: parent === undefined ? 0 : numberIn(values[parent]),
      bytes: name === 'file_chunk' ? (values.filedata ?? Buffer.alloc(0)) : read(),
    },
  ];
}

/** A kept row. */
export const rowIn = (bytes: Buffer): ForeignRow => JSON.parse(bytes.toString('utf8')) as ForeignRow;
