import { EngineFault } from '../errors.ts';
import type { PersonId } from '../ids.ts';
import { sodium } from '../sodium.ts';
import type { Connection } from '../store/connection.ts';
import { statement } from '../store/statement.ts';
import type { Stream } from './ledger-view.ts';

/** A row of a ledger stream. */
export interface LedgerRow {
  readonly number: number;
  readonly at: number;
  readonly type: string;
  readonly actor: string;
  readonly person_id: PersonId | null;
  readonly body: string;
  readonly hash: Uint8Array;
}

/** The end of a chain. */
export interface Head {
  readonly number: number;
  readonly hash: Buffer;
}

/** Before the first entry. */
export const genesis: Head = { number: 0, hash: Buffer.alloc(32) };

/** What an entry says, before it has a number. */
export interface Entry {
  readonly at: number;
  readonly type: string;
  readonly actor: string;
  readonly person: PersonId | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The chain's hash up to an entry: BLAKE2b-256 over the hash before and the entry's own text. */
export function chainHash(before: Uint8Array, row: Omit<LedgerRow, 'hash'>): Buffer {
  const text = JSON.stringify([row.number, row.at, row.type, row.actor, row.person_id, row.body]);
  const hash = Buffer.allocUnsafe(32);
  sodium.crypto_generichash_batch(hash, [
    Buffer.from(before.buffer, before.byteOffset, before.byteLength),
    Buffer.from(text),
  ]);
  return hash;
}

const columns = ['number', 'at', 'type', 'actor', 'person_id', 'body', 'hash'] as const;

const appendTo = Object.fromEntries(
  (['fact', 'access'] as const).map((stream) => [
    stream,
    statement<Record<(typeof columns)[number], unknown>>((db, slot) =>
      db
        .insertInto(`ledger.${stream}`)
        .values(Object.fromEntries(columns.map((column) => [column, slot(column)]))),
    ),
  ]),
);
const appendPending = statement<Record<(typeof columns)[number] | 'batch', unknown>>((db, slot) =>
  db
    .insertInto('records.pending_fact')
    .values(Object.fromEntries([...columns, 'batch' as const].map((column) => [column, slot(column)]))),
);
const lastOf = Object.fromEntries(
  (['fact', 'access'] as const).map((stream) => [
    stream,
    statement<Record<never, never>, { number: number; hash: Uint8Array }>((db) =>
      db.selectFrom(`ledger.${stream}`).select(['number', 'hash']).orderBy('number', 'desc').limit(1),
    ),
  ]),
);
const lastCheckpoint = statement<Record<never, never>, { access_number: number; access_hash: Uint8Array }>(
  (db) =>
    db
      .selectFrom('ledger.checkpoint')
      .select(['access_number', 'access_hash'])
      .orderBy('number', 'desc')
      .limit(1),
);

/** Appends to the ledger. Both chains end in memory, so appending costs one insert. */
export interface LedgerWriter {
  /** @returns the entry's number */
  append(stream: Stream, entry: Entry): Promise<number>;
  heads(): { readonly fact: Head; readonly access: Head };
  /** After a unit failed. */
  reset(heads: { readonly fact: Head; readonly access: Head }): void;
  /** Reads the ends again, after another process wrote. */
  refresh(): Promise<void>;
}

/**
 * Opens the ledger for appending.
 * @param batch names the running batch for the copy of facts that is kept with the records, or `null` in an atomic store
 */
export function ledgerWriter(connection: Connection, batch: () => string | null): LedgerWriter {
  let heads = { fact: genesis, access: genesis };
  return {
    async append(stream, entry) {
      const before = heads[stream];
      const row = {
        number: before.number + 1,
        at: entry.at,
        type: entry.type,
        actor: entry.actor,
        person_id: entry.person,
        body: JSON.stringify(entry.body),
      };
      const hash = chainHash(before.hash, row);
      const append = appendTo[stream];
      if (append === undefined) throw new EngineFault('not-declared', 'no such stream', true);
      await append.run(connection, { ...row, hash });
      const owner = batch();
      if (stream === 'fact' && owner !== null)
        await appendPending.run(connection, { ...row, hash, batch: owner });
      heads = { ...heads, [stream]: { number: row.number, hash } };
      return row.number;
    },
    heads: () => heads,
    reset: (to) => {
      heads = { ...to };
    },
    async refresh() {
      const [fact] = (await lastOf.fact?.run(connection, {})) ?? [];
      const [access] = (await lastOf.access?.run(connection, {})) ?? [];
      const [checkpoint] = await lastCheckpoint.run(connection, {});
      // When every access entry has died, the chain goes on from the checkpoint in their place.
      const left = checkpoint
        ? { number: checkpoint.access_number, hash: toBuffer(checkpoint.access_hash) }
        : genesis;
      heads = {
        fact: fact ? { number: fact.number, hash: toBuffer(fact.hash) } : genesis,
        access: access ? { number: access.number, hash: toBuffer(access.hash) } : left,
      };
    },
  };
}

/** A view of bytes as a Buffer, without a copy. */
export const toBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
