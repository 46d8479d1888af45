import { chainHash, genesis, type LedgerRow } from '../../facts/ledger.ts';
import type { PersonId } from '../../ids.ts';
import type { OpenSession } from '../../open-session.ts';
import { insertRows } from '../../store/insert-rows.ts';
import { statement } from '../../store/statement.ts';
import type { KitContent } from '../custody/kit-objects.ts';
import type { CopiedRow, LedgerHead } from '../custody/ledger-format.ts';
import type { Place } from '../place.ts';
import { rowsOf } from './find-ledger.ts';

const chainColumns = ['number', 'at', 'type', 'actor', 'person_id', 'body', 'hash'] as const;
const checkpointColumns = [
  'number',
  'at',
  'fact_number',
  'fact_hash',
  'access_number',
  'access_hash',
  'signature',
] as const;

const insertIdentity = statement<{ key: Buffer }>((db, slot) =>
  db.insertInto('ledger.identity').values({ public_key: slot('key') }),
);
const emptied = ['fact', 'access', 'checkpoint', 'identity'].map((table) =>
  statement((db) => db.deleteFrom(`ledger.${table}`)),
);

const asBytes = (value: string | number | null | undefined): Buffer => Buffer.from(String(value), 'hex');

/** An entry of a chain as it stood, with the hash that follows from the one before. */
function entryOf(row: CopiedRow, before: Buffer): LedgerRow {
  const [number, at, type, actor, person, body] = row;
  const bare = {
    number: Number(number),
    at: Number(at),
    type: String(type),
    actor: String(actor),
    person_id: (person ?? null) as PersonId | null,
    body: String(body),
  };
  return { ...bare, hash: chainHash(before, bare) };
}

/**
 * Puts a copy of the ledger into a store that has none: checkpoints, facts, accesses. Hashes are made anew from the entries, so whatever
 * was changed in them shows against the head and against the signatures, which the caller verifies.
 * @returns the hashes the chain of facts has at the wanted entries
 */
export async function loadLedger(
  { session, runUnit }: OpenSession,
  kit: KitContent,
  head: LedgerHead,
  places: readonly Place[],
  identity: Buffer,
  wanted: ReadonlySet<number>,
): Promise<ReadonlyMap<number, string>> {
  const { connection } = session;
  await runUnit(async () => {
    for (const table of emptied) await table.run(connection, {});
    await insertIdentity.run(connection, { key: identity });
  });
  const anchors = new Map<number, Buffer>();
  for await (const rows of rowsOf(kit, head, places, 'checkpoint')) {
    const values = rows.map(([number, at, fact, factHash, access, accessHash, signature]) => {
      anchors.set(Number(access), asBytes(accessHash));
      return [number, at, fact, asBytes(factHash), access, asBytes(accessHash), asBytes(signature)];
    });
    await runUnit(() => insertRows(connection, 'ledger.checkpoint', checkpointColumns, values));
  }
  const hashes = new Map<number, string>();
  for (const stream of ['fact', 'access'] as const) {
    let before: Buffer | null = null;
    for await (const rows of rowsOf(kit, head, places, stream)) {
      const values: unknown[][] = [];
      for (const row of rows) {
        // Where accesses died the chain goes on from the checkpoint in their place.
        before ??= anchors.get(Number(row[0]) - 1) ?? genesis.hash;
        const entry = entryOf(row, stream === 'fact' && Number(row[0]) === 1 ? genesis.hash : before);
        before = Buffer.from(entry.hash);
        if (stream === 'fact' && wanted.has(entry.number)) hashes.set(entry.number, before.toString('hex'));
        values.push(chainColumns.map((column) => entry[column]));
      }
      await runUnit(() => insertRows(connection, `ledger.${stream}`, chainColumns, values));
    }
  }
  await session.ledger.refresh();
  return hashes;
}
