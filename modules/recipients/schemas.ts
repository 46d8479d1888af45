import { z } from '@hono/zod-openapi';
import { bilingual } from '../../platform/i18n/translate.ts';
import { recipientTexts as texts } from './texts.ts';

const text = z.object({ de: z.string(), en: z.string() });
const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^\P{Cc}*$/u);
const country = z.union([z.literal(''), z.string().regex(/^[A-Z]{2}$/)]);
const day = z.iso.date().nullable();

/** What somebody outside is to the company (Art. 4 no. 7 to 9 GDPR). */
export const recipientRole = z.enum(['processor', 'controller', 'joint-controller']);

const certificate = z.strictObject({ title: line(120).min(1), validUntil: day });

/** What the owner can say about any recipient. */
const common = {
  companyName: line(200),
  companyPlace: line(120),
  companyCountry: country,
  thirdCountry: country,
  safeguard: line(500),
  agreementOn: day,
  /** When it ends, if it does by itself. */
  agreementUntil: day.default(null),
  /** Where the signed agreement lies: a file name, a folder, a link. */
  agreementAt: line(300).default(''),
  certificates: z.array(certificate).max(12),
  checkOn: day,
} as const;

/** A third country needs a safeguard (Art. 44 to 49 GDPR). */
const isSafe = ({ thirdCountry, safeguard }: { thirdCountry: string; safeguard: string }): boolean =>
  thirdCountry === '' || safeguard !== '';
const unsafe = { path: ['safeguard'], params: { text: bilingual(texts, 'problem.safeguard') } };

/** An entry about a recipient the program declares. `revision` is 0 while there is none. */
export const declaredBody = z
  .strictObject({ ...common, revision: z.number().int().min(0) })
  .refine(isSafe, unsafe);

const own = {
  ...common,
  title: line(120).min(1),
  role: recipientRole,
  receives: line(500).min(1),
  inUse: z.boolean(),
} as const;

/** A recipient of the company's own. */
export const ownBody = z.strictObject(own).refine(isSafe, unsafe);

/** A changed one. */
export const ownChangeBody = z
  .strictObject({ ...own, revision: z.number().int().min(1) })
  .refine(isSafe, unsafe);

/** A recipient of the company's own, checked. */
export type OwnRecipient = z.output<typeof ownBody>;

/** An entry about a declared recipient, checked. */
export type DeclaredEntry = z.output<typeof declaredBody>;

/** The recipient a path is about. */
export const recipientParams = z.object({ id: z.string().max(100) });

/** The revision that was seen, for taking an entry out of the register. */
export const removeQuery = z.object({ revision: z.coerce.number().int().min(1) });

/** The revision an entry has now. */
export const savedReply = z.object({ id: z.string(), revision: z.number().int() });

/** What is not in order with a recipient. */
export const shortcoming = z.enum([
  'company-missing',
  'agreement-missing',
  'agreement-expired',
  'agreement-expiring',
  'safeguard-missing',
  'certificate-expired',
  'certificate-expiring',
  'check-due',
]);

/** What is not in order with a recipient. */
export type Shortcoming = z.output<typeof shortcoming>;

/** All recipients the company knows. */
export const registerReply = z.object({
  recipients: z.array(
    z.object({
      id: z.string(),
      origin: z.enum(['declared', 'own']),
      title: text,
      role: recipientRole,
      receives: text,
      inUse: z.boolean(),
      activities: z.array(text),
      companyName: z.string(),
      companyPlace: z.string(),
      companyCountry: z.string(),
      thirdCountry: z.string(),
      safeguard: z.string(),
      agreementOn: z.string().nullable(),
      agreementUntil: z.string().nullable(),
      agreementAt: z.string(),
      certificates: z.array(z.object({ title: z.string(), validUntil: z.string().nullable() })),
      checkOn: z.string().nullable(),
      shortcomings: z.array(shortcoming),
      revision: z.number().int(),
    }),
  ),
});

/** All recipients the company knows. */
export type Register = z.output<typeof registerReply>;

/** One of them. */
export type RecipientShown = Register['recipients'][number];

/** Common services, to begin an entry with. */
export const catalogueReply = z.object({
  services: z.array(
    z.object({
      id: z.string(),
      sort: z.string(),
      title: z.string(),
      role: recipientRole,
      receives: text,
      companyName: z.string(),
      companyPlace: z.string(),
      companyCountry: z.string(),
      thirdCountry: z.string(),
      safeguard: text.nullable(),
    }),
  ),
});

/** Common services, to begin an entry with. */
export type Services = z.output<typeof catalogueReply>;
