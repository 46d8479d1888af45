import { z } from '@hono/zod-openapi';
import { mailAddress } from '../../platform/mail/address.ts';
import { mailAddressField } from '../../platform/mail/address-field.ts';

/** One line of text: no control characters, none that cannot be seen or turn the text around. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cf}\p{Cs}]*$/u);

const task = {
  salt: z.string().max(40),
  bits: z.number().int().min(1).max(64),
  until: z.number().int(),
  sign: z.string().max(60),
};

/** Whose form. */
export const formParams = z.object({ tenant: z.string().max(60) });
/** Whose form, and the pass of a message just written. */
export const fileParams = z.object({ tenant: z.string().max(60), pass: z.string().max(200) });

/** The form as a visitor finds it. */
export const formReply = z.object({
  company: z.string(),
  categories: z.array(z.object({ id: z.string(), name: z.string() })),
  megabytes: z.number().int(),
  /** The websites it may stand in a frame on, which alone are told how high it is. */
  framedOn: z.array(z.string()),
  task: z.object(task),
});

/** `website` is for machines, which fill in what nobody sees. */
const message = {
  name: line(160).min(1),
  email: mailAddressField().refine((text) => mailAddress(text) !== null),
  subject: line(200).min(1),
  text: z.string().trim().min(1).max(20_000),
  categoryId: z.uuid().nullable().default(null),
  website: z.string().max(400).default(''),
};

/** What a visitor writes, with the proof that the browser computed. */
export const formBody = z.strictObject({
  ...message,
  proof: z.strictObject({ ...task, answer: z.number().int().min(0) }),
});
/** What a visitor writes. */
export type FormBody = z.output<typeof formBody>;

const typed = z.string().default('');

/** The fields of the form without JavaScript as they were typed, to be shown again if something is wrong. Others are dropped. */
export const plainFields = z.object({
  ...{ name: typed, email: typed, subject: typed, text: typed, categoryId: typed, website: typed },
  ...{ pass: typed, answer: typed },
});
/** The fields of the form without JavaScript as they were typed. */
export type PlainFields = z.output<typeof plainFields>;

/** The same, as far as they can be taken. */
export const plainBody = z.object({
  ...message,
  categoryId: z
    .literal('')
    .transform(() => null)
    .or(z.uuid()),
  pass: z.string().max(200),
  answer: z
    .string()
    .trim()
    .regex(/^\d{1,4}$/)
    .transform(Number),
});

/** What came of it. `pass`: by which files follow, for half an hour. */
export const sentReply = z.object({ number: z.string(), pass: z.string() });
/** A file that was taken. */
export const fileReply = z.object({ id: z.string() });
/** The name of the company in the address of its form. */
export const linkReply = z.object({ tenant: z.string() });
