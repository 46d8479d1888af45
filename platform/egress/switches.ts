import type { Actor, Engine, Recipient, Unit } from '@redlich/engine';
import type { RecipientSwitch, Switched } from './egress.ts';
import { hostName } from './host-name.ts';
import { type EgressTables, egressTables } from './tables.ts';

/** A recipient's row. */
export type SwitchRow = EgressTables['records.recipient'];

/** The row of a recipient; none as long as it was never switched. */
export const switchRow = (engine: Engine, id: string): Promise<SwitchRow | undefined> =>
  egressTables(engine.db).selectFrom('records.recipient').selectAll().where('id', '=', id).executeTakeFirst();

/** The rows of all recipients that were ever switched. */
export const switchRows = (engine: Engine): Promise<readonly SwitchRow[]> =>
  egressTables(engine.db).selectFrom('records.recipient').selectAll().execute();

/** Counts one more connection. */
export function countUse(engine: Engine, actor: Actor, recipient: Recipient): Promise<void> {
  return engine.write(actor, async (unit) => {
    await egressTables(unit.db)
      .updateTable('records.recipient')
      .set((row) => ({ uses: row('uses', '+', 1), last_used_at: unit.now }))
      .where('id', '=', recipient.id)
      .execute();
  });
}

/** Writes the owner's decision and notes it in the ledger. */
export async function writeSwitch(
  unit: Unit,
  recipient: Recipient,
  decision: RecipientSwitch,
  seen?: number,
): Promise<Switched> {
  const db = egressTables(unit.db);
  const before = await db
    .selectFrom('records.recipient')
    .selectAll()
    .where('id', '=', recipient.id)
    .executeTakeFirst();
  const revision = Number(before?.revision ?? 0);
  if (seen !== undefined && seen !== revision) return { outcome: 'conflict', revision };
  const entered = enteredBy(decision, before);
  if (entered === null) return { outcome: 'no-host' };
  const row = { ...entered, switched_on: decision.to === 'on' ? 1 : 0, revision: revision + 1 };
  await db
    .insertInto('records.recipient')
    .values({ id: recipient.id, uses: 0, last_used_at: null, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  await unit.note('recipient-switched', {
    recipient: recipient.id,
    to: decision.to,
    ownNetwork: row.own_network,
  });
  return { outcome: 'switched', revision: revision + 1 };
}

function enteredBy(decision: RecipientSwitch, before: SwitchRow | undefined) {
  if (decision.to === 'off')
    return { host: before?.host ?? '', port: before?.port ?? 0, own_network: before?.own_network ?? 0 };
  const host = hostName(decision.host);
  const port =
    Number.isInteger(decision.port) && decision.port > 0 && decision.port < 65_536 ? decision.port : null;
  return host === null || port === null ? null : { host, port, own_network: decision.ownNetwork ? 1 : 0 };
}

/** Ids of the recipients that are switched on. */
export async function recipientsSwitchedOn(engine: Engine): Promise<ReadonlySet<string>> {
  return new Set((await switchRows(engine)).filter((row) => row.switched_on === 1).map((row) => row.id));
}
