import type { Session } from '../session.ts';
import { ownIdentity, signCheckpoint } from './checkpoint.ts';
import { type LedgerRow, toBuffer } from './ledger.ts';
import { verifyLedger } from './ledger-verify.ts';
import type { LedgerEntry, LedgerView, Stream } from './ledger-view.ts';

/** Reads the ledger, newest entries first. */
export function ledgerReader(
  session: Session,
  runUnit: <Result>(work: () => Promise<Result>) => Promise<Result>,
): LedgerView {
  return {
    async page({ stream = 'fact', types, person, before, limit }) {
      let query = session.store.readerDb
        .selectFrom(`ledger.${stream}`)
        .select(['number', 'at', 'type', 'actor', 'person_id', 'body', 'hash']);
      if (types !== undefined && types.length > 0) query = query.where('type', 'in', [...types]);
      if (person !== undefined) query = query.where('person_id', '=', person);
      if (before !== undefined) query = query.where('number', '<', before);
      const rows = await query.orderBy('number', 'desc').limit(limit).execute();
      return rows.map((row) => toEntry(stream, row as LedgerRow));
    },
    verify: async (progress) => verifyLedger(session, await runUnit(() => ownIdentity(session)), progress),
    checkpoint: () =>
      runUnit(async () => {
        await signCheckpoint(session);
        const { fact, access } = session.ledger.heads();
        return { facts: fact.number, accesses: access.number };
      }),
  };
}

function toEntry(stream: Stream, row: LedgerRow): LedgerEntry {
  return {
    stream,
    number: row.number,
    at: row.at,
    type: row.type,
    actor: row.actor,
    person: row.person_id,
    body: JSON.parse(row.body),
    hash: toBuffer(row.hash).toString('hex'),
  };
}
