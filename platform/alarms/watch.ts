import type { Engine } from '@redlich/engine';
import type { Cancel, Clock } from '../clock.ts';
import type { Health, HealthCheck } from '../http/health/check.ts';
import type { Log } from '../logging/log.ts';
import type { Tenant } from '../tenant.ts';
import { checkAlarm } from './kinds.ts';

/** Looks after the tenants of one process, and raises and clears alarms by what it finds. */
export interface Watch {
  start(): void;
  stop(): void;
  /** Looks once; settles when every tenant was looked at. */
  look(): Promise<void>;
}

/** What is watched. */
export interface WatchOptions {
  readonly tenants: () => readonly Tenant[];
  readonly checks: readonly HealthCheck[];
  readonly clock: Clock;
  readonly log: Log;
}

/** What is wrong is known after this long at the latest. */
const lookEveryMs = 30_000;

/**
 * Makes a watch. It is no job: every process watches itself, and one whose jobs stand still has to notice that, too.
 */
export function openWatch({ tenants, checks, clock, log }: WatchOptions): Watch {
  let next: Cancel | null = null;
  let running = false;

  async function look(): Promise<void> {
    for (const tenant of tenants()) {
      const answered = new Map<string, Health>();
      for (const check of checks)
        await lookAt(tenant, check).then(
          (found) => answered.set(check.id, found),
          (error) => log.fault(error, { tenant: tenant.engine }),
        );
      looks.set(tenant.engine, { at: performance.now(), checks: checks.length, answered });
    }
  }

  function lookLater(): void {
    next = clock.at(clock.now() + lookEveryMs, () => void look().finally(() => running && lookLater()));
  }

  return {
    start() {
      running = true;
      void look();
      lookLater();
    },
    stop() {
      running = false;
      next?.();
    },
    look,
  };
}

/** When a tenant was looked at last (of this process's own counter) by how many checks, and what they found. */
export interface Look {
  readonly at: number;
  readonly checks: number;
  /** What each check found that came to an end. */
  readonly answered: ReadonlyMap<string, Health>;
}

const looks = new WeakMap<Engine, Look>();

/** The last look at a tenant in this process; `null` when nobody watches here. */
export const lastLook = (engine: Engine): Look | null => looks.get(engine) ?? null;

async function lookAt(tenant: Tenant, check: HealthCheck): Promise<Health> {
  const { kind, about } = check.alarm ?? { kind: checkAlarm, about: check.id };
  const found = await check.run(tenant);
  const severity = found.state === 'failed' ? 'critical' : kind.severity;
  if (found.state === 'ok') await tenant.alarms.clear(kind, about);
  else await tenant.alarms.raise(kind, { ...(about !== undefined && { about }), severity });
  return found;
}
