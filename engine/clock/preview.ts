import { sql } from 'kysely';
import type { AnyKind, DeletionRule, Period, Statute } from '../declare/index.ts';
import { noFacts, readFacts } from '../facts/projection.ts';
import type { RecordId } from '../ids.ts';
import type { Session } from '../session.ts';
import { statement } from '../store/statement.ts';
import { type KindRow, statementsOf } from '../vault/records.ts';
import { type Action, personsOf } from './carry-out.ts';
import type { PeriodOf } from './due.ts';
import { dueOfRow } from './recompute.ts';
import { kindsUnder } from './set-periods.ts';
import type { DueCount, DueRecord, Simulation, SweepReport } from './view.ts';

interface Group {
  readonly due_at: number;
  readonly due_action: Action;
  readonly count: number;
}

/** Counts what is due until an instant by local day, kind and action. Reads the index of due dates only. */
export async function previewDue(session: Session, until: number): Promise<readonly DueCount[]> {
  const today = session.calendar.dayOf(session.now());
  const counts = new Map<string, DueCount>();
  for (const kind of session.register.kinds.keys()) {
    for (const group of await groupsDue(session, kind, until)) {
      // A period ends with its last day; what dies at the midnight after it belongs to that day.
      const dueDay = session.calendar.dayOf(group.due_at - 1);
      const day = [today, dueDay].toSorted()[1] ?? today;
      const key = `${day}|${kind}|${group.due_action}`;
      const count = (counts.get(key)?.count ?? 0) + Number(group.count);
      counts.set(key, { day, kind, action: group.due_action, count });
    }
  }
  return [...counts.values()].sort((a, b) =>
    a.day === b.day ? a.kind.localeCompare(b.kind) : a.day < b.day ? -1 : 1,
  );
}

async function groupsDue(session: Session, kind: string, until: number): Promise<readonly Group[]> {
  return session.store.readerDb
    .selectFrom(`records.${kind}`)
    .select(['due_at', 'due_action', sql<number>`count(*)`.as('count')])
    .where('due_at', 'is not', null)
    .where('due_at', '<=', until)
    .groupBy(['due_at', 'due_action'])
    .execute() as Promise<Group[]>;
}

/** The records that are due, soonest first. */
export async function listDue(
  session: Session,
  options: { readonly until: number; readonly kind?: string; readonly limit: number },
): Promise<readonly DueRecord[]> {
  const found: DueRecord[] = [];
  for (const kind of session.register.kinds.keys()) {
    if (options.kind !== undefined && options.kind !== kind) continue;
    const rows = await session.store.readerDb
      .selectFrom(`records.${kind}`)
      .select(['id', 'due_at', 'due_action'])
      .where('due_at', 'is not', null)
      .where('due_at', '<=', options.until)
      .orderBy('due_at')
      .limit(options.limit)
      .execute();
    found.push(
      ...rows.map((row) => ({ kind, id: row.id as RecordId, at: row.due_at, action: row.due_action })),
    );
  }
  return found.sort((a, b) => a.at - b.at).slice(0, options.limit);
}

/** What a sweep at that instant would do. */
export async function drySweep(session: Session, at: number): Promise<SweepReport> {
  const counts: Record<Action, Record<string, number>> = { erase: {}, anonymise: {}, restrict: {} };
  for (const kind of session.register.kinds.keys()) {
    for (const group of await groupsDue(session, kind, at)) {
      const tally = counts[group.due_action];
      tally[kind] = (tally[kind] ?? 0) + Number(group.count);
    }
  }
  return { at, erased: counts.erase, anonymised: counts.anonymise, restricted: counts.restrict };
}

const pageSize = 1_000;

/** What a changed rule would do to every living record of a kind. Touches nothing. */
export const simulateRule = (session: Session, kind: AnyKind, rule: DeletionRule): Promise<Simulation> =>
  simulateRows(session, kind, { ...kind, deletion: rule } as AnyKind);

/** What another period for a statute would do to each kind that counts by it. Touches nothing. */
export async function simulatePeriod(session: Session, statute: Statute, period: Period | null) {
  const { periods } = session;
  const periodOf: PeriodOf = (each) =>
    each.id === statute.id ? (period ?? undefined) : periods.periodOf(each);
  const changed: Session = { ...session, periods: { ...periods, periodOf } };
  const simulations: { kind: AnyKind; simulation: Simulation }[] = [];
  for (const kind of kindsUnder(session.register, statute))
    simulations.push({ kind, simulation: await simulateRows(changed, kind, kind) });
  return simulations;
}

async function simulateRows(session: Session, kind: AnyKind, changed: AnyKind): Promise<Simulation> {
  const { columns } = statementsOf(kind);
  const page = statement<{ after: string }, KindRow>((db, slot) =>
    db
      .selectFrom(`records.${kind.id}`)
      .select(columns)
      .where('id', '>', slot('after'))
      .orderBy('id')
      .limit(pageSize),
  );
  const counts = { records: 0, earlier: 0, later: 0, same: 0, dueNow: 0, never: 0 };
  let after = '';
  for (;;) {
    const rows = await page.run(session.store.reader, { after });
    const facts = await readFacts(session.store.reader, personsOf(rows));
    for (const row of rows) {
      if (row.life === 'anonymous') continue;
      const due =
        dueOfRow(session, changed, row, (row.person_id && facts.get(row.person_id)) || noFacts)?.at ?? null;
      count(counts, row.due_at, due, session.now());
    }
    if (rows.length < pageSize) return counts;
    after = rows.at(-1)?.id ?? '';
  }
}

type SimulationCounts = { -readonly [Name in keyof Simulation]: number };

function count(counts: SimulationCounts, before: number | null, now: number | null, clock: number): void {
  const never = Number.POSITIVE_INFINITY;
  counts.records++;
  if (now === null) counts.never++;
  else if (now <= clock) counts.dueNow++;
  if ((now ?? never) === (before ?? never)) counts.same++;
  else if ((now ?? never) < (before ?? never)) counts.earlier++;
  else counts.later++;
}
