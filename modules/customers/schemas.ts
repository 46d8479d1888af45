import { z } from '@hono/zod-openapi';
import { isId, type PersonId, type RecordId } from '@redlich/engine';
import { bilingual } from '../../platform/i18n/translate.ts';
import { mailAddressField } from '../../platform/mail/address-field.ts';
import { customerTexts as texts } from './texts.ts';

/** One line of text: no line breaks or other control characters. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    // No control characters, none that cannot be seen or turn the text around, no half characters.
    .regex(/^[^\p{Cc}\p{Cf}\p{Cs}]*$/u);

const phone = line(40).refine(
  (text) => /^\+?[\d\s()/.-]+$/.test(text) && (text.match(/\d/g)?.length ?? 0) >= 3,
  {
    params: { text: bilingual(texts, 'field.phone') },
  },
);

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Whether a code names a country or region (ISO 3166-1). */
const isCountry = (code: string): boolean => !/^[A-Z]{2}$/.test(code) || countryNames.of(code) !== undefined;

/** Postcodes of the countries whose form we know; all others are taken as they are. */
const postcodes: Readonly<Record<string, RegExp>> = {
  DE: /^\d{5}$/,
  AT: /^\d{4}$/,
  CH: /^\d{4}$/,
  LI: /^\d{4}$/,
};

const fields = {
  salutation: z.enum(['none', 'ms', 'mr', 'family']).default('none'),
  firstName: line(80).default(''),
  lastName: line(120).default(''),
  company: line(160).default(''),
  street: line(160).default(''),
  postcode: line(12).default(''),
  city: line(120).default(''),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/)
    .refine(isCountry)
    .default('DE'),
  phones: z.array(phone).max(5).default([]),
  email: mailAddressField().default(''),
} as const;

interface Told {
  readonly lastName: string;
  readonly company: string;
  readonly country: string;
  readonly postcode: string;
}

/** A customer needs a last name or a company, and a postcode must be one of its country. */
const customerSchema = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .object({ ...fields, ...shape })
    .refine((told) => (told as unknown as Told).lastName !== '' || (told as unknown as Told).company !== '', {
      path: ['lastName'],
      params: { text: bilingual(texts, 'field.name') },
    })
    .refine((told) => hasFittingPostcode(told as unknown as Told), {
      path: ['postcode'],
      params: { text: bilingual(texts, 'field.postcode') },
    });

const hasFittingPostcode = ({ country, postcode }: Told): boolean =>
  postcode === '' || (postcodes[country]?.test(postcode) ?? true);

const numberSchema = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}./_-]{0,19}$/u);

const consentIds = z.array(z.string().max(40)).max(10).default([]);

/** What is known of a customer. Empty texts stand for nothing known. */
export const draftSchema = customerSchema({});
/** What is known of a customer. */
export type CustomerDraft = z.output<typeof draftSchema>;

/** A row of an old system's customer list, its columns already named. Instants are milliseconds since 1970. */
export const importedSchema = customerSchema({
  number: numberSchema.optional(),
  createdAt: z.number().int().min(0).optional(),
  /** When the last order was done, if there was one and none is open. */
  ordersDoneAt: z.number().int().min(0).optional(),
  /** Consents the old system can prove, each with its date. */
  consents: z
    .array(z.object({ consent: z.string().max(40), at: z.number().int().min(0) }))
    .max(10)
    .default([]),
  note: z.string().trim().max(4_000).default(''),
});
/** A row of an old system’s customer list. */
export type ImportedCustomer = z.output<typeof importedSchema>;

/** An id from outside; its form is checked here, whose it is by the engine. */
const idOf = <Id extends PersonId | RecordId>() =>
  z.string().refine(isId) as unknown as z.ZodType<Id, string>;

/** The person a path is about: a customer's id is the id of the person. */
export const personParams = z.object({ id: idOf<PersonId>() });

/** A record of a person. */
export const recordParams = z.object({ id: idOf<PersonId>(), record: idOf<RecordId>() });

/** A person and one kind of consent. */
export const consentParams = z.object({ id: idOf<PersonId>(), consent: z.string().max(40) });

/** A new file, with the consents given at the counter in the same moment. */
export const createBody = customerSchema({ number: numberSchema.optional(), consents: consentIds });
/** A changed file, and the revision the changer saw. */
export const changeBody = customerSchema({ number: numberSchema, revision: z.number().int().min(1) });
/** What is searched for. It travels in the body, because it may be a name. */
export const searchBody = z.object({ query: z.string().trim().min(1).max(120) });

/** Something this long ago that it cannot be a date of this business is a slip of the keyboard. */
const instant = z
  .number()
  .int()
  .min(Date.UTC(1970, 0, 1));

/** The ways a consent reaches the shop. */
export const channels = ['counter', 'paper', 'phone', 'letter', 'e-mail', 'online'] as const;

/** A consent or a withdrawal. */
export const recordConsentBody = z.object({
  event: z.enum(['given', 'withdrawn']),
  channel: z.enum(channels).default('counter'),
  at: instant.optional(),
  /** The wording the person saw; the one in force when left out. */
  wordingVersion: z.string().max(20).optional(),
});

/** A wording in both languages. */
export const wordingBody = z.object({
  de: z.string().trim().min(40).max(4_000),
  en: z.string().trim().min(40).max(4_000),
});

/** A new note. */
export const noteBody = z.object({
  text: z.string().trim().min(1).max(4_000),
  pinned: z.boolean().default(false),
});
/** A changed note. */
export const changeNoteBody = z.object({
  text: z.string().trim().min(1).max(4_000),
  pinned: z.boolean(),
  revision: z.number().int().min(1),
});

/** The ways of a contact. */
export const contactChannels = ['counter', 'phone', 'letter', 'e-mail'] as const;
/** A contact. */
export const contactBody = z.object({
  channel: z.enum(contactChannels),
  direction: z.enum(['in', 'out']),
  happened: instant.optional(),
  text: z.string().trim().min(1).max(2_000),
});

/** Interests. */
export const interestsBody = z.object({
  topics: z.array(line(60).min(1)).max(40),
  remark: z.string().trim().max(2_000).default(''),
  /** The revision seen; `null` when there was no profile yet. */
  revision: z.number().int().min(1).nullable(),
});

/** An objection to a purpose (Art. 21). */
export const objectionBody = z.object({ purpose: z.string().max(60), about: z.enum(['raised', 'lifted']) });
/** A restriction of processing (Art. 18 (1) a to d). It is only set here: the person is told before it is lifted (Art. 18 (3)). */
export const restrictionBody = z.object({
  ground: z.enum(['accuracy-contested', 'unlawful', 'needed-for-claims', 'objection-pending']),
  about: z.literal('set'),
});
/** A hold, and why deletion is suspended. */
export const holdBody = z.object({
  ground: z.enum(['legal-dispute', 'tax-assessment-open', 'authority-order']),
  about: z.enum(['set', 'lifted']),
});

/** The number of the customer to be erased, typed in once more. */
export const eraseBody = z.object({ number: z.string().max(20) });

/** Which of two files stays, what was seen of both, and the data chosen. */
export const mergeBody = customerSchema({
  keep: idOf<PersonId>(),
  keepRevision: z.number().int().min(1),
  drop: idOf<PersonId>(),
  dropRevision: z.number().int().min(1),
});
