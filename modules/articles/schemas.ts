import { z } from '@hono/zod-openapi';
import { bilingual } from '../../platform/i18n/translate.ts';
import { articleCode } from './code.ts';
import { articleTexts } from './texts.ts';
import { vatClasses } from './vat.ts';

/** One line of text without control characters. */
export const lineOfText = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^\P{Cc}*$/u);

/** An article code as somebody typed it, kept in its checked form; an empty one is none. */
const codeField = z
  .string()
  .trim()
  .max(20)
  .refine((text) => text === '' || articleCode(text) !== null, {
    params: { text: bilingual(articleTexts, 'problem.code') },
  })
  .transform((text) => (text === '' ? null : articleCode(text)))
  .nullable();

/** The most a single piece may cost: what fits a price label. In cents. */
const highestPriceCents = 100_000_000;

const fields = {
  /** The shop's own number; given by itself when left empty. */
  number: lineOfText(40),
  ean: codeField,
  title: lineOfText(200).min(1),
  maker: lineOfText(200),
  supplier: lineOfText(200),
  priceCents: z.number().int().min(0).max(highestPriceCents),
  vatClass: z.enum(vatClasses),
  stock: z.number().int().min(-1_000_000).max(1_000_000),
  active: z.boolean(),
};

/** A new article as it comes in. Only title, price and VAT class are a must. */
export const newArticleSchema = z.strictObject({
  ...fields,
  number: fields.number.default(''),
  ean: codeField.default(null),
  maker: fields.maker.default(''),
  supplier: fields.supplier.default(''),
  stock: fields.stock.default(0),
  active: fields.active.default(true),
});

/** A new article, checked. */
export type NewArticle = z.output<typeof newArticleSchema>;

/** A change of an article by somebody who has seen `revision`. */
export const articleChangeSchema = z.strictObject({
  revision: z.number().int(),
  number: fields.number.min(1).optional(),
  ean: codeField.optional(),
  title: fields.title.optional(),
  maker: fields.maker.optional(),
  supplier: fields.supplier.optional(),
  priceCents: fields.priceCents.optional(),
  vatClass: fields.vatClass.optional(),
  stock: fields.stock.optional(),
  active: fields.active.optional(),
});

/** A change of an article. */
export type ArticleChange = z.output<typeof articleChangeSchema>;

/** An article as it is shown. */
export const articleSchema = z.object({
  id: z.string(),
  number: z.string(),
  ean: z.string().nullable(),
  title: z.string(),
  maker: z.string(),
  supplier: z.string(),
  priceCents: z.number().int(),
  vatClass: z.enum(vatClasses),
  stock: z.number().int(),
  active: z.boolean(),
  revision: z.number().int(),
});

/** An article as it is shown. */
export type Article = z.output<typeof articleSchema>;

/** What a list of articles is asked for. */
export const articleListQuery = z.object({
  /** Beginnings of words of title, maker or number, or a code. */
  q: z.string().max(200).default(''),
  show: z.enum(['active', 'inactive', 'all']).default('active'),
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** What a list of articles is asked for. */
export type ArticleListQuery = z.output<typeof articleListQuery>;

/** One page of articles. */
export const articlePageSchema = z.object({ rows: z.array(articleSchema), next: z.string().nullable() });
