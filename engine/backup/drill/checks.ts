import type { AnyKind } from '../../declare/index.ts';
import type { Engine } from '../../engine.ts';
import type { RecordId } from '../../ids.ts';
import type { Session } from '../../session.ts';
import { engineSchemaVersion } from '../../store/schema.ts';
import { statement } from '../../store/statement.ts';
import { decodeSealed, statementsOf } from '../../vault/records.ts';
import type { CustodyTools } from '../custody/tools.ts';
import type { DrillCheck } from './drill-view.ts';

/** The answer of one check. */
export type Answer = 'pass' | 'fail' | 'inconclusive';

/** Answers by check. */
export type Answers = Partial<Record<DrillCheck, Answer>>;

/** The smallest id a record can have that was made at or after an instant. */
function firstIdAt(at: number): string {
  const time = Math.max(0, Math.floor(at)).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}`;
}

/** What is being written while a snapshot begins may be on either side of it. */
const marginMs = 60_000;

const countUntouchedSince = (kind: AnyKind) =>
  statement<{ at: number }, { count: number }>((db, slot) =>
    db
      .selectFrom(`records.${kind.id}`)
      .select((eb) => eb.fn.countAll().as('count'))
      .where('updated_at', '<=', slot('at')),
  );

/** Every record that lives and was not touched since the snapshot has to be there; an empty store proves nothing. */
export async function checkRows(
  live: Session,
  restored: Session,
  snapshotAt: number,
): Promise<{ readonly answer: Answer; readonly records: number }> {
  let records = 0;
  let lacking = false;
  for (const kind of live.register.kinds.values()) {
    const count = countUntouchedSince(kind);
    const [there] = await count.run(live.store.reader, { at: snapshotAt - marginMs });
    const [back] = await count.run(restored.store.reader, { at: Number.MAX_SAFE_INTEGER });
    records += Number(back?.count ?? 0);
    if (Number(back?.count ?? 0) < Number(there?.count ?? 0)) lacking = true;
  }
  return { answer: lacking ? 'fail' : records === 0 ? 'inconclusive' : 'pass', records };
}

/** Records of each kind that are opened. */
const picked = 50;

const pickFrom = (kind: AnyKind) =>
  statement<{ from: string }, { id: RecordId }>((db, slot) =>
    db
      .selectFrom(`records.${kind.id}`)
      .select('id')
      .where('id', '>=', slot('from'))
      .where('life', '<>', 'anonymous')
      .orderBy('id')
      .limit(5),
  );

/** Opens the seals of records picked at random. Hands no content to anybody and keeps none. */
export async function checkSeals(
  { session, runUnit }: CustodyTools,
  begin: number,
  random: () => number,
): Promise<{ readonly answer: Answer; readonly opened: number }> {
  let opened = 0;
  for (const kind of session.register.kinds.values()) {
    const ids = new Set<RecordId>();
    for (const { id } of await pickFrom(kind).run(session.store.reader, { from: '' })) ids.add(id);
    for (let i = 0; i < picked / 5; i++) {
      const from = firstIdAt(begin + random() * (session.now() - begin));
      for (const { id } of await pickFrom(kind).run(session.store.reader, { from })) ids.add(id);
    }
    const whole = await runUnit(() => sealsOpen(session, kind, [...ids]));
    if (!whole) return { answer: 'fail', opened };
    opened += ids.size;
  }
  return { answer: opened === 0 ? 'inconclusive' : 'pass', opened };
}

async function sealsOpen(session: Session, kind: AnyKind, ids: readonly RecordId[]): Promise<boolean> {
  const rows = await statementsOf(kind).byId.run(session.connection, ids);
  const keys = await session.keyring.findMany(rows.map((row) => row.key_group ?? ''));
  for (const row of rows) {
    const key = keys.get(row.key_group ?? '');
    if (key === undefined) return false;
    try {
      decodeSealed(session, kind, row, key);
    } catch {
      return false;
    }
  }
  return true;
}

/** Whether the ledger verifies and the facts that stand are those it says. */
export async function checkLedger(engine: Engine): Promise<Answer> {
  const damages = (await engine.ledger.verify()).intact;
  return damages ? 'pass' : 'fail';
}

/** Whether the restored store is of this program's version. */
export async function checkSchema(engine: Engine): Promise<Answer> {
  const rows = await engine.db
    .selectFrom('records.migration')
    .select('id')
    .where('module', '=', 'engine')
    .execute();
  return rows.some(({ id }) => Number(id) === engineSchemaVersion) ? 'pass' : 'fail';
}
