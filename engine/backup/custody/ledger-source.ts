import { type LedgerRow, toBuffer } from '../../facts/ledger.ts';
import type { Connection } from '../../store/connection.ts';
import { statement } from '../../store/statement.ts';
import type { CopiedRow, CopiedStream } from './ledger-format.ts';

/** Rows of one segment at most; a full one is never written again. */
export const fullSegment = 20_000;

const chainColumns = ['number', 'at', 'type', 'actor', 'person_id', 'body'] as const;
const checkpointColumns = [
  'number',
  'at',
  'fact_number',
  'fact_hash',
  'access_number',
  'access_hash',
  'signature',
] as const;

type None = Record<never, never>;
type Range = { from: number; to: number };

const rowsIn = {
  fact: rowsOf('fact', chainColumns),
  access: rowsOf('access', chainColumns),
  checkpoint: rowsOf('checkpoint', checkpointColumns),
} as const;

function rowsOf(table: CopiedStream, columns: readonly string[]) {
  return statement<Range, Record<string, string | number | null | Uint8Array>>((db, slot) =>
    db
      .selectFrom(`ledger.${table}`)
      .select(columns as string[])
      .where('number', '>=', slot('from'))
      .where('number', '<=', slot('to'))
      .orderBy('number')
      .limit(fullSegment),
  );
}

const edge = (table: CopiedStream, direction: 'asc' | 'desc') =>
  statement<None, { number: number }>((db) =>
    db.selectFrom(`ledger.${table}`).select('number').orderBy('number', direction).limit(1),
  );

const edges = {
  fact: { first: edge('fact', 'asc'), last: edge('fact', 'desc') },
  access: { first: edge('access', 'asc'), last: edge('access', 'desc') },
  checkpoint: { first: edge('checkpoint', 'asc'), last: edge('checkpoint', 'desc') },
} as const;

const hashAt = {
  fact: hashOf('fact'),
  access: hashOf('access'),
} as const;

function hashOf(table: 'fact' | 'access') {
  return statement<{ number: number }, Pick<LedgerRow, 'hash'>>((db, slot) =>
    db.selectFrom(`ledger.${table}`).select('hash').where('number', '=', slot('number')),
  );
}

const identity = statement<None, { public_key: Uint8Array }>((db) =>
  db.selectFrom('ledger.identity').select('public_key').limit(1),
);

/** Where a chain begins and ends; `first` grows as old accesses die. Empty: `last` is 0. */
export interface Extent {
  readonly first: number;
  readonly last: number;
}

/** Reads the ledger for copying it. */
export const ledgerSource = {
  async extent(connection: Connection, stream: CopiedStream): Promise<Extent> {
    const [first] = await edges[stream].first.run(connection, {});
    const [last] = await edges[stream].last.run(connection, {});
    return { first: first?.number ?? 1, last: last?.number ?? 0 };
  },
  /** Lower-case hex; empty when there is no such entry. */
  async hash(connection: Connection, stream: 'fact' | 'access', number: number): Promise<string> {
    const [row] = await hashAt[stream].run(connection, { number });
    return row === undefined ? '' : toBuffer(row.hash).toString('hex');
  },
  async identity(connection: Connection): Promise<Buffer | null> {
    const [row] = await identity.run(connection, {});
    return row === undefined ? null : toBuffer(row.public_key);
  },
  /** Up to {@link fullSegment} rows as they travel. */
  async rows(connection: Connection, stream: CopiedStream, range: Range): Promise<readonly CopiedRow[]> {
    const columns = stream === 'checkpoint' ? checkpointColumns : chainColumns;
    const rows = await rowsIn[stream].run(connection, range);
    return rows.map((row) => columns.map((column) => asText(row[column])));
  },
} as const;

const asText = (value: string | number | null | Uint8Array | undefined): string | number | null =>
  value instanceof Uint8Array ? toBuffer(value).toString('hex') : (value ?? null);
