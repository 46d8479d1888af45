import type { Engine } from '@redlich/engine';
import type { Cancel, Clock } from '../clock.ts';
import { jobActor } from './job-runs.ts';
import { jobTables } from './tables.ts';

const heldForMs = 90_000;
const renewedAfterMs = 30_000;

/**
 * The right to run a tenant's jobs. One process has it at a time, also when several servers share a database: it is written
 * in the tenant's own store and renewed while it is held. After a crash another process (or the same, started anew) gets it
 * when it runs out, 90 seconds later at most; after a clean stop at once.
 */
export interface Lease {
  /** Whether this process may run jobs now; tries to get the right if it does not have it. */
  hold(): Promise<boolean>;
  release(): Promise<void>;
}

/** Makes the lease of one process for one tenant. `holder` is different for every process. */
export function leaseOf(engine: Engine, clock: Clock, holder: string): Lease {
  let heldUntil = 0;
  let wanted = false;
  let renewal: Cancel | null = null;

  async function claim(): Promise<boolean> {
    const until = await engine.write(jobActor, async (unit) => {
      const db = jobTables(unit.db);
      const now = clock.now();
      const present = await db.selectFrom('records.job_lease').selectAll().executeTakeFirst();
      if (present && present.holder !== holder && present.until > now) return 0;
      const row = { holder, until: now + heldForMs };
      await db
        .insertInto('records.job_lease')
        .values({ id: 'jobs', ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
      return row.until;
    });
    if (wanted) heldUntil = until;
    return wanted && until > 0;
  }

  function renewLater(): void {
    if (!wanted) return;
    renewal?.();
    renewal = clock.at(clock.now() + renewedAfterMs, () => {
      // A store that is away for a moment is asked again; should it stay away, the lease runs out by itself.
      claim().then((held) => held && renewLater(), renewLater);
    });
  }

  return {
    async hold() {
      if (clock.now() < heldUntil) return true;
      wanted = true;
      const held = await claim();
      if (held) renewLater();
      return held;
    },
    async release() {
      wanted = false;
      heldUntil = 0;
      renewal?.();
      await engine.write(jobActor, async (unit) => {
        await jobTables(unit.db).deleteFrom('records.job_lease').where('holder', '=', holder).execute();
      });
    },
  };
}
