import { z } from '@hono/zod-openapi';

const text = z.object({ de: z.string(), en: z.string() });
const action = z.enum(['restrict', 'erase', 'anonymise']);

/** What dies when, by day and kind. */
export const previewReply = z.object({
  from: z.string(),
  days: z.number().int(),
  kinds: z.array(z.object({ id: z.string(), title: text })),
  counts: z.array(z.object({ day: z.string(), kind: z.string(), action, count: z.number().int() })),
});
export type Preview = z.output<typeof previewReply>;

/** One deletion rule, in words. */
export const rulesReply = z.object({
  rules: z.array(
    z.object({
      kind: z.string(),
      title: text,
      rule: text,
      reason: text,
      per: z.enum(['record', 'person', 'year']),
      events: z.array(z.object({ id: z.string(), title: text })),
      records: z.number().int(),
    }),
  ),
});
export type Rules = z.output<typeof rulesReply>;

/** What a sweep did. */
export const sweepReply = z.object({
  erased: z.number().int(),
  anonymised: z.number().int(),
  restricted: z.number().int(),
});
export type Swept = z.output<typeof sweepReply>;

/** A rule to try: an event and a period after it. */
export const simulateBody = z.strictObject({
  kind: z.string().max(60),
  event: z.string().max(60),
  unit: z.enum(['days', 'months', 'years']),
  count: z.number().int().min(0).max(1_200),
});

/** What it would do. */
export const simulateReply = z.object({
  records: z.number().int(),
  earlier: z.number().int(),
  later: z.number().int(),
  same: z.number().int(),
  dueNow: z.number().int(),
  never: z.number().int(),
});
export type SimulationResult = z.output<typeof simulateReply>;

/** One ledger entry as shown: counts instead of long lists of ids. */
export const ledgerReply = z.object({
  rows: z.array(
    z.object({
      number: z.number().int(),
      at: z.number().int(),
      type: z.string(),
      actor: z.string(),
      person: z.string().nullable(),
      kind: text.nullable(),
      purpose: text.nullable(),
      about: text.nullable(),
      reason: z.string().nullable(),
      records: z.number().int(),
      hash: z.string(),
    }),
  ),
  next: z.string().nullable(),
});
export type LedgerPage = z.output<typeof ledgerReply>;
export type LedgerRow = LedgerPage['rows'][number];

/** The verdict on the chain. */
export const verifyReply = z.object({
  intact: z.boolean(),
  facts: z.number().int(),
  accesses: z.number().int(),
  checkpoints: z.number().int(),
  number: z.number().int().nullable(),
});
export type LedgerCheck = z.output<typeof verifyReply>;

const pledgeState = z.enum(['kept', 'broken', 'not-yet-provable']);
const pledgeShown = z.object({ id: z.string(), sentence: text, state: pledgeState, evidence: text });

/** All pledges with their verdicts. */
export interface Pledges {
  readonly checkedAt: number;
  readonly pledges: readonly z.output<typeof pledgeShown>[];
}

/** All pledges with their verdicts, since when each stands so, and how it stood before, newest first. */
export const pledgesReply = z.object({
  checkedAt: z.number().int(),
  pledges: z.array(
    pledgeShown.extend({
      since: z.number().int(),
      history: z.array(z.object({ at: z.number().int(), state: pledgeState, evidence: text })),
    }),
  ),
});
export type PledgesWithHistory = z.output<typeof pledgesReply>;
