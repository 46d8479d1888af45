import { z } from '@hono/zod-openapi';
import { isId, type PersonId, type RecordId } from '@redlich/engine';
import { messageKinds, orderStates } from './choices.ts';

/** An id from outside; its form is checked here, whose it is by the engine. */
const idOf = <Id extends PersonId | RecordId>() =>
  z.string().refine(isId) as unknown as z.ZodType<Id, string>;

/** How a customer is told. */
export type MessageKind = (typeof messageKinds)[number];

const messageKind = z.enum(messageKinds);
const position = z.number().int().min(1).max(200);
const pieces = z.number().int().min(1).max(9_999);
const cents = z.number().int().min(0).max(100_000_000);
const day = z.iso.date();
const note = z.string().trim().max(2_000);
const revision = z.number().int().min(1);

/** The order a path is about. */
export const orderParams = z.object({ id: idOf<RecordId>() });

/** A new order. `customerId` is the id of the person. */
export const newOrderSchema = z.strictObject({
  customerId: idOf<PersonId>(),
  messageKind: messageKind.default('K'),
  note: note.default(''),
  expectedOn: day.nullable().default(null),
  lines: z
    .array(z.strictObject({ articleId: z.uuid(), quantity: pieces, priceCents: cents.optional() }))
    .min(1)
    .max(200),
});

/** A new order, checked. */
export type NewOrder = z.output<typeof newOrderSchema>;

/** What the taker of an order learns. */
export const orderTakenSchema = z.object({ id: z.string(), number: z.string(), revision: z.number().int() });

/** A change of an order by somebody who has seen `revision`. */
export const orderChangeSchema = z.strictObject({
  revision,
  messageKind: messageKind.optional(),
  note: note.optional(),
  expectedOn: day.nullable().optional(),
});

/** A change of an order. */
export type OrderChange = z.output<typeof orderChangeSchema>;

/** Pieces of some lines, or `all`. */
export const somePieces = z.union([
  z.literal('all'),
  z
    .array(z.strictObject({ position, quantity: pieces }))
    .min(1)
    .max(200),
]);

/** Pieces of some lines, or all of them. */
export type SomePieces = z.output<typeof somePieces>;

/** Pieces of an order that came in, or that are not wanted any more. */
export const piecesBody = z.strictObject({ revision, pieces: somePieces });

/** Goods as they are unpacked: a code of an article, so many pieces. */
export const goodsBody = z.strictObject({
  code: z.string().trim().min(1).max(40),
  quantity: pieces.default(1),
});

const lineSchema = z.object({
  position: z.number().int(),
  articleId: z.string(),
  articleNumber: z.string(),
  title: z.string(),
  maker: z.string(),
  quantity: z.number().int(),
  cancelled: z.number().int(),
  arrived: z.number().int(),
  collected: z.number().int(),
  priceCents: z.number().int(),
  vatClass: z.enum(['full', 'reduced']),
});

/** A line as it is shown. */
export type OrderLine = z.output<typeof lineSchema>;

const head = {
  id: z.string(),
  number: z.string(),
  state: z.enum(orderStates),
  messageKind,
  /** Whether the consent to notification stands now. */
  mayNotify: z.boolean(),
  /** `null` when the order is anonymous. */
  customerId: z.string().nullable(),
  /** `null` when the order is anonymous or opening it was refused. */
  customerName: z.string().nullable(),
  createdAt: z.number().int(),
  expectedOn: z.string().nullable(),
  pieces: z.number().int(),
  piecesArrived: z.number().int(),
  piecesCollected: z.number().int(),
  totalCents: z.number().int(),
  arrivedAt: z.number().int().nullable(),
  notifiedAt: z.number().int().nullable(),
  collectedAt: z.number().int().nullable(),
  cancelledAt: z.number().int().nullable(),
  anonymous: z.boolean(),
  revision: z.number().int(),
};

/** An order in a list. */
export const orderRowSchema = z.object({ ...head, summary: z.string() });

/** An order in a list. `summary` names its first article. */
export type OrderRow = z.output<typeof orderRowSchema>;

