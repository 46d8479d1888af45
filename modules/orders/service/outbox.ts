import {
  type Actor,
  automation,
  type Engine,
  type Language,
  type Opened,
  type RecordId,
  type Refused,
  refused,
  type Unit,
} from '@redlich/engine';
import { bilingual } from '../../../platform/i18n/translate.ts';
import type { MailOutcome } from '../../../platform/mail/outcome.ts';
import { mailProvider } from '../../../platform/mail/recipient.ts';
import { companySetting } from '../../../platform/settings/company.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { orderNotification, recordContact } from '../../customers/index.ts';
import { orderMessage } from '../declaration.ts';
import { isOpen } from '../order-state.ts';
import { type OrderTables, orderTables } from '../tables.ts';
import { orderTexts } from '../texts.ts';
import { loadOrder } from './load-order.ts';
import { settleOrder } from './settle-order.ts';

type MessageRow = OrderTables['records.order_message'];

/** Who acts when the program sends by the clock. */
export const sender: Actor = { id: 'orders', roles: [automation.id] };

const minuteMs = 60_000;

/** Pauses before the next attempt: 5 minutes, doubled each time, at most 6 hours. */
const pauseMs = (attempts: number): number => Math.min(5 * minuteMs * 2 ** attempts, 360 * minuteMs);

/** After so many attempts somebody has to look. */
const mostAttempts = 12;

/** E-mails whose time has come, longest waiting first. */
export const dueEmails = (engine: Engine, limit: number): Promise<Pick<MessageRow, 'id'>[]> =>
  orderTables(engine.db)
    .selectFrom('records.order_message')
    .select('id')
    .where('state', '=', 'waiting')
    .where('channel', '=', 'email')
    .where('next_attempt', '<=', engine.now())
    .orderBy('next_attempt')
    .orderBy('id')
    .limit(limit)
    .execute();

/** Opens a message to be sent. Refused without the consent to notification. */
export const openMessage = (
  engine: Engine,
  actor: Actor,
  id: RecordId,
): Promise<Opened<typeof orderMessage> | Refused> => engine.open(actor, orderMessage, id, orderNotification);

/** Writes down that a message was sent or told: its order is *notified*, and the customer's history knows. */
export async function markTold(
  { engine, settings }: Tenant,
  actor: Actor,
  ids: readonly RecordId[],
): Promise<number> {
  const { language } = await settings.get(companySetting);
  return engine.write(actor, async (unit) => {
    let told = 0;
    for (const id of ids) {
      const message = await waitingMessage(unit, id);
      if (message === undefined) continue;
      await unit.change(orderMessage, id, orderNotification, {
        revision: 'any',
        plain: { state: 'sent', fault: null, next_attempt: null },
      });
      await unit.mark(orderMessage, id, 'sent');
      await tellOrder(unit, message, language);
      told++;
    }
    return told;
  });
}

const contactChannel = { email: 'e-mail', phone: 'phone', letter: 'letter' } as const;

async function tellOrder(unit: Unit, message: MessageRow, language: Language): Promise<void> {
  const order = await loadOrder(unit.db, message.order_id as RecordId);
  if (order === undefined || !isOpen(order.row.state)) return;
  await settleOrder(unit, order, { revision: 'any', notifiedAt: unit.now });
  if (message.person_id === null) return;
  await recordContact(unit, message.person_id, {
    channel: contactChannel[message.channel as keyof typeof contactChannel],
    direction: 'out',
    text: bilingual(orderTexts, 'message.contact', { number: order.row.number })[language],
  });
}

/** Writes down that sending did not work out: tried again later, or failed for good. */
export function markUnsent(
  engine: Engine,
  id: RecordId,
  outcome: Exclude<MailOutcome, { outcome: 'sent' }>,
): Promise<void> {
  return engine.write(sender, async (unit) => {
    const message = await waitingMessage(unit, id);
    if (message === undefined) return;
    const attempts = message.attempts + 1;
    const failed = outcome.outcome === 'refused' || attempts >= mostAttempts;
    const plain = {
      attempts,
      state: failed ? 'failed' : 'waiting',
      fault: outcome.reason,
      next_attempt: failed ? null : unit.now + pauseMs(message.attempts),
    };
    await unit.change(orderMessage, id, orderNotification, { revision: 'any', plain });
  });
}

