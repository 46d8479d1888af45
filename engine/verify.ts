import type { AnyKind } from './declare/index.ts';
import type { Damage } from './engine.ts';
import { ownIdentity } from './facts/checkpoint.ts';
import { verifyLedger } from './facts/ledger-verify.ts';
import { standsOtherwise } from './facts/verify-standing.ts';
import type { RecordId } from './ids.ts';
import type { Session } from './session.ts';
import { columnsOf, type Present, readPresent } from './store/kind-table.ts';
import { listStatement } from './store/list-statement.ts';
import { statement } from './store/statement.ts';
import { decodeSealed, type KindRow, statementsOf } from './vault/records.ts';
import { searchedFields } from './vault/search-index.ts';

const pageSize = 500;
/** Damages named one by one; beyond that the count says enough. */
const mostNamed = 100;

type Report = (damage: Damage) => void;

/**
 * Looks for damage in everything a tenant has: the ledger's chains, every record's key and seal, index rows without records and
 * records without index rows, columns nobody declares. Reads only; opens seals without handing content to anybody.
 */
export async function verifyAll(
  session: Session,
  runUnit: <Result>(work: () => Promise<Result>) => Promise<Result>,
): Promise<readonly Damage[]> {
  const damages: Damage[] = [];
  const report: Report = (damage) => {
    if (damages.length < mostNamed) damages.push(damage);
  };
  const ledger = await verifyLedger(session, await runUnit(() => ownIdentity(session)));
  if (!ledger.intact) {
    report({
      where: 'ledger',
      id: `${ledger.stream}/${ledger.number}`,
      what: {
        de: `Die Kette bricht hier (${ledger.fault}).`,
        en: `The chain breaks here (${ledger.fault}).`,
      },
    });
  }
  for (const { person, about } of await standsOtherwise(session, runUnit)) {
    report({
      where: 'ledger',
      id: `${person}/${about}`,
      what: {
        de: 'Was für diese Person gilt, steht so nicht im Nachweis.',
        en: 'What stands for this person is not what the ledger says.',
      },
    });
  }
  const present = await readPresent(session.store.readerDb, session.store.dialect);
  for (const kind of session.register.kinds.values()) {
    verifyColumns(present, kind, report);
    await verifyKind(session, kind, runUnit, report);
  }
  await verifyIndex(session, report);
  return damages;
}

function verifyColumns(present: Present, kind: AnyKind, report: Report): void {
  const declared = new Set(columnsOf(kind).map((column) => column.name));
  for (const column of present.columnsOf.get(kind.id) ?? []) {
    if (declared.has(column)) continue;
    report({
      where: 'schema',
      id: `${kind.id}.${column}`,
      what: { de: 'Diese Spalte ist nicht erklärt.', en: 'Nobody declares this column.' },
    });
  }
}

async function verifyKind(
  session: Session,
  kind: AnyKind,
  runUnit: <Result>(work: () => Promise<Result>) => Promise<Result>,
  report: Report,
): Promise<void> {
  const { columns } = statementsOf(kind);
  const page = statement<{ after: string }, KindRow>((db, slot) =>
    db
      .selectFrom(`records.${kind.id}`)
      .select(columns)
      .where('id', '>', slot('after'))
      .orderBy('id')
      .limit(pageSize),
  );
  let after = '';
  for (;;) {
    const rows = await runUnit(async () => {
      const found = await page.run(session.connection, { after });
      await verifySeals(session, kind, found, report);
      if (searchedFields(kind).length > 0) await verifyIndexed(session, found, report);
      return found;
    });
    if (rows.length < pageSize) return;
    after = rows.at(-1)?.id ?? '';
  }
}

/** The keys that open; a damaged one among them must not hide the state of the others. */
async function keysOf(session: Session, groups: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  try {
    return await session.keyring.findMany(groups);
  } catch {
    const keys = new Map<string, Buffer>();
    for (const group of groups) {
      const key = await session.keyring.find(group).catch(() => null);
      if (key !== null) keys.set(group, key);
    }
    return keys;
  }
}

async function verifySeals(
  session: Session,
  kind: AnyKind,
  rows: readonly KindRow[],
  report: Report,
): Promise<void> {
  const living = rows.filter((row) => row.life !== 'anonymous');
  const keys = await keysOf(
    session,
    living.map((row) => row.key_group ?? ''),
  );
  for (const row of living) {
    const key = keys.get(row.key_group ?? '');
    if (key === undefined) {
      report({
        where: 'keys',
        id: row.id,
        what: {
          de: 'Der Schlüssel dieses Datensatzes fehlt oder ist beschädigt.',
          en: 'The key of this record is missing or damaged.',
        },
      });
      continue;
    }
    try {
      decodeSealed(session, kind, row, key);
    } catch {
      report({
        where: 'records',
        id: row.id,
        what: { de: 'Das Siegel öffnet sich nicht.', en: 'The seal does not open.' },
      });
    }
  }
}

const indexed = listStatement<{ record_id: RecordId }>((db, list) =>
  db.selectFrom('idx.doc').select('record_id').where('record_id', 'in', list),
);

async function verifyIndexed(session: Session, rows: readonly KindRow[], report: Report): Promise<void> {
  const living = rows.filter((row) => row.life !== 'anonymous').map((row) => row.id);
  if (living.length === 0) return;
  const found = new Set((await indexed.run(session.connection, living)).map((row) => row.record_id));
  for (const id of living) {
    if (found.has(id)) continue;
    report({
      where: 'index',
      id,
      what: {
        de: 'Dieser Datensatz steht nicht im Suchindex.',
        en: 'This record is not in the search index.',
      },
    });
  }
}

async function verifyIndex(session: Session, report: Report): Promise<void> {
  for (const kind of session.register.kinds.values()) {
    const stale = await session.store.readerDb
      .selectFrom('idx.doc as d')
      .select('d.record_id')
      .where('d.kind', '=', kind.id)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb.selectFrom(`records.${kind.id} as r`).select('r.id').whereRef('r.id', '=', 'd.record_id'),
          ),
        ),
      )
      .limit(mostNamed)
      .execute();
    for (const row of stale) {
      report({
        where: 'index',
        id: row.record_id,
        what: {
          de: 'Der Suchindex nennt einen Datensatz, den es nicht gibt.',
          en: 'The search index names a record that does not exist.',
        },
      });
    }
  }
}
