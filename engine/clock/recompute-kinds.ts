import type { AnyKind } from '../declare/index.ts';
import type { Session } from '../session.ts';
import { statement } from '../store/statement.ts';
import { type KindRow, unsealedColumns, upkeep } from '../vault/records.ts';
import { recompute } from './recompute.ts';

/** Records whose dates are computed anew in one unit. */
const portion = 2_000;

const selectPending = statement<Record<never, never>, { kind: string; cursor: string }>((db) =>
  db.selectFrom('records.pending_due').select(['kind', 'cursor']),
);
const removePending = statement<{ kind: string }>((db, slot) =>
  db.deleteFrom('records.pending_due').where('kind', '=', slot('kind')),
);
const insertPending = statement<{ kind: string; cursor: string }>((db, slot) =>
  db.insertInto('records.pending_due').values({ kind: slot('kind'), cursor: slot('cursor') }),
);

/** Notes that all dates of a kind have to be computed anew, because its rule counts otherwise from now on. */
export async function noteDatesStale(session: Session, kind: AnyKind): Promise<void> {
  await removePending.run(session.connection, { kind: kind.id });
  await insertPending.run(session.connection, { kind: kind.id, cursor: '' });
}

/** Whether the dates of a kind may still be those of a former rule. */
export async function areDatesStale(session: Session, kind: AnyKind): Promise<boolean> {
  return (await selectPending.run(session.connection, {})).some((each) => each.kind === kind.id);
}

type RunUnit = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Computes stale dates anew, portion by portion, each a unit of its own; what was interrupted goes on where it stood. */
export async function refreshDates(session: Session, runUnit: RunUnit): Promise<void> {
  while (await runUnit(() => refreshPortion(session)));
}

async function refreshPortion(session: Session): Promise<boolean> {
  const [pending] = await selectPending.run(session.connection, {});
  if (pending === undefined) return false;
  await removePending.run(session.connection, { kind: pending.kind });
  const kind = session.register.kinds.get(pending.kind);
  if (kind === undefined) return true;
  const rows = await pageOf(kind).run(session.connection, { after: pending.cursor });
  await recompute(session, kind, rows, { actor: upkeep, reason: 'due' });
  const last = rows.at(-1);
  if (last !== undefined) await insertPending.run(session.connection, { kind: kind.id, cursor: last.id });
  return true;
}

const pages = new WeakMap<AnyKind, ReturnType<typeof pageStatement>>();

const pageStatement = (kind: AnyKind) =>
  statement<{ after: string }, KindRow>((db, slot) =>
    db
      .selectFrom(`records.${kind.id}`)
      .select(unsealedColumns(kind))
      .where('id', '>', slot('after'))
      .orderBy('id')
      .limit(portion),
  );

function pageOf(kind: AnyKind) {
  const made = pages.get(kind) ?? pageStatement(kind);
  pages.set(kind, made);
  return made;
}
