import { z } from '@hono/zod-openapi';
import { type FileId, isId, type PersonId, type RecordId } from '@redlich/engine';
import { mailAddress } from '../../platform/mail/address.ts';
import { mailAddressField } from '../../platform/mail/address-field.ts';
import { rightIds } from '../rights/index.ts';
import { channels, linkKinds, priorities, states, typedChannels } from './choices.ts';

/** An id from outside; its form is checked here, whose it is by the engine. */
const idOf = <Id extends PersonId | RecordId | FileId>() =>
  z.string().refine(isId) as unknown as z.ZodType<Id, string>;

/** One line of text: no control characters, none that cannot be seen or turn the text around. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cf}\p{Cs}]*$/u);

const lines = (longest: number) => z.string().trim().max(longest);
const userId = z.string().refine(isId);
const revision = z.number().int().min(1);
/** A moment of this century, in milliseconds. */
const instant = z.number().int().min(946_684_800_000).max(4_102_444_800_000);
const phone = z.union([
  z.literal(''),
  z
    .string()
    .trim()
    .regex(/^\+?[\d\s()/.-]{3,40}$/),
]);

/** The enquiry a path is about. */
export const ticketParams = z.object({ id: idOf<RecordId>() });
/** A part of an enquiry. */
export const partParams = z.object({ id: idOf<RecordId>(), part: idOf<RecordId>() });
/** A file of a part of an enquiry. */
export const fileParams = z.object({ id: idOf<RecordId>(), part: idOf<RecordId>(), file: idOf<FileId>() });
/** The person a path is about. */
export const personParams = z.object({ id: idOf<PersonId>() });

/** An enquiry typed in by somebody of the house. */
export const newTicketBody = z.strictObject({
  channel: z.enum(typedChannels),
  personId: idOf<PersonId>().nullable().default(null),
  contactName: line(160).default(''),
  contactEmail: mailAddressField().default(''),
  contactPhone: phone.default(''),
  subject: line(200).min(1),
  text: lines(20_000).min(1),
  categoryId: z.uuid().nullable().default(null),
  priority: z.enum(priorities).default('normal'),
  companyId: idOf<RecordId>().nullable().default(null),
  contractId: idOf<RecordId>().nullable().default(null),
  assignee: userId.nullable().default(null),
  teamId: z.uuid().nullable().default(null),
});
/** An enquiry typed in by somebody of the house. */
export type NewTicket = z.output<typeof newTicketBody>;

/** What came of typing it in. */
export const ticketMade = z.object({ id: z.string(), number: z.string() });

const changes = {
  state: z.enum(states).optional(),
  priority: z.enum(priorities).optional(),
  categoryId: z.uuid().nullable().optional(),
  assignee: userId.nullable().optional(),
  teamId: z.uuid().nullable().optional(),
};

/** A change of an enquiry by somebody who saw `revision`. */
export const ticketChange = z.strictObject({
  revision,
  ...changes,
  subject: line(200).min(1).optional(),
  contactName: line(160).optional(),
  contactEmail: mailAddressField().optional(),
  contactPhone: phone.optional(),
  companyId: idOf<RecordId>().nullable().optional(),
  contractId: idOf<RecordId>().nullable().optional(),
  /** By when, in place of what the topic says. */
  respondBy: instant.nullable().optional(),
  solveBy: instant.nullable().optional(),
});

/** One change of many enquiries. */
export const bulkBody = z.strictObject({
  tickets: z.array(idOf<RecordId>()).min(1).max(200),
  change: z.strictObject(changes),
});
/** What came of it. */
export const bulkReply = z.object({ changed: z.number().int(), refused: z.number().int() });

