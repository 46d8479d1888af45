import { z } from '@hono/zod-openapi';
import { isId } from '@redlich/engine';
import { recordIdSchema } from '../../platform/login/index.ts';
import { mailAddress } from '../../platform/mail/address.ts';
import { noticeTopics } from './tables.ts';

const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^\P{Cc}*$/u);

const languages = z.enum(['de', 'en']);
const reaches = z.enum(['own', 'company']);
const ways = z.enum(['mail', 'screen', 'off']);

/** An address as it is kept. */
const email = z
  .string()
  .trim()
  .max(254)
  .refine((text) => mailAddress(text) !== null)
  .transform((text) => mailAddress(text) ?? '');

/** What somebody types to sign in: nothing is judged, so that nothing is told. */
const typed = z.string().trim().min(1).max(254);
const tenantName = z.string().trim().max(40).optional();
const secret = z.string().max(100);
const password = z.string().min(1).max(512);

export const signInBody = z.strictObject({ tenant: tenantName, email: typed, password });
export const forgottenBody = z.strictObject({ tenant: tenantName, email: typed });
export const chooseBody = z.strictObject({ tenant: tenantName, secret, password });
export const passwordBody = z.strictObject({ current: password, next: password });

/** By which way somebody is told of what. */
export const choicesBody = z.strictObject({ security: ways, features: ways, hints: ways });

export const sessionReply = z.object({
  state: z.enum(['signed-in', 'signed-out']),
  company: z.string(),
  tenant: z.string(),
  user: z
    .object({
      name: z.string(),
      email: z.string(),
      reach: reaches,
      language: languages,
      mustChange: z.boolean(),
      choices: choicesBody,
    })
    .optional(),
});

export const inviteBody = z.strictObject({
  name: line(200),
  email,
  language: languages,
  /** Number of a customer or other person on file; a new person otherwise. */
  person: z
    .string()
    .refine((id) => isId(id))
    .nullable(),
  company: z
    .string()
    .refine((id) => isId(id))
    .nullable(),
  reach: reaches,
});

export const accountBody = z.strictObject({
  reach: reaches.optional(),
  state: z.enum(['open', 'shut', 'closed']).optional(),
});

export const accountParams = z.object({ id: recordIdSchema });

export const accountReply = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  company: z.string().nullable(),
  reach: reaches,
  state: z.enum(['invited', 'open', 'shut']),
  linkUntil: z.number().int().nullable(),
  usedOn: z.string().nullable(),
});

export const accountsReply = z.object({ accounts: z.array(accountReply) });

/** The secret of a link is told once; `mailed` says whether it went by mail already. */
export const linkReply = z.object({
  id: z.string(),
  tenant: z.string(),
  secret: z.string(),
  mailed: z.boolean(),
});

export const noticeBody = z.strictObject({
  topic: z.enum(noticeTopics),
  title: line(200),
  text: z.string().trim().min(1).max(10_000),
  shownUntil: z.number().int().nullable(),
});

export const noticeReply = z.object({
  id: z.string(),
  topic: z.enum(noticeTopics),
  title: z.string(),
  text: z.string(),
  publishedAt: z.number().int(),
  shownUntil: z.number().int().nullable(),
});

export const noticesReply = z.object({ notices: z.array(noticeReply) });
export const noticeParams = z.object({ id: z.uuid() });
