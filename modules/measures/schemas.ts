import { z } from '@hono/zod-openapi';

const text = z.object({ de: z.string(), en: z.string() });
const answerState = z.enum(['met', 'not-met', 'not-applicable']);

/** The question a path is about. */
export const taskParams = z.object({ task: z.string().max(60) });

/** An answer: how it is, and how it is done or why not. It appears in the paper, so it names no person. */
export const answerBody = z
  .strictObject({ state: answerState, how: z.string().trim().max(1_000) })
  .refine(({ state, how }) => state === 'not-met' || how !== '', { path: ['how'] });

/** What the review found. */
export const reviewBody = z.strictObject({ result: z.string().trim().min(3).max(2_000) });

/** All that the review looks at. */
export const measuresReply = z.object({
  measures: z.array(z.object({ id: z.string(), title: text, does: text, state: z.string() })),
  tasks: z.array(
    z.object({
      id: z.string(),
      title: text,
      question: text,
      answer: z
        .object({
          state: answerState,
          how: z.string(),
          answeredAt: z.number().int(),
          author: z.string().nullable(),
        })
        .nullable(),
    }),
  ),
  due: z.object({ due: z.boolean(), since: z.number().int().nullable(), on: z.number().int().nullable() }),
  changes: z.array(z.object({ title: text, before: z.string().nullable(), after: z.string().nullable() })),
  reviews: z.array(
    z.object({
      number: z.number().int(),
      reviewedAt: z.number().int(),
      author: z.string().nullable(),
      result: z.string(),
    }),
  ),
});

/** All that the review looks at. */
export type Measures = z.output<typeof measuresReply>;

/** One question to the company with its answer. */
export type Task = Measures['tasks'][number];
