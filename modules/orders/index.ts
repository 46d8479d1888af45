import type { ConsentKind, PersonId, Unit } from '@redlich/engine';
import { bilingual } from '../../platform/i18n/translate.ts';
import type { Job } from '../../platform/jobs/job.ts';
import type { Module } from '../../platform/module.ts';
import { notification } from '../customers/index.ts';
import { customerOrder, ordersDeclaration } from './declaration.ts';
import { messageRoutes } from './message-routes.ts';
import { orderPledges } from './pledges.ts';
import { orderRoutes } from './routes.ts';
import { sendOrderMessages } from './send-job.ts';
import { notificationChanged } from './service/order-messages.ts';
import { settleNameless } from './service/settle-nameless.ts';
import { orderSetting } from './settings.ts';
import { orderMigrations } from './tables.ts';
import { orderTexts } from './texts.ts';

const settleJob: Job = {
  id: 'settle-nameless-orders',
  title: bilingual(orderTexts, 'jobs.settle'),
  every: { daily: '03:30' },
  run: ({ engine }) => settleNameless(engine),
};

/** Orders of customers, from the slip to the collection, and the messages that they have arrived. */
export const ordersModule: Module = {
  id: 'orders',
  declaration: ordersDeclaration,
  migrations: orderMigrations,
  texts: orderTexts,
  routes(api) {
    orderRoutes(api);
    messageRoutes(api);
  },
  jobs: [sendOrderMessages, settleJob],
  settings: [orderSetting],
  pledges: orderPledges,
};

/**
 * What the customer file tells when a consent was given or withdrawn, in the same unit: without the consent to notification, open
 * orders get the message kind K. Their messages die by their own rule.
 */
export async function consentChanged(unit: Unit, person: PersonId, consent: ConsentKind): Promise<void> {
  if (consent.id === notification.id && unit.declares(customerOrder)) await notificationChanged(unit, person);
}

export { customerOrder, orderMessage } from './declaration.ts';
export { type OrderFault, problemOfOrder } from './problems-of-orders.ts';
export { type Order, type OrderRow, type Slip, type SomePieces, somePieces } from './schemas.ts';
export { arriveOrder } from './service/arrivals.ts';
export {
  type HandedLine,
  type HandOver,
  type NotHandedOver,
  type Prepared,
  prepareHandOver,
} from './service/hand-over.ts';
export {
  type ImportedOrder,
  importOrders,
  knownOrderNumbers,
  type OrderImportFault,
  type OrdersImported,
  settleFiles,
} from './service/import-orders.ts';
export { type MessageStyle, messageStyle } from './service/order-messages.ts';
export { type OrderTaken, takeOrderIn } from './service/take-order.ts';
