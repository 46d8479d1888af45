import { z } from '@hono/zod-openapi';
import { osticketCounts } from './report.ts';

const text = z.object({ de: z.string(), en: z.string() });
const leftOut = z.array(z.object({ what: text, count: z.number().int() }));
const counts = Object.fromEntries(osticketCounts.map((name) => [name, z.number().int()])) as Record<
  (typeof osticketCounts)[number],
  z.ZodNumber
>;

/** What an upload is for. */
export const runParams = z.object({ mode: z.enum(['dry-run', 'import']) });

/** What taking over an osTicket is, or would be. */
export const reportReply = z.object({
  outcome: z.enum(['checked', 'imported', 'refused']),
  problem: text.nullable(),
  counts: z.object(counts),
  pastDate: z.array(z.object({ title: text, rule: text, count: z.number().int() })),
  leftOut,
  unreadable: leftOut,
});
/** What the report says to a screen. */
export type ReportReply = z.output<typeof reportReply>;

/** How far it is; `idle` when nothing runs. `total` 0: not known yet. */
export const progressReply = z.object({
  step: z.enum(['idle', 'reading', 'writing']),
  done: z.number().int(),
  total: z.number().int(),
});
