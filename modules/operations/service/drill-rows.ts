import { type DrillResult, newId, type RecordId } from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import { type DrillRow, operationTables } from '../operation.tables.ts';
import { keeper } from './open-places.ts';

type WithEngine = Pick<Tenant, 'engine'>;

/** Drills are forgotten after two years; the ledger keeps their results. */
const keptForMs = 730 * 86_400_000;

/** Notes that a drill begins, as one that came to nothing, which it is until it ends. @returns its id */
export function noteDrillBegun({ engine }: WithEngine, cause: DrillRow['cause']): Promise<RecordId> {
  return engine.write(keeper, async (unit) => {
    const db = operationTables(unit.db);
    const id = newId<RecordId>(unit.now);
    const nothing = { snapshot_at: null, records: 0, opened: 0, deletions: 0, checks: '{}' };
    const row = { id, began_at: unit.now, ended_at: unit.now, cause, ...nothing };
    await db
      .insertInto('records.copy_drill')
      .values({ ...row, outcome: 'inconclusive', stopped: 'broken-off' })
      .execute();
    await db
      .deleteFrom('records.copy_drill')
      .where('began_at', '<', unit.now - keptForMs)
      .execute();
    return id;
  });
}

/** Notes what a drill came to. */
export function noteDrillEnded({ engine }: WithEngine, id: RecordId, result: DrillResult): Promise<void> {
  const { outcome, stopped, snapshotAt: snapshot_at, records, opened, deletionsChecked: deletions } = result;
  return engine.write(keeper, async (unit) => {
    const came = { outcome, stopped, snapshot_at, records, opened, deletions };
    await operationTables(unit.db)
      .updateTable('records.copy_drill')
      .set({ ...came, ended_at: unit.now, checks: JSON.stringify(result.checks) })
      .where('id', '=', id)
      .execute();
  });
}

/** The last drills, newest first. */
export const lastDrills = ({ engine }: WithEngine, limit: number): Promise<readonly DrillRow[]> =>
  operationTables(engine.db)
    .selectFrom('records.copy_drill')
    .selectAll()
    .orderBy('began_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** When a drill was passed last; `null` when none ever was. */
export async function lastPassedAt({ engine }: WithEngine): Promise<number | null> {
  const row = await operationTables(engine.db)
    .selectFrom('records.copy_drill')
    .select((eb) => eb.fn.max('ended_at').as('at'))
    .where('outcome', '=', 'pass')
    .executeTakeFirst();
  return row?.at == null ? null : Number(row.at);
}
