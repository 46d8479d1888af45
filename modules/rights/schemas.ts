import { z } from '@hono/zod-openapi';
import {
  channels,
  identityChecks,
  knownBy,
  type Outcome,
  type RefusalGround,
  refusalGrounds,
  rightIds,
} from './rights.ts';

const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^\P{Cc}*$/u);

/** Several lines, as somebody wrote them. */
const lines = (longest: number) => z.string().trim().max(longest);

const restrictionGround = z.enum([
  'accuracy-contested',
  'unlawful',
  'needed-for-claims',
  'objection-pending',
]);

/** What somebody wants and who they are. */
const wish = {
  right: z.enum(rightIds),
  name: line(200).min(1),
  address: lines(500),
  email: line(254),
  text: lines(5_000),
};

/** A request typed in by staff. `received`: an instant not after now; now, when left out. */
export const newRequestSchema = z.strictObject({
  ...wish,
  channel: z.enum(channels).exclude(['link', 'portal']),
  received: z.number().int().optional(),
});

/** A request written by the person on the public page. */
export const wishSchema = z.strictObject(wish);

/** A request as it comes in, on whatever way. */
export type NewRequest = z.output<typeof wishSchema> & { readonly received?: number | undefined };

const grounds = Object.keys(refusalGrounds) as [RefusalGround, ...RefusalGround[]];

/** How a request is decided. Refusing needs a ground and reasons (Art. 12 (4)); forwarding needs to whom. */
export const decisionSchema = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('fulfilled'), reason: lines(3_000) }),
  z.strictObject({ as: z.literal('refused'), ground: z.enum(grounds), reason: lines(3_000).min(10) }),
  z.strictObject({ as: z.literal('forwarded'), addressee: lines(500).min(3) }),
  z.strictObject({ as: z.literal('withdrawn') }),
  /** How an objection was weighed (Art. 21 (1) sentence 2); the reasons go to the person. */
  z.strictObject({
    as: z.literal('weighed'),
    balance: z.enum(['upheld', 'overridden']),
    reason: lines(3_000).min(20),
  }),
]);

/** How a request is decided. */
export type Decision = z.output<typeof decisionSchema>;

/** What is done for a right. Access, portability and human review change nothing. */
export const carryOutSchema = z.discriminatedUnion('right', [
  /** `confirm`: the number of the request, typed once more. `records`: how many records the plan showed. */
  z.strictObject({ right: z.literal('erasure'), confirm: z.number().int(), records: z.number().int() }),
  z.strictObject({ right: z.literal('restriction'), ground: restrictionGround }),
  z.strictObject({ right: z.literal('objection'), purpose: z.string().max(60) }),
  z.strictObject({ right: z.literal('marketing-objection') }),
  z.strictObject({ right: z.literal('withdrawal'), consents: z.array(z.string().max(60)).min(1).max(20) }),
  /** The data itself is corrected on the screens it stands on; this says that it was. */
  z.strictObject({ right: z.literal('rectification') }),
]);

/** What is done for a right. */
export type CarryOut = z.output<typeof carryOutSchema>;

const markSchema = z.object({
  record: z.uuid(),
  /** `all`: the record as a whole; `details`; `file:` with an id; otherwise ids of fields. */
  fields: z.array(z.string().max(60)).max(200),
  /** Stretches of texts: character places, and the stamp of the text they were seen in. */
  parts: z
    .array(
      z.strictObject({
        field: z.string().max(60),
        item: z.number().int().min(0).max(1_000),
        from: z.number().int().min(0),
        to: z.number().int().min(1),
        stamp: z.string().max(16),
      }),
    )
    .max(2_000),
});

/** What is blacked out. */
export type Mark = z.output<typeof markSchema>;

/** All that is blacked out. */
export const marksSchema = z.strictObject({ marks: z.array(markSchema).max(5_000) });

/** Both secrets of a link. */
export const linkSchema = z.strictObject({
  token: z.string().min(1).max(100),
  secret: z.string().min(1).max(40),
});

/** How an identity was checked. */
export const identitySchema = z.strictObject({ how: z.enum(identityChecks) });

const rightSchema = z.enum(rightIds);
const outcomeSchema = z.enum(['fulfilled', 'refused', 'forwarded', 'withdrawn'] satisfies Outcome[]);

/** A request in a list. */
export const listedSchema = z.object({
  id: z.string(),
  number: z.number(),
  right: rightSchema,
  channel: z.enum(channels),
  receivedAt: z.number(),
  lastDay: z.string(),
  extendableUntil: z.string(),
  extension: z.enum(['none', 'granted', 'refused']),
  light: z.enum(['green', 'yellow', 'red']),
  state: z.enum(['received', 'identity-pending', 'in-work', 'decided']),
  next: z.enum(['match', 'identify', 'review', 'carry-out', 'tell', 'weigh', 'decide', 'hand-over']),
  revision: z.number(),
});

/** A request in a list. */
export type ListedRequest = z.output<typeof listedSchema>;

const receiptSchema = z.object({
  number: z.number(),
  right: rightSchema,
  channel: z.enum(channels),
  received_day: z.string(),
  answered_day: z.string(),
  last_day: z.string(),
  outcome: outcomeSchema,
  identity: z.enum(knownBy).nullable(),
  handed: z.enum(['link', 'print']),
  to_tell: z.number(),
  told: z.number(),
  excused: z.number(),
});

/** All open requests and the receipts of closed ones. */
export const listReply = z.object({ open: z.array(listedSchema), receipts: z.array(receiptSchema) });

/** All open requests and the receipts of closed ones. */
export type RequestList = z.output<typeof listReply>;

