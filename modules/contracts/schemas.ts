import { z } from '@hono/zod-openapi';
import { isId, type PersonId, type RecordId } from '@redlich/engine';
import { mailAddressField } from '../../platform/mail/address-field.ts';

/** An id from outside; its form is checked here, whose it is by the engine. */
const idOf = <Id extends PersonId | RecordId>() =>
  z.string().refine(isId) as unknown as z.ZodType<Id, string>;

/** One line of text: no control characters, none that cannot be seen or turn the text around. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cf}\p{Cs}]*$/u);

const day = z.iso.date();
const revision = z.number().int().min(1);

/** The record a path is about. */
export const recordParams = z.object({ id: idOf<RecordId>() });
/** The person a path is about. */
export const personParams = z.object({ id: idOf<PersonId>() });

const companyFields = {
  name: line(160).min(1),
  street: line(160).default(''),
  postcode: line(12).default(''),
  city: line(120).default(''),
  email: mailAddressField().default(''),
  phone: z.union([z.literal(''), z.string().regex(/^\+?[\d ()/.-]{3,30}$/)]).default(''),
};

/** What is known of a company. */
export const companyBody = z.strictObject(companyFields);
/** What is known of a company. */
export type CompanyDraft = z.output<typeof companyBody>;
/** A changed company, and the revision the changer saw. */
export const companyChange = z.strictObject({ ...companyFields, revision });

/** A company as it is shown. */
export const companyReply = z.object({
  id: z.string(),
  name: z.string(),
  street: z.string(),
  postcode: z.string(),
  city: z.string(),
  email: z.string(),
  phone: z.string(),
  contracts: z.number().int(),
  dueAt: z.number().int().nullable(),
  revision: z.number().int(),
});
/** A company as it is shown. */
export type Company = z.output<typeof companyReply>;

/** Companies. */
export const companiesReply = z.object({ rows: z.array(companyReply) });

const terms = {
  services: z.array(line(120).min(1)).max(40).default([]),
  note: z.string().trim().max(4_000).default(''),
  startsOn: day,
  endsOn: day.nullable().default(null),
};

/** A new contract: with a person (`personId`) or with a company (`companyId`), never with both. */
export const contractBody = z
  .strictObject({
    ...terms,
    personId: idOf<PersonId>().nullable().default(null),
    companyId: idOf<RecordId>().nullable().default(null),
    partner: line(160).min(1),
    /** The company's own number; the next of the series when left out. */
    number: line(40).min(1).optional(),
  })
  .refine(({ personId, companyId }) => (personId === null) !== (companyId === null), { path: ['personId'] })
  .refine(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn, { path: ['endsOn'] });
/** A new contract. */
export type ContractDraft = z.output<typeof contractBody>;

/** Changed terms, and the revision the changer saw. */
export const contractChange = z
  .strictObject({ ...terms, partner: line(160).min(1), revision })
  .refine(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn, { path: ['endsOn'] });

/** The day of the last invoice of a contract. */
export const invoiceBody = z.strictObject({ revision, lastInvoiceOn: day.nullable() });

/** A contract as it is shown. `billing` is only for those who do the books. */
export const contractReply = z.object({
  id: z.string(),
  number: z.string(),
  personId: z.string().nullable(),
  companyId: z.string().nullable(),
  partner: z.string(),
  services: z.array(z.string()),
  note: z.string(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  state: z.enum(['coming', 'running', 'ended']),
  billing: z.object({ lastInvoiceOn: z.string().nullable() }).nullable(),
  dueAt: z.number().int().nullable(),
  revision: z.number().int(),
});
/** A contract as it is shown. */
export type Contract = z.output<typeof contractReply>;

/** Contracts. */
export const contractsReply = z.object({ rows: z.array(contractReply) });

/** Search words travel in the body, because they may be a name. */
export const findBody = z.strictObject({ words: z.string().trim().min(1).max(120) });
/** What was made. */
export const madeReply = z.object({ id: z.string() });
/** A contract that was made. */
export const contractMade = z.object({ id: z.string(), number: z.string() });
/** The revision after a change. */
export const revisionReply = z.object({ revision: z.number().int() });
