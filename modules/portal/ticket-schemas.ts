import { z } from '@hono/zod-openapi';
import { type FileId, isId } from '@redlich/engine';
import { recordIdSchema } from '../../platform/login/index.ts';

const states = z.enum(['new', 'open', 'waiting', 'solved', 'closed', 'spam']);

const ownTicket = z.object({
  reference: z.string(),
  number: z.string(),
  subject: z.string().nullable(),
  state: states,
  as: z.enum(['own', 'involved', 'company']),
  createdAt: z.number().int(),
  updatedAt: z.number().int(),
  dueAt: z.number().int().nullable(),
});

export const ownTicketsReply = z.object({ tickets: z.array(ownTicket) });

export const ownTicketReply = ownTicket.extend({
  messages: z.array(
    z.object({
      id: z.string(),
      at: z.number().int(),
      direction: z.enum(['in', 'out']),
      author: z.string(),
      text: z.string(),
      files: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          size: z.number().int(),
          lock: z.enum(['unscanned', 'infected']).nullable(),
        }),
      ),
    }),
  ),
});

const text = z.string().trim().min(1).max(50_000);

export const askBody = z.strictObject({
  subject: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^\P{Cc}*$/u),
  text,
});
export const answerBody = z.strictObject({ text });

/** `message`: for the files that follow. */
export const writtenReply = z.object({ reference: z.string(), message: z.string() });

const reference = z.string().regex(/^[\w-]{1,64}$/);
export const ticketParams = z.object({ reference });
export const messageParams = z.object({ reference, message: recordIdSchema });
export const fileParams = z.object({
  reference,
  message: recordIdSchema,
  file: z
    .string()
    .refine(isId)
    .transform((id) => id as FileId),
});
export const fileReply = z.object({ id: z.string() });

export const ownContractsReply = z.object({
  contracts: z.array(
    z.object({
      number: z.string(),
      partner: z.string(),
      services: z.array(z.string()),
      startsOn: z.string(),
      endsOn: z.string().nullable(),
    }),
  ),
});
