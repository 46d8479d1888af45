import { z } from '@hono/zod-openapi';

const instant = z.number().int();
const instantOrNull = instant.nullable();
const text = z.object({ de: z.string(), en: z.string() });
const action = z.enum(['restrict', 'erase', 'anonymise']);

/** The DSGVO label: grey (`none`), or coloured with what was consented to. */
export const labelReply = z.object({
  state: z.enum(['none', 'partly', 'given']),
  given: z.array(z.string()),
});
/** The DSGVO label. */
export type Label = z.output<typeof labelReply>;

/** Why a customer's data was not shown. */
const refusal = z.string().nullable();

/** One customer in a list of hits. `id` is the id of the person. The personal part is `null` when opening was refused. */
export const hitReply = z.object({
  id: z.string(),
  number: z.string(),
  refused: refusal,
  person: z
    .object({
      name: z.string(),
      company: z.string(),
      street: z.string(),
      postcode: z.string(),
      city: z.string(),
      phone: z.string(),
      email: z.string(),
    })
    .nullable(),
  label: labelReply,
  createdAt: instant,
  dueAt: instantOrNull,
  matter: z.enum(['open', 'done', 'idle']),
});
/** One customer in a list. */
export type CustomerHit = z.output<typeof hitReply>;

/** What a search found. */
export const hitsReply = z.object({ hits: z.array(hitReply) });
/** A page of the customer list. */
export const listReply = z.object({
  rows: z.array(hitReply),
  next: z.string().nullable(),
  total: z.number().int(),
});

/** Everything sealed about a customer. */
export const customerReply = z.object({
  id: z.string(),
  number: z.string(),
  revision: z.number().int(),
  name: z.string(),
  salutation: z.enum(['none', 'ms', 'mr', 'family']),
  firstName: z.string(),
  lastName: z.string(),
  company: z.string(),
  street: z.string(),
  postcode: z.string(),
  city: z.string(),
  country: z.string(),
  phones: z.array(z.string()),
  email: z.string(),
  createdAt: instant,
  updatedAt: instant,
});
/** A customer, open. */
export type CustomerReply = z.output<typeof customerReply>;

/** How a person stands to one kind of consent. */
export const standingReply = z.object({
  consent: z.string(),
  title: text,
  state: z.enum(['never', 'given', 'withdrawn']),
  since: instantOrNull,
  channel: z.string().nullable(),
  wordingVersion: z.string().nullable(),
  recordedBy: z.string().nullable(),
  paper: z.boolean(),
  entry: z.number().int().nullable(),
});
/** How a person stands to a consent. */
export type ConsentStandingReply = z.output<typeof standingReply>;

/** A note, open. */
export const noteReply = z.object({
  id: z.string(),
  text: z.string(),
  pinned: z.boolean(),
  author: z.string(),
  createdAt: instant,
  updatedAt: instant,
  revision: z.number().int(),
});
/** A note, open. */
export type NoteReply = z.output<typeof noteReply>;
/** The notes about a customer. */
export const notesReply = z.object({ notes: z.array(noteReply) });

/** A contact, open. */
export const contactReply = z.object({
  id: z.string(),
  happened: instant,
  channel: z.string(),
  direction: z.string(),
  text: z.string(),
  author: z.string(),
});
/** A contact, open. */
export type ContactReply = z.output<typeof contactReply>;
/** A page of contacts. */
export const contactsReply = z.object({ rows: z.array(contactReply), next: z.string().nullable() });

/** All that is on record about a person besides consents: Art. 18, Art. 21, and locks on deletion. */
export const factsReply = z.object({
  objections: z.array(z.string()),
  restrictions: z.array(z.string()),
  holds: z.array(z.string()),
});

/** Everything the counter needs at once. */
export const cardReply = z.object({
  customer: customerReply,
  label: labelReply,
  consents: z.array(standingReply),
  facts: factsReply,
  notes: z.array(noteReply),
  lastContact: contactReply.nullable(),
  matter: z.enum(['open', 'done', 'idle']),
  dueAt: instantOrNull,
});
/** A customer’s card. */
export type CardReply = z.output<typeof cardReply>;

/** What a withdrawal would end, told before it is recorded. */
const consequence = z.enum([
  'none',
  'file-dies-now',
  'file-dies-with-orders',
  'file-dies-when-idle',
  'profile-dies',
  'no-messages',
]);

