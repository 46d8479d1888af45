import type { Actor, Engine, Unit } from '@redlich/engine';
import { type Addressee, doorId } from './addressee.ts';
import { type Budget, budgetDay, generousBudget } from './budget.ts';
import type { RecipientSwitch, Switched } from './egress.ts';
import { hostName } from './host-name.ts';
import { type EgressTables, egressTables } from './tables.ts';

/** A door's row. */
export type SwitchRow = EgressTables['records.recipient'];

/** The row of a door; none as long as it was never switched. */
export const switchRow = (engine: Engine, door: string): Promise<SwitchRow | undefined> =>
  rowIn(engine.db, door);

const rowIn = (db: unknown, door: string): Promise<SwitchRow | undefined> =>
  egressTables(db).selectFrom('records.recipient').selectAll().where('id', '=', door).executeTakeFirst();

/** The rows of all doors that were ever switched. */
export const switchRows = (engine: Engine): Promise<readonly SwitchRow[]> =>
  egressTables(engine.db).selectFrom('records.recipient').selectAll().orderBy('id').execute();

/** What is to be added to the counts of a door. */
export interface Use {
  /** Connections or requests. */
  readonly uses: number;
  readonly sent: number;
  readonly received: number;
}

/** Adds to the counts of a door. The day's counts begin anew with each day (UTC). */
export function countUse(engine: Engine, actor: Actor, door: string, use: Use): Promise<void> {
  return engine.write(actor, async (unit) => {
    const day = budgetDay(unit.now);
    const row = await rowIn(unit.db, door);
    if (row === undefined) return;
    const today = row.day === day ? row : { uses_today: 0, bytes_today: 0 };
    await egressTables(unit.db)
      .updateTable('records.recipient')
      .set({
        uses: Number(row.uses) + use.uses,
        bytes_sent: Number(row.bytes_sent) + use.sent,
        bytes_received: Number(row.bytes_received) + use.received,
        day,
        uses_today: Number(today.uses_today) + use.uses,
        bytes_today: Number(today.bytes_today) + use.sent + use.received,
        ...(use.uses > 0 && { last_used_at: unit.now }),
      })
      .where('id', '=', door)
      .execute();
  });
}

/** Writes the owner's decision and notes it in the ledger. */
export async function writeSwitch(
  unit: Unit,
  addressee: Addressee,
  decision: RecipientSwitch,
  seen?: number,
): Promise<Switched> {
  const db = egressTables(unit.db);
  const id = doorId(addressee);
  const before = await rowIn(unit.db, id);
  const revision = Number(before?.revision ?? 0);
  if (seen !== undefined && seen !== revision) return { outcome: 'conflict', revision };
  const entered = enteredBy(decision, before);
  if (entered === null) return { outcome: 'no-host' };
  const label = 'of' in addressee ? addressee.label : '';
  const row = { ...entered, label, switched_on: decision.to === 'on' ? 1 : 0, revision: revision + 1 };
  await db
    .insertInto('records.recipient')
    .values({ id, ...neverUsed, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  await unit.note('recipient-switched', { recipient: id, to: decision.to, ownNetwork: row.own_network });
  return { outcome: 'switched', revision: revision + 1 };
}

const neverUsed = {
  uses: 0,
  last_used_at: null,
  bytes_sent: 0,
  bytes_received: 0,
  day: '',
  uses_today: 0,
  bytes_today: 0,
} as const;

/** Takes an instance out; it is off by that, and its counts are gone. */
export async function removeDoor(unit: Unit, door: string): Promise<void> {
  const row = await rowIn(unit.db, door);
  if (row === undefined) return;
  await egressTables(unit.db).deleteFrom('records.recipient').where('id', '=', door).execute();
  if (row.switched_on === 1)
    await unit.note('recipient-switched', { recipient: door, to: 'off', ownNetwork: row.own_network });
}

function enteredBy(decision: RecipientSwitch, before: SwitchRow | undefined) {
  const had = budgetOf(before);
  if (decision.to === 'off')
    return {
      ...{ host: before?.host ?? '', port: before?.port ?? 0, own_network: before?.own_network ?? 0 },
      ...columnsOf(had),
    };
  const host = hostName(decision.host);
  const port =
    Number.isInteger(decision.port) && decision.port > 0 && decision.port < 65_536 ? decision.port : null;
  if (host === null || port === null) return null;
  return { host, port, own_network: decision.ownNetwork ? 1 : 0, ...columnsOf(decision.budget ?? had) };
}

const columnsOf = ({ usesADay, bytesADay }: Budget) => ({ uses_a_day: usesADay, bytes_a_day: bytesADay });

/** The budget of a door; the generous one as long as nobody set another. */
export const budgetOf = (row: SwitchRow | undefined): Budget =>
  row === undefined
    ? generousBudget
    : { usesADay: Number(row.uses_a_day), bytesADay: Number(row.bytes_a_day) };
