import { z } from '@hono/zod-openapi';

const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^\P{Cc}*$/u);

/** What a mailing is made of. */
export const mailingBody = z.strictObject({
  title: line(120),
  channel: z.enum(['letter', 'email']),
  subject: line(200),
  body: z.string().trim().min(1).max(20_000),
  topics: z.array(line(80)).max(30),
});
export type MailingInput = z.output<typeof mailingBody>;

/** A mailing as shown. */
export const mailingReply = z.object({
  id: z.string(),
  title: z.string(),
  channel: z.enum(['letter', 'email']),
  subject: z.string(),
  body: z.string(),
  topics: z.array(z.string()),
  state: z.enum(['draft', 'releasing', 'released']),
  pieces: z.number().int(),
  unreachable: z.number().int(),
  waiting: z.number().int(),
  sent: z.number().int(),
  failed: z.number().int(),
  revision: z.number().int(),
  createdAt: z.number().int(),
  releasedAt: z.number().int().nullable(),
});
export type Mailing = z.output<typeof mailingReply>;

/** All mailings, with how many may be written to at all. */
export const mailingsReply = z.object({ rows: z.array(mailingReply), consenting: z.number().int() });
export type Mailings = z.output<typeof mailingsReply>;

/** Letters to print. */
export const lettersReply = z.object({
  letters: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      address: z.array(z.string()),
      subject: z.string(),
      text: z.string(),
    }),
  ),
});
export type Letters = z.output<typeof lettersReply>;