/** One order with everything on it. */
export const orderSchema = z.object({
  ...head,
  customerNumber: z.string().nullable(),
  note: z.string().nullable(),
  lines: z.array(lineSchema),
  messages: z.array(
    z.object({
      id: z.string(),
      channel: z.enum(['email', 'phone', 'letter']),
      state: z.enum(['waiting', 'sent', 'failed']),
      fault: z.string().nullable(),
      createdAt: z.number().int(),
      sentAt: z.number().int().nullable(),
    }),
  ),
  /** Why the sealed part was not opened. */
  refused: z.string().nullable(),
  dueAt: z.number().int().nullable(),
});

/** One order with everything on it. */
export type Order = z.output<typeof orderSchema>;

/** What the list of orders is narrowed to. Nothing personal, because it stands in the address. */
export const orderListQuery = z.object({
  state: z.enum([...orderStates, 'open', 'all']).default('open'),
  messageKind: messageKind.optional(),
  /** Taken at least so many days ago. */
  olderThanDays: z.coerce.number().int().min(1).max(4_000).optional(),
  /** `overdue`: expected before today and not complete. `today`: expected today. */
  due: z.enum(['overdue', 'today', 'week']).optional(),
  after: z.string().refine(isId).optional(),
});

/** What the list of orders is narrowed to. */
export type OrderListQuery = z.output<typeof orderListQuery>;

/** One page of orders. */
export const orderPageSchema = z.object({ rows: z.array(orderRowSchema), next: z.string().nullable() });

/** A search with the number of an order, or the name, number or phone of a customer. */
export const findBody = z.strictObject({
  words: z.string().trim().min(1).max(120),
  state: orderListQuery.shape.state,
});

/** What a slip is printed from. */
export const slipSchema = z.object({
  order: orderSchema,
  phone: z.string().nullable(),
  company: z.object({
    name: z.string(),
    street: z.string(),
    postcode: z.string(),
    city: z.string(),
    phone: z.string(),
  }),
  printedAt: z.number().int(),
});

/** What a slip is printed from. */
export type Slip = z.output<typeof slipSchema>;

/** For whom unpacked goods are, and what became of them. */
export const goodsReply = z.object({
  article: z.object({ id: z.string(), number: z.string(), title: z.string() }),
  for: z.array(
    z.object({
      orderId: z.string(),
      number: z.string(),
      customerName: z.string().nullable(),
      quantity: z.number().int(),
      complete: z.boolean(),
      messageKind,
      message: z.enum(['created', 'waiting', 'none', 'no-consent', 'no-contact']),
    }),
  ),
  /** Pieces nobody waits for; they go to the shelf. */
  toShelf: z.number().int(),
  stock: z.number().int(),
});

/** For whom unpacked goods are. */
export type GoodsReceived = z.output<typeof goodsReply>;

/** What became of an order that goods came in for. */
export const arrivedReply = z.object({
  order: orderSchema,
  message: z.enum(['created', 'waiting', 'none', 'no-consent', 'no-contact']),
});

/** A call to make. */
export const callsReply = z.object({
  calls: z.array(
    z.object({
      id: z.string(),
      orderId: z.string(),
      orderNumber: z.string(),
      name: z.string(),
      phone: z.string(),
      text: z.string(),
      attempts: z.number().int(),
      createdAt: z.number().int(),
      nextAttempt: z.number().int().nullable(),
    }),
  ),
});

/** Letters to print. */
export const lettersReply = z.object({
  letters: z.array(
    z.object({
      id: z.string(),
      orderId: z.string(),
      orderNumber: z.string(),
      name: z.string(),
      address: z.string(),
      subject: z.string(),
      text: z.string(),
      createdAt: z.number().int(),
    }),
  ),
  company: slipSchema.shape.company,
});

/** How the outbox stands. */
export const outboxReply = z.object({
  mail: z.enum(['on', 'off']),
  emails: z.number().int(),
  calls: z.number().int(),
  letters: z.number().int(),
  failed: z.array(
    z.object({
      id: z.string(),
      orderId: z.string(),
      orderNumber: z.string(),
      channel: z.string(),
      fault: z.string().nullable(),
      createdAt: z.number().int(),
    }),
  ),
});

/** What came of a call. */
export const callOutcomeBody = z.strictObject({ outcome: z.enum(['told', 'not-reached']) });

/** Messages done at once, such as printed letters. */
export const doneBody = z.strictObject({ messages: z.array(idOf<RecordId>()).min(1).max(500) });

/** The message a path is about. */
export const messageParams = z.object({ id: idOf<RecordId>() });
