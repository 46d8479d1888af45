import { type Engine, type PersonId, stopsTheClock } from '@redlich/engine';
import { notification, unlimitedStorage } from '../../customers/index.ts';
import { openStates } from '../order-state.ts';
import { orderTables } from '../tables.ts';

/** What the pledges about orders count. Reads plain columns and legal facts only; opens no seal. */
export interface OrderFigures {
  /** Collected or cancelled orders, and those of them that carry a name although nothing keeps it and no hold stands. */
  readonly done: number;
  readonly named: number;
  /** Open orders, messages, and those of either that would reach somebody who did not agree. */
  readonly orders: number;
  readonly messages: number;
  readonly unasked: number;
}

/** Counts what would break a promise. */
export async function countFaults(engine: Engine): Promise<OrderFigures> {
  const db = orderTables(engine.db);
  const count = async (query: { executeTakeFirst(): Promise<{ count: number } | undefined> }) =>
    Number((await query.executeTakeFirst())?.count ?? 0);
  const orders = db.selectFrom('records.customer_order').select((eb) => eb.fn.countAll<number>().as('count'));
  const done = await count(orders.where('state', 'in', ['collected', 'cancelled']));
  const open = await count(orders.where('state', 'in', openStates));
  const messages = await count(
    db.selectFrom('records.order_message').select((eb) => eb.fn.countAll<number>().as('count')),
  );

  // Due and not yet swept is within the promise of the clock, so only what is overdue by more than an hour counts.
  const doneWithName = await db
    .selectFrom('records.customer_order')
    .select(['person_id', 'due_at'])
    .where('state', 'in', ['collected', 'cancelled'])
    .where('life', '!=', 'anonymous')
    .execute();
  const kept = await engine.facts.ofMany(personsOf(doneWithName));
  const named = doneWithName.filter((row) => {
    const facts = row.person_id === null ? undefined : kept.get(row.person_id);
    const isKept =
      facts !== undefined && (facts.consents[unlimitedStorage.id]?.state === 'given' || stopsTheClock(facts));
    return !isKept && (row.due_at === null || row.due_at < engine.now() - 3_600_000);
  }).length;

  const toBeTold = [
    ...(await db
      .selectFrom('records.customer_order')
      .select('person_id')
      .where('state', 'in', openStates)
      .where('message_kind', '!=', 'K')
      .where('person_id', 'is not', null)
      .execute()),
    ...(await db.selectFrom('records.order_message').select('person_id').execute()),
  ];
  const facts = await engine.facts.ofMany(personsOf(toBeTold));
  const unasked = toBeTold.filter(
    (row) => row.person_id === null || facts.get(row.person_id)?.consents[notification.id]?.state !== 'given',
  ).length;
  return { done, named, orders: open, messages, unasked };
}

const personsOf = (rows: readonly { readonly person_id: PersonId | null }[]): readonly PersonId[] => [
  ...new Set(rows.flatMap((row) => row.person_id ?? [])),
];
