import { isIP } from 'node:net';
import { type ConnectionOptions, getCACertificates } from 'node:tls';
import { type Actor, automation, type Engine, type Recipient } from '@redlich/engine';
import type { Cancel, Clock } from '../clock.ts';
import type { Log } from '../logging/log.ts';
import { dial, type Lookup, systemLookup } from './dial.ts';
import type { Destination, DoorShut, Egress, Passage, ShutReason } from './egress.ts';
import { hostName } from './host-name.ts';
import { openPassages } from './open-passages.ts';
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

const door: Actor = { id: 'egress', roles: [automation.id] };

/** Another process may switch a recipient off; open connections to it end after this at the latest. */
const recheckMs = 5_000;

/** Opens a tenant's door to the outside. All recipients of all activities in the register are known to it; all are off. */
export function openEgress({ engine, clock, log, trust = [], lookup = systemLookup }: EgressOptions): Egress {
  const recipients = declaredRecipients(engine);
  const passages = openPassages();
  const switchedTimes = new Map<string, number>();
  const revisions = new Map<string, number>();
  let recheck: Cancel | null = null;

  /** Ends what is open, also what is only about to be. */
  function cut(id: string): void {
    switchedTimes.set(id, (switchedTimes.get(id) ?? 0) + 1);
    passages.cut(id);
  }

  function recheckLater(): void {
    recheck ??= clock.at(clock.now() + recheckMs, async () => {
      recheck = null;
      for (const id of passages.recipients()) {
        // What cannot be checked is not kept open.
        const row = await switchRow(engine, id).catch(() => undefined);
        if (row?.revision !== revisions.get(id)) cut(id);
      }
      if (passages.recipients().length > 0) recheckLater();
    });
  }

  function tlsFor(host: string): ConnectionOptions {
    return {
      host,
      ...(isIP(host) ? {} : { servername: host }),
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
      ...(trust.length > 0 ? { ca: [...getCACertificates('default'), ...trust] } : {}),
    };
  }

  const connect: Egress['connect'] = async (recipient, target) => {
    const shut = (reason: ShutReason): DoorShut => {
      log.write('door-shut', { tenant: engine, recipient, reason });
      return { outcome: 'shut', reason };
    };
    if (!recipients.includes(recipient)) return shut('undeclared');
    const times = switchedTimes.get(recipient.id);
    const row = await switchRow(engine, recipient.id);
    if (!row?.switched_on) return shut('switched-off');
    if (hostName(target.host) !== row.host || target.port !== row.port) return shut('host-not-allowed');
    revisions.set(recipient.id, row.revision);
    const tls = target.tls === 'none' ? 'none' : tlsFor(row.host);
    const switchedMeanwhile = () => switchedTimes.get(recipient.id) !== times;
    const made: Parameters<typeof dial>[0]['made'] = (socket) => {
      passages.add(recipient.id, socket);
      if (switchedMeanwhile()) socket.destroy();
    };
    const dialled = await dial({ ...destinationOf(row), tls, lookup, made });
    if (dialled.outcome === 'shut') return shut(switchedMeanwhile() ? 'switched-off' : dialled.reason);
    await countUse(engine, door, recipient);
    if (switchedMeanwhile()) return shut('switched-off');
    recheckLater();
    return dialled satisfies Passage;
  };

  return {
    recipients,
    connect,
    tlsFor,
    isOn: async (recipient) => recipients.includes(recipient) && (await switchRow(engine, recipient.id))?.switched_on === 1,
    async destination(recipient) {
      const row = await switchRow(engine, recipient.id);
      return recipients.includes(recipient) && row?.switched_on === 1 ? destinationOf(row) : null;
    },
    async switch(actor, recipient, decision, seen) {
      const switched = await engine.write(actor, (unit) => writeSwitch(unit, recipient, decision, seen));
      if (switched.outcome === 'switched') {
        cut(recipient.id);
        log.write('recipient-switched', { tenant: engine, recipient, to: decision.to });
      }
      return switched;
    },
    async shown() {
      const rows = new Map((await switchRows(engine)).map((row) => [row.id, row]));
      return recipients.map((recipient) => {
        const row = rows.get(recipient.id);
        return {
          recipient,
          on: row?.switched_on === 1,
          destination: row && row.host !== '' ? destinationOf(row) : null,
          uses: row?.uses ?? 0,
          lastUsedAt: row?.last_used_at ?? null,
          openNow: passages.count(recipient.id),
          revision: row?.revision ?? 0,
        };
      });
    },
    close() {
      recheck?.();
      recheck = null;
      for (const id of passages.recipients()) cut(id);
    },
  };
}

const destinationOf = (row: SwitchRow): Destination => ({ host: row.host, port: row.port, ownNetwork: row.own_network === 1 });

/** Every recipient that an activity of any module names, once. */
function declaredRecipients(engine: Engine): readonly Recipient[] {
  return [...new Set(engine.register.activities.flatMap((activity) => activity.recipients))];
}
