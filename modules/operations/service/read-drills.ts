import type { Tenant } from '../../../platform/tenant.ts';
import type { Board } from '../schemas.ts';
import { lastDrills } from './drill-rows.ts';
import { nextDrill } from './schedule.ts';
import { drills } from './under-way.ts';

type Drill = Board['drill'];
type Checks = NonNullable<Drill['last']>['checks'];

/** The last rehearsed restore, the one that runs, and when the next is due. */
export async function readDrills(tenant: Tenant): Promise<Drill> {
  const running = drills.get(tenant.engine) ?? null;
  const rows = await lastDrills(tenant, 2);
  // The one that runs is noted already, as one that came to nothing.
  const last = rows[running !== null && Number(rows[0]?.began_at) >= running.beganAt ? 1 : 0];
  return {
    running,
    nextAt: await nextDrill(tenant),
    last:
      last === undefined
        ? null
        : {
            beganAt: Number(last.began_at),
            endedAt: Number(last.ended_at),
            cause: last.cause,
            outcome: last.outcome,
            stopped: last.stopped,
            snapshotAt: last.snapshot_at === null ? null : Number(last.snapshot_at),
            records: Number(last.records),
            opened: Number(last.opened),
            deletions: Number(last.deletions),
            checks: Object.entries(JSON.parse(last.checks) as Record<string, Checks[number]['answer']>).map(
              ([check, answer]) => ({ check, answer }),
            ),
          },
  };
}
