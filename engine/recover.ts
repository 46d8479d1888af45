import type { LedgerRow } from './facts/ledger.ts';
import type { RecordId } from './ids.ts';
import type { Session } from './session.ts';
import { insertRows } from './store/insert-rows.ts';
import { statement } from './store/statement.ts';
import { reindexRecords } from './vault/index-keys.ts';

const pendingFacts = statement<{ after: number }, LedgerRow>((db, slot) =>
  db
    .selectFrom('records.pending_fact')
    .select(['number', 'at', 'type', 'actor', 'person_id', 'body', 'hash'])
    .where('number', '>', slot('after'))
    .orderBy('number'),
);
const pendingShreds = statement<Record<never, never>, { key_groups: string }>((db) =>
  db.selectFrom('records.pending_shred').select('key_groups'),
);
const pendingIndex = statement<Record<never, never>, { record_id: RecordId; kind: string }>((db) =>
  db.selectFrom('records.pending_index').select(['record_id', 'kind']),
);
const clear = ['pending_fact', 'pending_shred', 'pending_index'].map((table) =>
  statement((db) => db.deleteFrom(`records.${table}`)),
);

/**
 * Finishes what was interrupted between the commit of the records and what follows it, by a crash of this process or of another
 * on the same store: facts the ledger lacks, keys that should be gone, index rows. Within a transaction, before anything else of
 * it; repeating it changes nothing.
 */
export async function recover(session: Session): Promise<void> {
  const { connection, keyring, ledger, register } = session;
  const facts = await pendingFacts.run(connection, { after: ledger.heads().fact.number });
  const columns = ['number', 'at', 'type', 'actor', 'person_id', 'body', 'hash'] as const;
  await insertRows(
    connection,
    'ledger.fact',
    columns,
    facts.map((fact) => columns.map((column) => fact[column])),
  );
  if (facts.length > 0) await ledger.refresh();
  for (const { key_groups } of await pendingShreds.run(connection, {})) {
    await keyring.dropMany(JSON.parse(key_groups));
    session.after.unscrubbed = true;
  }
  const pending = await pendingIndex.run(connection, {});
  for (const kind of register.kinds.values()) {
    const ids = pending.filter((each) => each.kind === kind.id).map((each) => each.record_id);
    if (ids.length > 0) await reindexRecords(session, kind, ids);
  }
  for (const table of clear) await table.run(connection, {});
}
