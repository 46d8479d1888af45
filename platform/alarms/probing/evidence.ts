import { type Actor, automation } from '@redlich/engine';
import type { AttackEvent, AttackSink } from '../../../logs/index.ts';
import type { Log } from '../../logging/log.ts';
import type { Tenant } from '../../tenant.ts';
import { probingRequest } from '../declaration.ts';
import { probingAlarm } from '../kinds.ts';

const guard: Actor = { id: 'probing', roles: [automation.id] };

/** So many requests an hour are evidence enough; an attacker must not be able to fill the disk. */
const keptPerHour = 1_000;
const hourMs = 3_600_000;

/** Where the requests of attacks on a tenant go: sealed records of that tenant, and an alarm. Together what comes together. */
export function openEvidence(tenant: Tenant, log: Log): AttackSink {
  let hour = { began: 0, kept: 0 };
  let waiting: AttackEvent[] = [];
  let isWriting = false;

  async function write(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    while (waiting.length > 0) {
      const events = waiting;
      waiting = [];
      await keep(tenant, events).catch((error) => log.fault(error, { tenant: tenant.engine }));
    }
    isWriting = false;
  }

  return {
    keep(event) {
      if (event.at > hour.began + hourMs) hour = { began: event.at, kept: 0 };
      if (hour.kept++ >= keptPerHour) return;
      waiting.push(event);
      void write();
    },
    tell: (attack) => void tenant.alarms.raise(probingAlarm, { about: attack.class }),
  };
}

async function keep({ engine, alarms }: Tenant, events: readonly AttackEvent[]): Promise<void> {
  await engine.write(guard, async (unit) => {
    for (const { attack, address, agent, data, site, status, class: rule } of events)
      await unit.insert(probingRequest, {
        person: null,
        sealed: {
          address: address ?? null,
          browser: agent ?? null,
          request: whole(data ?? '', site),
        },
        plain: { attack, rule, status: status ?? 0 },
      });
  });
  // Raised again while it goes on, so that the alarm says since when and until when.
  for (const rule of new Set(events.map((event) => event.class)))
    await alarms.raise(probingAlarm, { about: rule });
}

/** `GET /a` at `shop.example` as `GET shop.example/a`. */
const whole = (data: string, site = ''): string => data.replace(/^(\S*) ?/, `$1 ${site}`).slice(0, 1_000);
