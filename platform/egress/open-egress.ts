import { type Actor, automation, type Engine, type Recipient } from '@redlich/engine';
import type { Alarms } from '../alarms/alarm.ts';
import { budgetAlarm, doorAlarm } from '../alarms/kinds.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../logging/log.ts';
import { type Addressee, asDeclared, doorId, recipientOf } from './addressee.ts';
import { budgetDay, isSpent } from './budget.ts';
import { dial, type Lookup, systemLookup } from './dial.ts';
import type { Egress, Passage, Target } from './egress.ts';
import { hostName } from './host-name.ts';
import { type Admitted, openHttp } from './http/open-http.ts';
import { type Attempt, type OpenPassages, openPassages } from './open-passages.ts';
import { declaredRecipients, destinationOf, listDoors, spentOf } from './shown-doors.ts';
import type { DoorShut, ShutReason } from './shut.ts';
import { budgetOf, countUse, removeDoor, type SwitchRow, switchRow, writeSwitch } from './switches.ts';
import { tlsDemand } from './tls-demand.ts';

/** What the door needs. */
export interface EgressOptions {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly log: Log;
  /** Told when a call leads elsewhere than the owner allowed; nobody in a tool that has none. */
  readonly alarms?: Pick<Alarms, 'raise'>;
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
  const passages = openPassages(clock, {
    revisionOf: async (id) => (await switchRow(engine, id))?.revision,
    async account(id, traffic) {
      await countUse(engine, doorkeeper, id, { uses: 0, ...traffic });
      const row = await switchRow(engine, id);
      return row === undefined || isSpent(budgetOf(row), spentOf(row), budgetDay(engine.now()));
    },
  });
  const door: Door = { trust: [], lookup: systemLookup, alarms: untold, ...options, recipients, passages };
  const http = openHttp({
    admit: (addressee) => admitRequest(door, addressee),
    connect: (addressee, { host, port }, plain) =>
      connect(door, addressee, { host, port, tls: plain ? 'none-in-own-network' : 'implicit' }),
  });
  const rowIfOn = async (addressee: Addressee): Promise<SwitchRow | null> => {
    const declared = recipients.includes(recipientOf(addressee));
    const row = declared ? await switchRow(engine, doorId(addressee)) : undefined;
    return Number(row?.switched_on) === 1 ? (row ?? null) : null;
  };
  return {
    recipients,
    async connect(addressee, target) {
      const passage = await connect(door, addressee, target);
      if (passage.outcome === 'shut') return passage;
      await countUse(engine, doorkeeper, doorId(addressee), oneUse);
      return (await rowIfOn(addressee)) ? passage : shut(door, addressee, 'switched-off');
    },
    request: http.request,
    tlsFor: (host) => tlsDemand(host, door.trust),
    isOn: async (addressee) => (await rowIfOn(addressee)) !== null,
    async destination(addressee) {
      const row = await rowIfOn(addressee);
      return row && destinationOf(row);
    },
    async switch(actor, addressee, decision, seen) {
      const switched = await engine.write(actor, (unit) => writeSwitch(unit, addressee, decision, seen));
      if (switched.outcome !== 'switched') return switched;
      passages.cut(doorId(addressee), 'switched-off');
      log.write('recipient-switched', { tenant: engine, recipient: asDeclared(addressee), to: decision.to });
      return switched;
    },
    async remove(actor, instance) {
      await engine.write(actor, (unit) => removeDoor(unit, doorId(instance)));
      passages.cut(doorId(instance), 'switched-off');
    },
    shown: () => listDoors(engine, recipients, passages.count),
    close() {
      http.close();
      passages.close();
    },
  };
}

const oneUse = { uses: 1, sent: 0, received: 0 } as const;

/** Refusals that no mistake of the owner's explains. */
const violations: readonly ShutReason[] = ['undeclared', 'host-not-allowed', 'private-address'];

const untold: Pick<Alarms, 'raise'> = { raise: async () => {} };

function shut({ log, engine, alarms }: Door, addressee: Addressee, reason: ShutReason): DoorShut {
  log.write('door-shut', { tenant: engine, recipient: asDeclared(addressee), reason });
  const about = doorId(addressee);
  if (violations.includes(reason)) void alarms.raise(doorAlarm, { about });
  if (reason === 'budget-spent') void alarms.raise(budgetAlarm, { about });
  return { outcome: 'shut', reason };
}

/** Begins an attempt if the addressee is declared, on, and has budget left today. */
async function begin(
  door: Door,
  addressee: Addressee,
): Promise<{ outcome: 'begun'; attempt: Attempt; row: SwitchRow } | DoorShut> {
  const { engine, passages } = door;
  if (!door.recipients.includes(recipientOf(addressee))) return shut(door, addressee, 'undeclared');
  const attempt = passages.begin(doorId(addressee));
  const row = await switchRow(engine, doorId(addressee));
  if (!row || Number(row.switched_on) !== 1) return shut(door, addressee, 'switched-off');
  if (isSpent(budgetOf(row), spentOf(row), budgetDay(engine.now())))
    return shut(door, addressee, 'budget-spent');
  return { outcome: 'begun', attempt, row };
}

async function connect(door: Door, addressee: Addressee, target: Target): Promise<Passage | DoorShut> {
  const begun = await begin(door, addressee);
  if (begun.outcome === 'shut') return begun;
  const { attempt, row } = begun;
  if (hostName(target.host) !== row.host || target.port !== Number(row.port))
    return shut(door, addressee, 'host-not-allowed');
  attempt.allowedBy(row.revision);
  const tls = target.tls === 'implicit' ? tlsDemand(row.host, door.trust) : target.tls;
  const dialled = await dial({ ...destinationOf(row), tls, lookup: door.lookup, made: attempt.add });
  const cut = attempt.wasCut();
  if (cut) return shut(door, addressee, cut);
  return dialled.outcome === 'shut' ? shut(door, addressee, dialled.reason) : dialled;
}

async function admitRequest(door: Door, addressee: Addressee): Promise<Admitted | DoorShut> {
  const begun = await begin(door, addressee);
  if (begun.outcome === 'shut') return begun;
  const { attempt, row } = begun;
  await countUse(door.engine, doorkeeper, doorId(addressee), oneUse);
  return { outcome: 'admitted', destination: destinationOf(row), wasCut: attempt.wasCut };
}
