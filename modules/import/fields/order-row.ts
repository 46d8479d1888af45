import {
  date,
  decimal,
  integer,
  money,
  note,
  optional,
  required,
  rowSchema,
  text,
  type ValuesOf,
} from '../../../platform/csv/index.ts';
import { firstDay } from './customer-row.ts';

const orderNumber = [
  'Bestellnummer',
  'Bestell-Nr.',
  'Auftragsnummer',
  'Auftrags-Nr.',
  'Auftrag',
  'Vorgang',
  'Belegnummer',
  'order id',
  'order number',
  'order no',
] as const;

/** The columns of an order that are the order's own. */
const headFields = (today: string) => {
  const happened = date({ earliest: firstDay, latest: today });
  return {
    number: required(text({ max: 40 }), [...orderNumber, 'Nr.', 'ID']),
    customer: required(text({ max: 20 }), [
      'Kundennummer',
      'Kunden-Nr.',
      'Kd-Nr.',
      'Kundennr',
      'Kunde',
      'customer id',
      'customer number',
      'client id',
    ]),
    orderedAt: required(happened, [
      'Bestelldatum',
      'Bestellt am',
      'Auftragsdatum',
      'Datum',
      'order date',
      'ordered on',
    ]),
    expectedOn: optional(date({ earliest: firstDay, latest: '2099-12-31' }), [
      'Erwartet am',
      'Liefertermin',
      'Wunschtermin',
      'required date',
      'expected date',
      'due date',
    ]),
    collectedAt: optional(happened, [
      'Abgeholt am',
      'Abholdatum',
      'Ausgeliefert am',
      'Lieferdatum',
      'Versanddatum',
      'Erledigt am',
      'collected on',
      'shipped date',
      'delivered on',
      'completed on',
    ]),
    cancelledAt: optional(happened, ['Storniert am', 'Stornodatum', 'cancelled on', 'cancelled date']),
    note: optional(
      note({ max: 1_000 }),
      ['Notiz', 'Bemerkung', 'Besondere Wünsche', 'comment', 'remark', 'notes'],
      '',
    ),
  } as const;
};

/** The columns of one line of an order. A price is gross and for one piece. */
const pieceFields = {
  article: required(text({ max: 40 }), [
    'Artikelnummer',
    'Artikel-Nr.',
    'Art.-Nr.',
    'Artikel',
    'EAN',
    'ISBN',
    'product id',
    'article id',
    'SKU',
    'item number',
  ]),
  quantity: required(integer({ min: 1, max: 10_000 }), ['Menge', 'Anzahl', 'Stück', 'qty', 'amount']),
  priceCents: required(money({ min: 0, max: 100_000_000 }), [
    'Einzelpreis',
    'Preis',
    'Stückpreis',
    'unit price',
    'price',
  ]),
  /** A share of the price in ten-thousandths: `0.15` is fifteen per cent. */
  discount: optional(decimal({ places: 4, min: 0, max: 10_000 }), ['Rabattfaktor'], 0),
  /** In hundredths of a per cent: `15` is fifteen per cent. */
  discountPercent: optional(
    decimal({ places: 2, min: 0, max: 10_000 }),
    ['Rabatt', 'Rabatt in Prozent', 'discount percent'],
    0,
  ),
} as const;

/** Orders whose lines stand in a second table. */
export const orderRow = (today: string) => rowSchema(headFields(today));

/** The second table: one row for each line, which names its order. */
export const lineRow = rowSchema({ order: required(text({ max: 40 }), orderNumber), ...pieceFields });

/** Orders in one table, a row for each line; what the order itself says stands in every row of it. */
export const orderLineRow = (today: string) => rowSchema({ ...headFields(today), ...pieceFields });

/** Fields of lines: by them a person's choice of columns is told to belong to the second table. */
export const lineFields: ReadonlySet<string> = new Set(Object.keys(lineRow));

/** What an order itself says. */
export type OrderValues = ValuesOf<ReturnType<typeof orderRow>>;

/** What a line says, without its order. */
export type PieceValues = Omit<ValuesOf<typeof lineRow>, 'order'>;

/** The price of a piece after the discount, in whole cents, half a cent up. */
export function discounted({ priceCents, discount, discountPercent }: PieceValues): number {
  const share = 10_000 - Math.min(10_000, discount + discountPercent);
  return Math.floor((priceCents * share + 5_000) / 10_000);
}