/** An answer to whoever asked. */
export const replyBody = z.strictObject({
  revision,
  text: lines(20_000).min(1),
  state: z.enum(['open', 'waiting', 'solved']).default('waiting'),
  copies: z.enum(['all', 'none']).default('all'),
  /** Files that follow; the mail waits for them until it is released, two minutes at most. */
  files: z.number().int().min(0).max(20).default(0),
});
/** An internal note. */
export const noteBody = z.strictObject({ text: lines(20_000).min(1) });
/** Time spent. */
export const workBody = z.strictObject({
  text: lines(2_000).min(1),
  workedOn: z.iso.date(),
  minutes: z.number().int().min(1).max(1_440),
  billing: z.enum(['billable', 'free']),
});
/** Somebody who gets copies. */
export const collaboratorBody = z.strictObject({
  name: line(160).default(''),
  email: mailAddressField().refine((text) => mailAddress(text) !== null),
});
/** The enquiry to merge into, or to link with. */
export const otherBody = z.strictObject({ other: idOf<RecordId>() });
/** Messages to split off. */
export const splitBody = z.strictObject({
  subject: line(200).min(1),
  messages: z.array(idOf<RecordId>()).min(1).max(100),
});
/** The person an enquiry belongs to. */
export const personBody = z.strictObject({ person: idOf<PersonId>() });
/** Which right a privacy request is about. */
export const handOverBody = z.strictObject({ right: z.enum(rightIds) });
/** The request it became. */
export const handedOverReply = z.object({ request: z.string(), number: z.number().int() });

/** The views of the queue. */
export const views = [
  'active',
  'mine',
  'team',
  'unassigned',
  'overdue',
  'waiting',
  'solved',
  'closed',
  'spam',
  'all',
] as const;
/** A view of the queue. */
export type View = (typeof views)[number];

/** What the queue is narrowed to. Nothing personal, because it stands in the address. */
export const listQuery = z.object({
  view: z.enum(views).default('active'),
  categoryId: z.uuid().optional(),
  teamId: z.uuid().optional(),
  companyId: z.string().refine(isId).optional(),
  contractId: z.string().refine(isId).optional(),
  after: z.string().max(80).optional(),
});
/** What the queue is narrowed to. */
export type ListQuery = z.output<typeof listQuery>;

const rowFields = {
  id: z.string(),
  number: z.string(),
  /** `null` when it is anonymous, or opening it was refused. */
  subject: z.string().nullable(),
  contact: z.string().nullable(),
  companyName: z.string().nullable(),
  channel: z.enum(channels),
  state: z.enum(states),
  priority: z.enum(priorities),
  categoryId: z.string().nullable(),
  companyId: z.string().nullable(),
  contractId: z.string().nullable(),
  assignee: z.string().nullable(),
  assigneeName: z.string().nullable(),
  teamId: z.string().nullable(),
  respondBy: z.number().int().nullable(),
  solveBy: z.number().int().nullable(),
  responded: z.number().int().nullable(),
  lastInbound: z.number().int().nullable(),
  lastOutbound: z.number().int().nullable(),
  overdue: z.enum(['response', 'solution', 'no']),
  privacy: z.boolean(),
  life: z.enum(['active', 'restricted', 'anonymous']),
  createdAt: z.number().int(),
  updatedAt: z.number().int(),
  dueAt: z.number().int().nullable(),
  dueAction: z.enum(['restrict', 'erase', 'anonymise']).nullable(),
  revision: z.number().int(),
};

/** An enquiry in a list. */
export const ticketRowReply = z.object(rowFields);
/** An enquiry in a list. */
export type TicketInList = z.output<typeof ticketRowReply>;
/** A page of the queue. */
export const ticketPageReply = z.object({ rows: z.array(ticketRowReply), next: z.string().nullable() });
/** How many stand in each view. */
export const countsReply = z.object(
  Object.fromEntries(views.map((view) => [view, z.number().int()])) as Record<View, z.ZodNumber>,
);
/** Search words travel in the body, because they may be a name. */
export const findBody = z.strictObject({ words: z.string().trim().min(1).max(120) });

const fileReply = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  /** Why it is not handed out; `null`: it is. */
  lock: z.enum(['unscanned', 'infected']).nullable(),
});
const entryFields = { id: z.string(), at: z.number().int(), author: z.string().nullable() };

