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
  task: z.object(task),
});

/** What a visitor writes. `website` is for machines, which fill in what nobody sees. */
export const formBody = z.strictObject({
  name: line(160).min(1),
  email: mailAddressField().refine((text) => mailAddress(text) !== null),
  subject: line(200).min(1),
  text: z.string().trim().min(1).max(20_000),
  categoryId: z.uuid().nullable().default(null),
  website: z.string().max(400).default(''),
  proof: z.strictObject({ ...task, answer: z.number().int().min(0) }),
});
/** What a visitor writes. */
export type FormBody = z.output<typeof formBody>;

/** What came of it. `pass`: by which files follow, for half an hour. */
export const sentReply = z.object({ number: z.string(), pass: z.string() });
/** A file that was taken. */
export const fileReply = z.object({ id: z.string() });
/** The name of the company in the address of its form. */
export const linkReply = z.object({ tenant: z.string() });
