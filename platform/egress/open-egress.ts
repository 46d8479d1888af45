import { isIP } from 'node:net';
import { getCACertificates } from 'node:tls';
import { type Actor, automation, type Engine, type Recipient } from '@redlich/engine';
import type { Clock } from '../clock.ts';
import type { Log } from '../logging/log.ts';
import { dial, type Lookup, systemLookup } from './dial.ts';
import type { Destination, DoorShut, Egress, ShownRecipient, ShutReason, TlsDemand } from './egress.ts';
import { hostName } from './host-name.ts';
import { type OpenPassages, openPassages } from './open-passages.ts';
import { countUse, type SwitchRow, switchRow, switchRows, writeSwitch } from './switches.ts';

/** What the door needs. */
export interface EgressOptions {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly log: Log;
  /** Certificates (PEM) of the company's own authority, trusted besides the usual ones. */
  readonly trust?: readonly string[];
  readonly lookup?: Lookup;
}

interface Door extends Required<EgressOptions> {
  readonly recipients: readonly Recipient[];
  readonly passages: OpenPassages;
}

const doorkeeper: Actor = { id: 'egress', roles: [automation.id] };

/** Opens a tenant's door to the outside. All recipients of all activities in the register are known to it; all are off. */
export function openEgress(options: EgressOptions): Egress {
  const { engine, clock, log } = options;
  const recipients = declaredRecipients(engine);
  const passages = openPassages(clock, async (id) => (await switchRow(engine, id))?.revision);
  const door: Door = { trust: [], lookup: systemLookup, ...options, recipients, passages };
  const rowIfOn = async (recipient: Recipient): Promise<SwitchRow | null> => {
    const row = recipients.includes(recipient) ? await switchRow(engine, recipient.id) : undefined;
    return row?.switched_on === 1 ? row : null;
  };
  return {
    recipients,
    connect: (recipient, target) => connect(door, recipient, target),
    tlsFor: (host) => tlsFor(door, host),
    isOn: async (recipient) => (await rowIfOn(recipient)) !== null,
    async destination(recipient) {
      const row = await rowIfOn(recipient);
      return row && destinationOf(row);
    },
    async switch(actor, recipient, decision, seen) {
      const switched = await engine.write(actor, (unit) => writeSwitch(unit, recipient, decision, seen));
      if (switched.outcome !== 'switched') return switched;
      passages.cut(recipient.id);
      log.write('recipient-switched', { tenant: engine, recipient, to: decision.to });
      return switched;
    },
    async shown() {
      const rows = new Map((await switchRows(engine)).map((row) => [row.id, row]));
      return recipients.map((recipient) => shownOf(door, recipient, rows.get(recipient.id)));
    },
    close: passages.close,
  };
}

async function connect(
  door: Door,
  recipient: Recipient,
  target: Parameters<Egress['connect']>[1],
): ReturnType<Egress['connect']> {
  const { engine, log, lookup, passages } = door;
  const shut = (reason: ShutReason): DoorShut => {
    log.write('door-shut', { tenant: engine, recipient, reason });
    return { outcome: 'shut', reason };
  };
  if (!door.recipients.includes(recipient)) return shut('undeclared');
  const attempt = passages.begin(recipient.id);
  const row = await switchRow(engine, recipient.id);
  if (!row?.switched_on) return shut('switched-off');
  if (hostName(target.host) !== row.host || target.port !== row.port) return shut('host-not-allowed');
  attempt.allowedBy(row.revision);
  const tls = target.tls === 'none' ? 'none' : tlsFor(door, row.host);
  const dialled = await dial({ ...destinationOf(row), tls, lookup, made: attempt.add });
  if (attempt.wasCut()) return shut('switched-off');
  if (dialled.outcome === 'shut') return shut(dialled.reason);
  await countUse(engine, doorkeeper, recipient);
  return attempt.wasCut() ? shut('switched-off') : dialled;
}

function tlsFor({ trust }: Door, host: string): TlsDemand {
  return {
    host,
    ...(isIP(host) ? {} : { servername: host }),
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    ...(trust.length > 0 ? { ca: [...getCACertificates('default'), ...trust] } : {}),
  };
}

const destinationOf = (row: SwitchRow): Destination => ({
  host: row.host,
  port: row.port,
  ownNetwork: row.own_network === 1,
});

function shownOf({ passages }: Door, recipient: Recipient, row: SwitchRow | undefined): ShownRecipient {
  return {
    recipient,
    on: row?.switched_on === 1,
    destination: row && row.host !== '' ? destinationOf(row) : null,
    uses: row?.uses ?? 0,
    lastUsedAt: row?.last_used_at ?? null,
    openNow: passages.count(recipient.id),
    revision: row?.revision ?? 0,
  };
}

/** Every recipient that an activity of any module names, once. */
export function declaredRecipients(engine: Engine): readonly Recipient[] {
  return [...new Set(engine.register.activities.flatMap((activity) => activity.recipients))];
}