/** One request in full. */
export const requestReply = listedSchema.extend({
  name: z.string(),
  address: z.string(),
  email: z.string(),
  text: z.string(),
  decision: z.string(),
  addressee: z.string(),
  subject: z.string().nullable(),
  identity: z.string().nullable(),
  ground: z.string().nullable(),
  purpose: z.string().nullable(),
  decided: outcomeSchema.nullable(),
  identifiedAt: z.number().nullable(),
  carriedOutAt: z.number().nullable(),
  reviewedAt: z.number().nullable(),
});

/** One request in full. */
export type ShownRequest = z.output<typeof requestReply>;

const text = z.object({ de: z.string(), en: z.string() });

/** Persons who may be meant. */
export const hitsReply = z.object({
  hits: z.array(
    z.object({
      person: z.string(),
      number: z.string(),
      name: z.string(),
      address: z.string(),
      /** Kinds of records that bear their name: customer, contact of an enquiry … */
      knownAs: z.array(z.string()),
    }),
  ),
});

/** Persons who may be meant. */
export type Hits = z.output<typeof hitsReply>;

/** What is to be looked through before it is handed over: records that mention others first. */
export const reviewReply = z.object({
  records: z.array(
    z.object({
      id: z.string(),
      title: text,
      createdAt: z.number(),
      mentions: z.array(z.object({ field: z.string(), words: z.array(z.string()) })),
      /** Changed or new since somebody looked last. */
      isNew: z.boolean(),
      fields: z.array(
        z.object({
          id: z.string(),
          title: text,
          value: z.string(),
          withheld: z.boolean(),
          /** Something people wrote or said; numbers, days and states of the program are not. */
          isPersonal: z.boolean(),
          /** Its texts, in which words can be blacked out, each with the stamp to send back. */
          texts: z.array(z.object({ text: z.string(), stamp: z.string() })),
        }),
      ),
      details: z.array(z.object({ title: text, rows: z.array(z.string()) })),
      files: z.array(z.object({ id: z.string(), name: z.string(), size: z.number() })),
    }),
  ),
  /** What was blacked out before. */
  marks: z.array(markSchema),
});

/** What is to be looked through. */
export type Review = z.output<typeof reviewReply>;

/** What can be done for the person, and what an erasure would do, record by record. */
export const optionsReply = z.object({
  plan: z
    .object({
      held: z.boolean(),
      fates: z.array(
        z.object({
          id: z.string(),
          title: text,
          fate: z.enum(['erased', 'anonymised', 'restricted']),
          until: z.number().nullable(),
          law: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
  consents: z.array(z.object({ id: z.string(), title: text })),
  purposes: z.array(
    z.object({
      id: z.string(),
      title: text,
      /** The legitimate interest it rests on; `null` for direct marketing, which nobody weighs. */
      interest: text.nullable(),
    }),
  ),
  recipients: z.array(
    z.object({
      recipient: z.string(),
      title: text,
      times: z.number(),
      lastAt: z.number(),
      told: z.boolean(),
      excused: z.boolean(),
    }),
  ),
  statement: z.array(z.string()),
});

/** Why a recipient is not told (Art. 19 sentence 1). */
export const excuseSchema = z.strictObject({ reason: lines(1_000).min(10) });

/** One field that is corrected. Of several lines each is a value of its own. */
export const correctionSchema = z.strictObject({
  record: z.uuid(),
  field: z.string().max(60),
  value: lines(5_000),
});

/** One field that is corrected. */
export type CorrectionDraft = z.output<typeof correctionSchema>;

/** What can be corrected of the matched person, record by record. */
export const correctableReply = z.object({
  records: z.array(
    z.object({
      id: z.string(),
      title: text,
      createdAt: z.number(),
      fields: z.array(
        z.object({
          id: z.string(),
          title: text,
          value: z.string(),
          as: z.enum(['text', 'lines', 'choice']),
          choices: z.array(z.object({ value: z.string(), title: text })),
        }),
      ),
    }),
  ),
});

/** What can be corrected of the matched person. */
export type Correctable = z.output<typeof correctableReply>;

/** What was corrected at a person’s request, newest first. `number`: of the request. */
export const rectifiedReply = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      number: z.number(),
      at: z.number(),
      what: z.string(),
      before: z.string(),
      after: z.string(),
    }),
  ),
});

/** What was corrected at a person’s request. */
export type Rectified = z.output<typeof rectifiedReply>;

/** What can be done for the person. */
export type Options = z.output<typeof optionsReply>;

/** A restriction. */
export const groundSchema = z.strictObject({ ground: restrictionGround });

/** The letter before a lifting. The reason goes to the person. */
export const noticeSchema = z.strictObject({
  ground: restrictionGround,
  reason: lines(3_000).min(10),
  language: z.enum(['de', 'en']),
});

/** What stands for a person until somebody decides. No name: the number of the file, if there is one. */
export const standingReply = z.object({
  person: z.string(),
  number: z.string().nullable(),
  restrictions: z.array(
    z.object({ ground: restrictionGround, since: z.number(), announcedAt: z.number().nullable() }),
  ),
  pending: z.array(
    z.object({
      purpose: z.string(),
      title: text,
      since: z.number(),
      /** The open request it is weighed in. */
      request: z.string().nullable(),
    }),
  ),
});

/** What stands for a person. */
export type ShownStanding = z.output<typeof standingReply>;

/** Everybody for whom something stands. */
export const standingListReply = z.object({ rows: z.array(standingReply) });

/** Everybody for whom something stands. */
export type StandingList = z.output<typeof standingListReply>;

/** A fresh link, shown once. */
export const freshLinkReply = z.object({
  tenant: z.string(),
  token: z.string(),
  secret: z.string(),
  expiresAt: z.number(),
});

/** A fresh link, shown once. */
export type FreshLinkShown = z.output<typeof freshLinkReply>;
