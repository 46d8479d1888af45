import type { Language, PersonId, RecordId, Unit } from '@redlich/engine';
import { bilingual } from '../../../platform/i18n/translate.ts';
import { companySetting } from '../../../platform/settings/company.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { customer, fileOf, letterGreeting, nameOf, orderNotification } from '../../customers/index.ts';
import { contactFor } from '../contact-for.ts';
import { orderMessage } from '../declaration.ts';
import { mayNotify } from '../may-notify.ts';
import { isComplete, ready } from '../order-state.ts';
import type { MessageKind } from '../schemas.ts';
import { orderSetting } from '../settings.ts';
import { orderTables } from '../tables.ts';
import { orderTexts } from '../texts.ts';
import type { LoadedOrder } from './load-order.ts';
import { settleOrder } from './settle-order.ts';

/** What messages are written with. Read before a unit, because settings are not read inside one. */
export interface MessageStyle {
  readonly language: Language;
  readonly company: string;
  readonly hint: string;
  readonly notifyWhen: 'complete' | 'each';
}

/** How this shop writes. */
export async function messageStyle({ settings }: Tenant): Promise<MessageStyle> {
  const { language, name } = await settings.get(companySetting);
  return { language, company: name, ...(await settings.get(orderSetting)) };
}

/** What became of telling a customer. */
export type MessageFate = 'created' | 'waiting' | 'none' | 'no-consent' | 'no-contact';

/**
 * Prepares the message that something lies ready (pledge consent.notify). Without the consent to notification nothing is created
 * and the order gets the kind K; the engine would refuse to open the address for it anyway.
 */
export async function prepareMessage(
  unit: Unit,
  order: LoadedOrder,
  style: MessageStyle,
): Promise<MessageFate> {
  const { row, lines } = order;
  const kind = row.message_kind as MessageKind;
  if (kind === 'K' || row.person_id === null || !lines.some((line) => ready(line) > 0)) return 'none';
  if (!(await mayNotify(unit, row.person_id))) {
    await settleOrder(unit, order, { revision: 'any', messageKind: 'K' });
    return 'no-consent';
  }
  if (await hasWaiting(unit, row.id)) return 'waiting';
  const file = await fileOf(unit.db, row.person_id);
  const opened = file && (await unit.open(customer, file.id, orderNotification));
  if (opened?.outcome !== 'opened') return 'no-contact';
  const address = contactFor(kind, opened.sealed, style.language);
  if (address === null) return 'no-contact';
  const sealed = {
    name: nameOf(opened.sealed),
    address,
    ...wordsFor(order, kind, letterGreeting(opened.sealed, style.language), style),
  };
  const plain = {
    order_id: row.id,
    channel: kind,
    state: 'waiting',
    attempts: 0,
    fault: null,
    next_attempt: unit.now,
  };
  await unit.insert(orderMessage, { person: row.person_id, sealed, plain });
  return 'created';
}

/** Subject and text. They name no goods: a message passes through other hands, and what somebody reads is nobody's business. */
function wordsFor(
  { row, lines }: LoadedOrder,
  kind: MessageKind,
  greeting: string,
  { language, company, hint }: MessageStyle,
) {
  const { number } = row;
  const say = (key: 'subject' | 'text' | 'textPartly' | 'call' | 'callPartly') =>
    bilingual(orderTexts, `message.${key}`, {
      number,
      greeting,
      company,
      hint: hint === '' ? '' : `\n\n${hint}`,
    })[language];
  const complete = isComplete(lines);
  const subject = say('subject');
  if (kind === 'phone') return { subject, text: say(complete ? 'call' : 'callPartly') };
  return { subject, text: say(complete ? 'text' : 'textPartly') };
}

async function hasWaiting(unit: Unit, order: RecordId): Promise<boolean> {
  const waiting = await orderTables(unit.db)
    .selectFrom('records.order_message')
    .select('id')
    .where('order_id', '=', order)
    .where('state', '=', 'waiting')
    .limit(1)
    .executeTakeFirst();
  return waiting !== undefined;
}

/**
 * The consent to notification of a person changed. When it no longer stands, open orders get the kind K; their messages have died
 * by their own rule in this same unit.
 */
export async function notificationChanged(unit: Unit, person: PersonId): Promise<void> {
  if (await mayNotify(unit, person)) return;
  const orders = await orderTables(unit.db)
    .selectFrom('records.customer_order')
    .selectAll()
    .where('person_id', '=', person)
    .where('message_kind', '!=', 'K')
    .where('state', 'in', ['ordered', 'arrived', 'notified'])
    .execute();
  for (const row of orders) {
    const lines = await orderTables(unit.db)
      .selectFrom('records.order_line')
      .selectAll()
      .where('order_id', '=', row.id)
      .execute();
    await settleOrder(unit, { row, lines }, { revision: 'any', messageKind: 'K' });
  }
}
