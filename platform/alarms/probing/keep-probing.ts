import { type Actor, automation, type Engine } from '@redlich/engine';
import type { Log } from '../../logging/log.ts';
import type { Tenant } from '../../tenant.ts';
import { probingDefence, probingRequest } from '../declaration.ts';
import { probingAlarm } from '../kinds.ts';
import { alarmTables } from '../tables.ts';
import { openRecogniser, type Refused } from './recognise.ts';

const guard: Actor = { id: 'probing', roles: [automation.id] };

/** So many requests an hour are evidence enough; an attacker must not be able to fill the disk. */
const keptPerHour = 1_000;
const hourMs = 3_600_000;

/** Is told of each refused request of somebody not signed in. */
export type RefusalWatch = (refused: Refused) => void;

/**
 * Keeps the requests of an attack as sealed records of the first tenant, the operator's own, and raises an alarm. What is no attack is
 * never written anywhere.
 */
export function watchRefusals(tenants: () => readonly Tenant[], log: Log): RefusalWatch {
  const recogniser = openRecogniser();
  let hour = { began: 0, kept: 0 };
  let before: Promise<unknown> = Promise.resolve();

  async function keep(tenant: Tenant, rule: string, requests: readonly Refused[]): Promise<void> {
    await tenant.engine.write(guard, async (unit) => {
      for (const { address, browser, path, status } of requests)
        await unit.insert(probingRequest, {
          person: null,
          sealed: {
            address: address || null,
            browser: browser.slice(0, 300) || null,
            request: path.slice(0, 1_000),
          },
          plain: { rule, status },
        });
    });
    await tenant.alarms.raise(probingAlarm, { about: rule });
  }

  return (refused) => {
    const attack = recogniser.see(refused);
    const [tenant] = tenants();
    if (attack === null || tenant === undefined) return;
    if (refused.at > hour.began + hourMs) hour = { began: refused.at, kept: 0 };
    if (hour.kept >= keptPerHour) return;
    hour.kept += attack.requests.length;
    before = before
      .then(() => keep(tenant, attack.rule, attack.requests))
      .catch((error) => log.fault(error, { tenant: tenant.engine }));
  };
}

/** The newest requests of attacks with what is known of them, for the owner or the authorities. Each look is in the ledger. */
export async function listProbing(engine: Engine, actor: Actor, limit: number) {
  const rows = await alarmTables(engine.db)
    .selectFrom('records.probing_request')
    .select('id')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const opened = await engine.openMany(
    actor,
    probingRequest,
    rows.map((row) => row.id),
    probingDefence,
  );
  return opened.flatMap((each) =>
    each.outcome === 'opened'
      ? [
          {
            at: Number(each.row.created_at),
            rule: each.row.rule,
            status: Number(each.row.status),
            ...each.sealed,
          },
        ]
      : [],
  );
}