/** One thing of an enquiry's story. */
export const entryReply = z.discriminatedUnion('kind', [
  z.object({
    ...entryFields,
    kind: z.literal('message'),
    direction: z.enum(['in', 'out']),
    channel: z.string(),
    authorEmail: z.string(),
    recipients: z.array(z.string()),
    copies: z.array(z.string()),
    text: z.string(),
    delivery: z.enum(['none', 'waiting', 'sent', 'failed', 'held']),
    fault: z.string().nullable(),
    files: z.array(fileReply),
  }),
  z.object({ ...entryFields, kind: z.literal('note'), text: z.string(), files: z.array(fileReply) }),
  z.object({
    ...entryFields,
    kind: z.literal('work'),
    text: z.string(),
    workedOn: z.string(),
    minutes: z.number().int(),
    billable: z.boolean(),
  }),
  z.object({ ...entryFields, kind: z.literal('event'), what: z.string(), value: z.string() }),
]);
/** One thing of an enquiry's story. */
export type Entry = z.output<typeof entryReply>;

/** An enquiry with its whole story. */
export const ticketReply = z.object({
  ...rowFields,
  reference: z.string().nullable(),
  personId: z.string().nullable(),
  contactEmail: z.string().nullable(),
  contactPhone: z.string().nullable(),
  contractNumber: z.string().nullable(),
  minutes: z.number().int(),
  billableMinutes: z.number().int(),
  mergedInto: z.object({ id: z.string(), number: z.string() }).nullable(),
  collaborators: z.array(z.object({ id: z.string(), name: z.string(), email: z.string() })),
  links: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      state: z.enum(states),
      kind: z.enum(linkKinds),
      direction: z.enum(['from', 'to']),
    }),
  ),
  story: z.array(entryReply),
});
/** An enquiry with its whole story. */
export type Ticket = z.output<typeof ticketReply>;

/** What was written. */
export const writtenReply = z.object({ id: z.string(), revision: z.number().int() });
/** The revision after a change. */
export const revisionReply = z.object({ revision: z.number().int() });
/** What was made. */
export const idReply = z.object({ id: z.string() });

/** Of what somebody is told by mail, and where. */
export const wishBody = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('off') }),
  z.strictObject({
    about: z.enum(['mine', 'all']),
    email: mailAddressField().refine((text) => mailAddress(text) !== null),
  }),
]);

// ------------------------------------------------------------------------------------------------------- Configuration

const hours = z.number().int().min(1).max(2_000).nullable();

/** A topic. */
export const categoryBody = z.strictObject({
  name: line(80).min(1),
  respondHours: hours,
  solveHours: hours,
  position: z.number().int().min(0).max(999),
  offered: z.enum(['yes', 'no']).default('yes'),
});
/** A team. */
export const teamBody = z.strictObject({ name: line(80).min(1), members: z.array(userId).max(100) });
/** An answer written in advance. */
export const cannedBody = z.strictObject({ title: line(80).min(1), body: lines(10_000).min(1) });
/** What is configured. */
export const configParams = z.object({ id: z.uuid() });

/** Topics, teams, answers and colleagues, for the agents' screens. */
export const deskReply = z.object({
  categories: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      respondHours: z.number().int().nullable(),
      solveHours: z.number().int().nullable(),
      position: z.number().int(),
      offered: z.enum(['yes', 'no']),
    }),
  ),
  teams: z.array(z.object({ id: z.string(), name: z.string(), members: z.array(z.string()) })),
  canned: z.array(z.object({ id: z.string(), title: z.string(), body: z.string() })),
  agents: z.array(z.object({ id: z.string(), name: z.string() })),
  attachmentMegabytes: z.number().int(),
});
/** Topics, teams, answers and colleagues. */
export type DeskReply = z.output<typeof deskReply>;

const billed = {
  from: z.iso.date(),
  until: z.iso.date(),
  companyId: z.string().refine(isId).optional(),
  contractId: z.string().refine(isId).optional(),
};
/** Billable time between two days, of one company or contract when they are named. */
export const billingQuery = z.object(billed);
/** The same as a table. */
export const billingExportQuery = z.object({ ...billed, format: z.enum(['csv', 'xlsx']) });
/** Billable time. */
export const billingReply = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      ticket: z.string(),
      number: z.string(),
      workedOn: z.string(),
      minutes: z.number().int(),
      text: z.string(),
      companyId: z.string().nullable(),
      companyName: z.string().nullable(),
      contractId: z.string().nullable(),
      contractNumber: z.string().nullable(),
      authorName: z.string().nullable(),
    }),
  ),
});
/** Time that is invoiced. */
export type BilledTime = z.output<typeof billingReply>['rows'][number];
