import type { AnyKind } from '../declare/index.ts';
import type { Session } from '../session.ts';
import { type Statement, statement } from '../store/statement.ts';
import { type KindRow, unsealedColumns, upkeep } from '../vault/records.ts';
import { type Action, carryOut } from './carry-out.ts';
import { recompute } from './recompute.ts';
import { areDatesStale, refreshDates } from './recompute-kinds.ts';
import type { SweepReport } from './view.ts';

/** Records that die in one unit; the counter waits no longer than this many take. */
const portion = 4_000;

const dueStatements = new WeakMap<AnyKind, Statement<{ at: number; limit: number }, KindRow>>();

/** What is due, soonest first: a walk along the index of due dates, whose cost does not grow with the store. */
function dueRows(kind: AnyKind): Statement<{ at: number; limit: number }, KindRow> {
  let made = dueStatements.get(kind);
  if (made === undefined) {
    const columns = unsealedColumns(kind);
    made = statement((db, slot) =>
      db
        .selectFrom(`records.${kind.id}`)
        .select(columns)
        .where('due_at', 'is not', null)
        .where('due_at', '<=', slot('at'))
        .orderBy('due_at')
        .limit(slot('limit')),
    );
    dueStatements.set(kind, made);
  }
  return made;
}

type Counts = Record<'erased' | 'anonymised' | 'restricted', Record<string, number>>;

const countOf: Readonly<Record<Action, keyof Counts>> = {
  erase: 'erased',
  anonymise: 'anonymised',
  restrict: 'restricted',
};

/** Carries out what is due, portion by portion, each a unit of its own. Reads nothing that is not due. */
export async function sweepDue(
  session: Session,
  runUnit: <Result>(work: () => Promise<Result>) => Promise<Result>,
  at: number,
  progress?: (done: number) => void,
): Promise<SweepReport> {
  const counts: Counts = { erased: {}, anonymised: {}, restricted: {} };
  let done = 0;
  await refreshDates(session, runUnit);
  for (const kind of session.register.kinds.values()) {
    for (;;) {
      const rows = await runUnit(() => sweepPortion(session, kind, at, counts));
      done += rows;
      progress?.(done);
      if (rows < portion) break;
    }
  }
  return { at, ...counts };
}

async function sweepPortion(session: Session, kind: AnyKind, at: number, counts: Counts): Promise<number> {
  const rows = await dueRows(kind).run(session.connection, { at, limit: portion });
  const cause = { actor: upkeep, reason: 'due' } as const;
  if (await areDatesStale(session, kind)) {
    // A period was changed since: what is due by the former one may have to stay.
    await recompute(session, kind, rows, cause);
    return rows.length;
  }
  for (const action of ['erase', 'anonymise', 'restrict'] as const) {
    const of = rows.filter((row) => row.due_action === action);
    if (of.length === 0) continue;
    await carryOut(session, kind, of, action, cause);
    const tally = counts[countOf[action]];
    tally[kind.id] = (tally[kind.id] ?? 0) + of.length;
    if (action === 'restrict')
      await recompute(
        session,
        kind,
        of.map((row) => ({ ...row, life: 'restricted' as const })),
        cause,
      );
  }
  return rows.length;
}
