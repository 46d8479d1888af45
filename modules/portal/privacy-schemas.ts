import { z } from '@hono/zod-openapi';
import { rightIds } from '../rights/index.ts';

/** A right somebody makes use of, with what they want in their own words. */
export const rightBody = z.strictObject({
  right: z.enum(rightIds),
  text: z.string().trim().max(10_000),
});

/** An own request. It is gone from here when it is answered, because it is deleted with its answer. */
const ownRequest = z.object({
  number: z.number().int(),
  right: z.enum(rightIds),
  receivedAt: z.number().int(),
  /** The last day for the answer (Art. 12 (3) GDPR), as ISO date. */
  lastDay: z.string(),
  state: z.enum(['received', 'identity-pending', 'in-work', 'decided']),
});

/** The own requests that are still open. */
export const ownRequestsReply = z.object({ requests: z.array(ownRequest) });

/** The papers in force that everybody may read. */
export const papersReply = z.object({ papers: z.array(z.object({ id: z.string(), title: z.string() })) });

/** The paper a path is about. */
export const paperParams = z.object({ paper: z.string().regex(/^[a-z-]{1,40}$/) });

/** A paper in force, to be read from top to bottom. */
export const paperReply = z.object({
  id: z.string(),
  title: z.string(),
  number: z.number().int(),
  publishedAt: z.number().int(),
  parts: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.enum(['heading', 'paragraph', 'item']), text: z.string() }),
      z.object({
        kind: z.literal('table'),
        text: z.string(),
        columns: z.array(z.string()).readonly(),
        rows: z.array(z.array(z.string()).readonly()).readonly(),
      }),
    ]),
  ),
});
