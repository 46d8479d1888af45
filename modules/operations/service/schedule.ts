import { nextRun } from '../../../platform/jobs/next-run.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { operationTables } from '../operation.tables.ts';
import { backupSetting } from '../settings.ts';
import { lastDrills } from './drill-rows.ts';
import { lastBackups } from './run-backup.ts';

/** After a run in which a place failed it is tried again this soon. */
const retryMs = 3_600_000;

/** When the next backup is due: at the chosen time of day, at once when a day was missed, within the hour after one that failed. */
export async function nextBackup(tenant: Tenant): Promise<number> {
  const { at } = await tenant.settings.get(backupSetting);
  const [last] = await lastBackups(tenant, 1);
  const now = tenant.engine.now();
  if (last === undefined) return now;
  const [beganAt, endedAt] = [Number(last.began_at), Number(last.ended_at)];
  const daily = nextRun(
    { daily: at as `${number}:${number}` },
    { startedAt: beganAt, endedAt, faultsInARow: 0 },
    now,
  );
  return last.outcome === 'good' ? daily : Math.min(daily, endedAt + retryMs);
}

/** A month, less the hours until the time of day comes round. */
const drillEveryMs = 29 * 86_400_000;

/**
 * When the next drill is due: in the first night after a first good backup, then every thirty days; the night after one that failed or
 * could not tell. A missed one is due at once. `null` while there is nothing to restore.
 */
export async function nextDrill(tenant: Tenant): Promise<number | null> {
  const [last] = await lastDrills(tenant, 1);
  const from = last === undefined ? await firstGoodAt(tenant) : Number(last.began_at);
  if (from === null) return null;
  const { at } = await tenant.settings.get(backupSetting);
  const after = last?.outcome === 'pass' ? from + drillEveryMs : from;
  const lastRun = { startedAt: after, endedAt: after, faultsInARow: 0 };
  return nextRun({ daily: at as `${number}:${number}` }, lastRun, tenant.engine.now());
}

async function firstGoodAt({ engine }: Tenant): Promise<number | null> {
  const row = await operationTables(engine.db)
    .selectFrom('records.copy_run')
    .select((eb) => eb.fn.min('began_at').as('at'))
    .where('outcome', '<>', 'failed')
    .executeTakeFirst();
  return row?.at == null ? null : Number(row.at);
}