/** A message that may not be opened now (its person restricted the processing) stands in nobody's way until tomorrow. */
export function postpone(engine: Engine, id: RecordId): Promise<void> {
  return engine.write(sender, async (unit) => {
    await unit.change(orderMessage, id, orderNotification, {
      revision: 'any',
      plain: { next_attempt: unit.now + 24 * 60 * minuteMs },
    });
  });
}

/** Writes down that nobody answered a call; it comes up again in two hours. */
export function markNotReached(
  engine: Engine,
  actor: Actor,
  id: RecordId,
): Promise<{ readonly outcome: 'noted' } | Refused> {
  return engine.write(actor, async (unit) => {
    const message = await waitingMessage(unit, id);
    if (message === undefined) return refused('unknown');
    const plain = { attempts: message.attempts + 1, next_attempt: unit.now + 120 * minuteMs };
    await unit.change(orderMessage, id, orderNotification, { revision: 'any', plain });
    return { outcome: 'noted' };
  });
}

/** Lets a failed message wait again. */
export function retryMessage(
  engine: Engine,
  actor: Actor,
  id: RecordId,
): Promise<{ readonly outcome: 'waiting' } | Refused> {
  return engine.write(actor, async (unit) => {
    const [message] = await orderTables(unit.db)
      .selectFrom('records.order_message')
      .select(['id', 'state'])
      .where('id', '=', id)
      .execute();
    if (message?.state !== 'failed') return refused('unknown');
    const plain = { state: 'waiting', attempts: 0, fault: null, next_attempt: unit.now };
    await unit.change(orderMessage, id, orderNotification, { revision: 'any', plain });
    return { outcome: 'waiting' };
  });
}

const waitingMessage = (unit: Unit, id: RecordId): Promise<MessageRow | undefined> =>
  orderTables(unit.db)
    .selectFrom('records.order_message')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();

const mostShown = 200;

/** Waiting messages of a channel, opened with one entry in the ledger; those that may not be opened are left out. */
export function openWaiting(engine: Engine, actor: Actor, channel: 'phone' | 'letter') {
  return engine.write(actor, async (unit) => {
    const rows = await orderTables(unit.db)
      .selectFrom('records.order_message as message')
      .innerJoin('records.customer_order as head', 'head.id', 'message.order_id')
      .select(['message.id', 'head.number'])
      .where('message.state', '=', 'waiting')
      .where('message.channel', '=', channel)
      .orderBy('message.next_attempt')
      .orderBy('message.id')
      .limit(mostShown)
      .execute();
    const opened = await unit.openMany(
      orderMessage,
      rows.map((row) => row.id),
      orderNotification,
    );
    return rows.flatMap(({ id, number }, i) => {
      const message = opened[i];
      return message?.outcome === 'opened'
        ? [{ id, orderNumber: number, row: message.row, ...message.sealed }]
        : [];
    });
  });
}

/** How many messages wait, by channel, and which ones failed. */
export async function outboxOf(tenant: Tenant) {
  const db = orderTables(tenant.engine.db);
  const counts = await db
    .selectFrom('records.order_message')
    .select(['channel', (eb) => eb.fn.countAll<number>().as('count')])
    .where('state', '=', 'waiting')
    .groupBy('channel')
    .execute();
  const waiting = (channel: string) => Number(counts.find((each) => each.channel === channel)?.count ?? 0);
  const failed = await db
    .selectFrom('records.order_message as message')
    .innerJoin('records.customer_order as head', 'head.id', 'message.order_id')
    .select([
      'message.id',
      'message.order_id',
      'message.channel',
      'message.fault',
      'message.created_at',
      'head.number',
    ])
    .where('message.state', '=', 'failed')
    .orderBy('message.id', 'desc')
    .limit(mostShown)
    .execute();
  return {
    mail: (await tenant.egress.isOn(mailProvider)) ? ('on' as const) : ('off' as const),
    emails: waiting('email'),
    calls: waiting('phone'),
    letters: waiting('letter'),
    failed: failed.map((row) => ({
      id: row.id,
      orderId: row.order_id,
      orderNumber: row.number,
      channel: row.channel,
      fault: row.fault,
      createdAt: row.created_at,
    })),
  };
}

/** Head of letters and slips. */
export async function companyHead({ settings }: Tenant) {
  const { name, street, postcode, city, phone } = await settings.get(companySetting);
  return { name, street, postcode, city, phone };
}
