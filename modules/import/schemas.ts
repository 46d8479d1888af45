import { z } from '@hono/zod-openapi';
import { importables, pastDueChoices } from './report.ts';

const text = z.object({ de: z.string(), en: z.string() });

const tableSchema = z.object({
  encoding: z.string(),
  separator: z.string(),
  header: z.array(z.string()),
  columns: z.array(z.object({ column: z.string(), field: z.string(), how: z.enum(['said', 'by-heading']) })),
  unused: z.array(z.string()),
  consents: z.array(z.string()),
});

/** What an import is, or would be. */
export const reportSchema = z.object({
  what: z.enum(importables),
  outcome: z.enum(['checked', 'imported', 'refused']),
  main: tableSchema.nullable(),
  lines: tableSchema.nullable(),
  problems: z.array(text),
  faults: z.object({
    count: z.number().int(),
    kinds: z.array(z.object({ reason: text, column: z.string().nullable(), count: z.number().int() })),
    first: z.array(
      z.object({
        file: z.enum(['main', 'lines']),
        row: z.number().int(),
        line: z.number().int(),
        column: z.string().nullable(),
        reason: text,
      }),
    ),
  }),
  counts: z.object({
    rows: z.number().int(),
    added: z.number().int(),
    changed: z.number().int(),
    known: z.number().int(),
    dropped: z.number().int(),
    lines: z.number().int(),
  }),
  pastDue: z.array(
    z.object({
      kind: z.string(),
      title: text,
      rule: text,
      count: z.number().int(),
      fate: z.enum(['dies-with-next-sweep', 'ends-with-the-import', 'kept-30-days', 'dropped']),
    }),
  ),
});

const choices = z
  .array(z.strictObject({ column: z.string().max(200), field: z.string().max(40).nullable() }))
  .max(1_000);

/** What stands beside the files in an upload. */
export const orderSchema = z.strictObject({
  mode: z.enum(['dry-run', 'import']),
  pastDue: z.enum(pastDueChoices).default('sweep'),
  choices: choices.default([]),
  lineChoices: choices.optional(),
});

const fields = z.array(z.object({ field: z.string(), needed: z.boolean() }));
const lookedAt = z.object({ encoding: z.string(), separator: z.string(), header: z.array(z.string()) });

/** A file as it was found, with a proposal which column fills which field. */
export const lookSchema = z.object({
  table: lookedAt.nullable(),
  problem: text.nullable(),
  fields,
  columns: z.array(z.object({ column: z.string(), field: z.string() })),
  consents: z.array(z.string()),
});

/** A file as it was found. */
export type Look = z.output<typeof lookSchema>;

/** How far an import is; `idle` when none runs. */
export const progressSchema = z.object({
  step: z.enum(['idle', 'checking', 'writing']),
  rows: z.number().int(),
});

/** What the report says to a screen. */
export type ReportReply = z.output<typeof reportSchema>;
