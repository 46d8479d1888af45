import {
  articleCode,
  choice,
  integer,
  money,
  optional,
  required,
  rowSchema,
  text,
  type ValuesOf,
  yesNo,
} from '../../../platform/csv/index.ts';
import type { NewArticle } from '../../articles/index.ts';

/** The columns of an article list. */
export const articleRow = rowSchema({
  number: required(text({ max: 40 }), [
    'Artikelnummer',
    'Artikel-Nr.',
    'Art.-Nr.',
    'Artikelnr',
    'article number',
    'article id',
    'product id',
    'product number',
    'SKU',
    'item number',
    'Nr.',
    'ID',
  ]),
  title: required(text({ max: 200 }), [
    'Titel',
    'Bezeichnung',
    'Artikelbezeichnung',
    'Artikel',
    'Artikelname',
    'product name',
    'name',
    'description',
  ]),
  priceCents: required(money({ min: 0, max: 100_000_000 }), [
    'Preis',
    'Verkaufspreis',
    'VK',
    'VK brutto',
    'Bruttopreis',
    'Ladenpreis',
    'Einzelpreis',
    'unit price',
    'price',
    'retail price',
  ]),
  ean: optional(articleCode(), ['ISBN', 'EAN/ISBN', 'ISBN-13', 'GTIN', 'Barcode', 'EAN-Code']),
  vatClass: optional(
    choice({
      full: ['19 %', '19,00 %', 'voll', 'Regelsatz', 'normal', '19.0', '0.19', 'standard'],
      reduced: ['7 %', '7,00 %', 'ermäßigt', '7.0', '0.07'],
    }),
    [
      'MwSt',
      'USt',
      'Mehrwertsteuer',
      'Umsatzsteuer',
      'Steuersatz',
      'MwSt-Satz',
      'VAT',
      'VAT rate',
      'tax rate',
    ],
  ),
  maker: optional(
    text({ max: 200 }),
    ['Autor', 'Autorin', 'Hersteller', 'Verlag', 'Marke', 'author', 'brand', 'manufacturer'],
    '',
  ),
  supplier: optional(
    text({ max: 200 }),
    ['Lieferant', 'Lieferantennummer', 'Großhändler', 'supplier id', 'vendor'],
    '',
  ),
  stock: optional(
    integer({ min: -1_000_000, max: 1_000_000 }),
    ['Bestand', 'Lagerbestand', 'Menge', 'units in stock', 'quantity in stock'],
    0,
  ),
  active: optional(yesNo(), ['aktiv', 'lieferbar', 'available']),
  discontinued: optional(yesNo(), ['ausgelistet', 'Auslaufartikel', 'eingestellt', 'inactive'], false),
});

/** The values of one row of an article list. */
export type ArticleValues = ValuesOf<typeof articleRow>;

/** A row as the articles take it. Without a VAT class it is the full one: whoever has books says so in a column. */
export const articleOf = (values: ArticleValues): NewArticle => ({
  number: values.number,
  ean: values.ean,
  title: values.title,
  maker: values.maker,
  supplier: values.supplier,
  priceCents: values.priceCents,
  vatClass: values.vatClass ?? 'full',
  stock: values.stock,
  active: values.active ?? !values.discontinued,
});
