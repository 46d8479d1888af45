import { z } from '@hono/zod-openapi';
import { isId, type RecordId } from '@redlich/engine';
import { somePieces } from '../orders/index.ts';

const recordId = z.string().refine(isId) as unknown as z.ZodType<RecordId, string>;
const cents = z.number().int().min(0).max(100_000_000);
const request = z.uuid();

/** The sale a path is about. */
export const saleParams = z.object({ id: recordId });

/** How the money came in. Card: by hand on the terminal of the bank; nothing of the card is known here (pledge card.apart). */
const paymentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cash'), givenCents: cents }),
  z.strictObject({ kind: z.literal('card') }),
]);

/** A sale as the till sends it. */
export const newSaleSchema = z
  .strictObject({
    /** A random id the till gives the sale: sent twice, it is sold once. */
    request,
    lines: z
      .array(
        z.strictObject({
          articleId: z.uuid(),
          quantity: z.number().int().min(1).max(9_999),
          priceCents: cents.optional(),
        }),
      )
      .max(200)
      .default([]),
    orders: z
      .array(
        z.strictObject({
          orderId: recordId,
          revision: z.number().int().min(1),
          pieces: somePieces.default('all'),
        }),
      )
      .max(20)
      .default([]),
    /** The total the till has shown; when prices changed meanwhile, nothing is sold. */
    totalCents: cents,
    payment: paymentSchema,
  })
  .refine(({ lines, orders }) => lines.length + orders.length > 0, { path: ['lines'] })
  .refine(({ orders }) => new Set(orders.map((each) => each.orderId)).size === orders.length, {
    path: ['orders'],
  });

/** A sale as the till sends it, checked. */
export type NewSale = z.output<typeof newSaleSchema>;

/** A cancellation as the till sends it. */
export const cancellationBody = z.strictObject({ request });

const shareSchema = z.object({
  vatClass: z.enum(['full', 'reduced']),
  permille: z.number().int(),
  grossCents: z.number().int(),
  netCents: z.number().int(),
  taxCents: z.number().int(),
});

/** A sale as its receipt shows it. */
export const receiptSchema = z.object({
  id: z.string(),
  number: z.number().int(),
  soldAt: z.number().int(),
  lines: z.array(
    z.object({
      position: z.number().int(),
      articleId: z.string(),
      articleNumber: z.string(),
      title: z.string(),
      quantity: z.number().int(),
      priceCents: z.number().int(),
      vatClass: z.enum(['full', 'reduced']),
      orderNumber: z.string().nullable(),
    }),
  ),
  shares: z.array(shareSchema),
  totalCents: z.number().int(),
  payment: z.enum(['cash', 'card']),
  givenCents: z.number().int().nullable(),
  changeCents: z.number().int().nullable(),
  /** Receipt number of the sale this one cancels, or of the one that cancels it. */
  cancels: z.number().int().nullable(),
  cancelledBy: z.number().int().nullable(),
  /** `null` once only figures are left, or when opening it was refused. */
  cashier: z.string().nullable(),
  company: z.object({
    name: z.string(),
    street: z.string(),
    postcode: z.string(),
    city: z.string(),
    phone: z.string(),
    vatId: z.string(),
  }),
});

/** A sale as its receipt shows it. */
export type Receipt = z.output<typeof receiptSchema>;

/**
 * What came of a sale. `anonymised`: orders that are anonymous from this moment on; `filesEnded`: customers whose file ended with
 * their last order, because no consent keeps it.
 */
export const soldSchema = z.object({
  receipt: receiptSchema,
  anonymised: z.number().int(),
  filesEnded: z.number().int(),
});

/** A sale in a list. */
export const saleRowSchema = receiptSchema.pick({
  id: true,
  number: true,
  soldAt: true,
  totalCents: true,
  payment: true,
  cancels: true,
  cancelledBy: true,
});

/** A sale in a list. */
export type SaleRow = z.output<typeof saleRowSchema>;

/** What a list of sales is asked for. */
export const saleListQuery = z.object({
  day: z.iso.date().optional(),
  after: z.coerce.number().int().min(1).optional(),
});

/** One page of sales, newest first. */
export const salePageSchema = z.object({ rows: z.array(saleRowSchema), next: z.string().nullable() });

/** The day a summary is about; today when left out. */
export const dayQuery = z.object({ day: z.iso.date().optional() });

/** What a day brought in. */
export const daySchema = z.object({
  day: z.string(),
  sales: z.number().int(),
  cancellations: z.number().int(),
  firstNumber: z.number().int().nullable(),
  lastNumber: z.number().int().nullable(),
  cashCents: z.number().int(),
  cardCents: z.number().int(),
  totalCents: z.number().int(),
  shares: z.array(shareSchema),
});

/** What a day brought in. */
export type SaleDay = z.output<typeof daySchema>;