/** The tab of consents. Without names, so that the data protection officer may see it. */
export const consentsReply = z.object({
  id: z.string(),
  number: z.string(),
  label: labelReply,
  facts: factsReply,
  kinds: z.array(
    standingReply.extend({
      wording: z.object({ version: z.string(), text }),
      withdrawal: text,
      onWithdrawal: consequence,
    }),
  ),
  history: z.array(
    z.object({
      entry: z.number().int(),
      consent: z.string(),
      event: z.enum(['given', 'withdrawn']),
      at: instant,
      recordedAt: instant,
      channel: z.string(),
      wordingVersion: z.string(),
      recordedBy: z.string(),
      paper: z.boolean(),
    }),
  ),
  papers: z.array(
    z.object({
      id: z.string(),
      file: z.string(),
      consents: z.array(z.string()),
      signed: instant,
      size: z.number().int(),
      dueAt: instantOrNull,
    }),
  ),
  matter: z.enum(['open', 'done', 'idle']),
  dueAt: instantOrNull,
});
/** The tab of consents. */
export type ConsentsReply = z.output<typeof consentsReply>;

/** What came of recording a consent. `file`: whether the customer file outlived it. */
export const recordedReply = z.object({
  outcome: z.enum(['recorded', 'unchanged']),
  file: z.enum(['kept', 'erased']),
  label: labelReply,
});
/** What came of recording a consent. */
export type RecordedReply = z.output<typeof recordedReply>;

/** Persons and their consents without names, for the data protection officer. */
export const consentListReply = z.object({
  rows: z.array(
    z.object({ id: z.string(), number: z.string(), label: labelReply, consents: z.array(standingReply) }),
  ),
  next: z.string().nullable(),
});

const wordingVersion = z.object({
  version: z.string(),
  text,
  at: instantOrNull,
  author: z.string().nullable(),
});

/** All versions of the wordings, the one in force first. */
export const wordingsReply = z.object({
  kinds: z.array(
    z.object({ consent: z.string(), title: text, withdrawal: text, versions: z.array(wordingVersion) }),
  ),
});
/** All wordings with their versions. */
export type WordingsReply = z.output<typeof wordingsReply>;

/** A profile of interests; empty, with `revision` null, while there is none. */
export const interestsReply = z.object({
  topics: z.array(z.string()),
  remark: z.string(),
  revision: z.number().int().nullable(),
  since: instantOrNull,
});
/** A profile of interests. */
export type InterestsReply = z.output<typeof interestsReply>;

/** Two files that may be of one person, and why. */
export const pairReply = z.object({
  left: customerReply.extend({ label: labelReply }),
  right: customerReply.extend({ label: labelReply }),
  because: z.array(z.enum(['name', 'phone', 'email'])),
});
/** Two files that may be of one person. */
export type PairReply = z.output<typeof pairReply>;
/** A page of pairs, and how many files were compared for it. */
export const pairsReply = z.object({
  rows: z.array(pairReply),
  next: z.string().nullable(),
  looked: z.number().int(),
});

/** What would become of each consent if two files were merged. */
export const mergePreviewReply = z.object({
  consents: z.array(
    z.object({
      consent: z.string(),
      title: text,
      keep: standingReply,
      drop: standingReply,
      result: z.enum(['never', 'given', 'withdrawn']),
    }),
  ),
  moves: z.array(z.object({ kind: z.string(), title: text, count: z.number().int() })),
  fileDies: z.boolean(),
});
/** What a merge would do. */
export type MergePreviewReply = z.output<typeof mergePreviewReply>;
/** What a merge did. */
export const mergedReply = z.object({
  id: z.string(),
  file: z.enum(['kept', 'erased']),
  moved: z.number().int(),
});

/** What an erasure would do, or did, by kind of data. */
export const erasureReply = z.object({
  kinds: z.array(z.object({ kind: z.string(), title: text, action, count: z.number().int() })),
  held: z.boolean(),
});
/** What an erasure does. */
export type ErasureReply = z.output<typeof erasureReply>;

/** A new file. */
export const createdReply = z.object({ id: z.string(), number: z.string() });
/** The revision after a change. */
export const revisionReply = z.object({ revision: z.number().int() });
/** The id of what was made. */
export const idReply = z.object({ id: z.string() });

/** Another file that looks like the one being made. */
export const similarReply = z.object({
  hits: z.array(hitReply.extend({ because: z.array(z.enum(['name', 'phone', 'email'])) })),
});
/** Files that look like the one being made. */
export type SimilarReply = z.output<typeof similarReply>;
