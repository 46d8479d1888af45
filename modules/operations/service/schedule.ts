import { nextRun } from '../../../platform/jobs/next-run.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { backupSetting } from '../settings.ts';
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
