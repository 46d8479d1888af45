import type { Engine, Recipient } from '@redlich/engine';
import { recipientIdOf } from './addressee.ts';
import type { Spent } from './budget.ts';
import type { Destination, ShownRecipient } from './egress.ts';
import { budgetOf, type SwitchRow, switchRows } from './switches.ts';

/** Where the door of a row leads. */
export const destinationOf = (row: SwitchRow): Destination => ({
  host: row.host,
  port: Number(row.port),
  ownNetwork: Number(row.own_network) === 1,
});

/** What went through the door of a row on the day it was used last. */
export const spentOf = (row: SwitchRow | undefined): Spent => ({
  day: row?.day ?? '',
  usesToday: Number(row?.uses_today ?? 0),
  bytesToday: Number(row?.bytes_today ?? 0),
});

/** Every declared recipient, each followed by its instances, in the order of their names. */
export async function listDoors(
  engine: Engine,
  recipients: readonly Recipient[],
  openNow: (door: string) => number,
): Promise<readonly ShownRecipient[]> {
  const rows = await switchRows(engine);
  return recipients.flatMap((recipient) => {
    const own = rows.find((row) => row.id === recipient.id);
    const instances = rows.filter((row) => row.id !== recipient.id && recipientIdOf(row.id) === recipient.id);
    // A recipient reached only by its instances has no door of its own.
    const doors = instances.length > 0 && own === undefined ? [] : [shownOf(recipient, own, openNow)];
    return [...doors, ...instances.map((row) => shownOf(recipient, row, openNow))];
  });
}

function shownOf(
  recipient: Recipient,
  row: SwitchRow | undefined,
  openNow: (door: string) => number,
): ShownRecipient {
  const door = row?.id ?? recipient.id;
  const name = door.slice(recipient.id.length + 1);
  return {
    recipient,
    door,
    instance: name === '' ? null : { name, label: row?.label || name },
    on: Number(row?.switched_on ?? 0) === 1,
    destination: row && row.host !== '' ? destinationOf(row) : null,
    uses: Number(row?.uses ?? 0),
    lastUsedAt: row?.last_used_at == null ? null : Number(row.last_used_at),
    openNow: openNow(door),
    sent: Number(row?.bytes_sent ?? 0),
    received: Number(row?.bytes_received ?? 0),
    budget: budgetOf(row),
    spent: spentOf(row),
    revision: Number(row?.revision ?? 0),
  };
}

/** A door as the register and the papers name it. */
export interface DeclaredDoor {
  readonly door: string;
  readonly recipient: Recipient;
  /** What the owner calls an instance; `null` for the recipient itself. */
  readonly label: string | null;
  readonly on: boolean;
}

/** Every door there is, whether it stands open or not. */
export async function declaredDoors(engine: Engine): Promise<readonly DeclaredDoor[]> {
  const doors = await listDoors(engine, declaredRecipients(engine), () => 0);
  return doors.map(({ door, recipient, instance, on }) => ({
    door,
    recipient,
    label: instance?.label ?? null,
    on,
  }));
}

/** Every recipient that an activity of any module names, once. */
export function declaredRecipients(engine: Engine): readonly Recipient[] {
  return [...new Set(engine.register.activities.flatMap((activity) => activity.recipients))];
}
