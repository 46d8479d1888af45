import { z } from '@hono/zod-openapi';

const text = z.object({ de: z.string(), en: z.string() });
const unit = z.enum(['days', 'months', 'years']);

/** A period as the owner enters it; `null` for the law's own. */
const wanted = z.strictObject({ unit, count: z.number().int().min(0).max(1_200) }).nullable();

/** A period as the owner enters it; `null` for the law's own. */
export type WantedPeriod = z.output<typeof wanted>;

/** The statute a path is about. */
export const statuteParams = z.object({ statute: z.string().max(60) });

/** What a change would be. */
export const periodPreviewBody = z.strictObject({ period: wanted });

/** A change. `despite`: the owner has read that it is shorter than the law. */
export const periodBody = z.strictObject({ period: wanted, despite: z.boolean().default(false) });

/** All statutes with what the law says and what is set. */
export const periodsReply = z.object({
  statutes: z.array(
    z.object({
      id: z.string(),
      title: text,
      law: z.string(),
      nature: z.enum(['duty', 'limitation']),
      runs: z.enum(['from-end-of-year', 'from-event']),
      legal: text,
      versions: z.array(
        z.object({ from: z.string(), until: z.string().nullable(), period: text, source: text }),
      ),
      set: z.object({ unit, count: z.number().int(), text }).nullable(),
      warning: text.nullable(),
      kinds: z.array(text),
    }),
  ),
});

/** All statutes with what the law says and what is set. */
export type Periods = z.output<typeof periodsReply>;

/** One statute of the catalogue as shown. */
export type StatuteRow = Periods['statutes'][number];

/** What another period would do, by kind of data. */
export const periodPreviewReply = z.object({
  warning: text.nullable(),
  isShort: z.boolean(),
  effects: z.array(
    z.object({
      title: text,
      records: z.number().int(),
      earlier: z.number().int(),
      later: z.number().int(),
      dueNow: z.number().int(),
    }),
  ),
});

/** What another period would do, by kind of data. */
export type PeriodPreview = z.output<typeof periodPreviewReply>;
