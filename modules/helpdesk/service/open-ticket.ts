import { randomBytes } from 'node:crypto';
import type { PersonId, RecordId, Unit } from '@redlich/engine';
import { nextNumber } from '../../../platform/numbers/number-series.ts';
import { companyExists, companyInUse, contractRow } from '../../contracts/index.ts';
import type { Channel, Priority, State } from '../choices.ts';
import { enquirer, ticket } from '../declaration.ts';
import { afterBusinessHours } from '../rules/business-hours.ts';
import { soundsLikePrivacyRequest } from '../rules/recognise-privacy-request.ts';
import { helpdeskTables } from '../tables.ts';
import { addCollaborators, type Involved } from './collaborators.ts';
import type { Desk } from './desk.ts';
import { emailWordOf } from './find-person.ts';
import { noteEvent } from './load-ticket.ts';
import { insertMessage, type MessageDraft } from './messages.ts';
import { settleTicket } from './settle-ticket.ts';

/** Who asks. `person`: somebody known; a new person otherwise. */
export interface Contact {
  readonly person: PersonId | null;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** A new enquiry, on whatever way it came. */
export interface TicketDraft {
  readonly channel: Channel;
  readonly contact: Contact;
  readonly subject: string;
  /** The first message, from whoever asks. */
  readonly message: MessageDraft;
  readonly category?: string | null;
  readonly priority?: Priority;
  readonly company?: RecordId | null;
  readonly contract?: RecordId | null;
  readonly assignee?: string | null;
  readonly team?: string | null;
  readonly collaborators?: readonly Involved[];
  /** `spam` when the mail filter says so; `new` otherwise. */
  readonly state?: Extract<State, 'new' | 'spam'>;
  /** When it came, if earlier than now. */
  readonly receivedAt?: number;
}

/** What came of a new enquiry. */
export type TicketOpened =
  | {
      readonly outcome: 'opened';
      readonly id: RecordId;
      readonly number: string;
      /** Unguessable; for addresses and mails. */
      readonly reference: string;
      readonly person: PersonId;
      readonly message: RecordId;
    }
  | { readonly outcome: 'unknown'; readonly what: 'category' | 'company' | 'contract' | 'team' };

/** 128 random bits: nobody finds an enquiry by counting. */
export const newReference = (): string => randomBytes(16).toString('base64url');

/** Opens an enquiry with its first message within a unit (pledge helpdesk.record). */
export async function openTicket(unit: Unit, desk: Desk, draft: TicketDraft): Promise<TicketOpened> {
  const unknown = await unknownOf(unit, draft);
  if (unknown !== null) return { outcome: 'unknown', what: unknown };
  const { contact, channel, subject } = draft;
  const person = contact.person ?? (await unit.newPerson(enquirer));
  const at = draft.receivedAt ?? unit.now;
  const number = await newNumber(unit);
  const reference = newReference();
  const due = await dueTimes(unit, desk, draft.category ?? null, at);
  const company = draft.company ?? (await companyOfContract(unit, draft.contract ?? null));
  const row = await unit.insert(ticket, {
    person,
    createdAt: at,
    sealed: {
      subject,
      contactName: contact.name,
      contactEmail: contact.email,
      contactEmailWord: emailWordOf(contact.email),
      contactPhone: contact.phone,
    },
    plain: {
      ...{ number, reference, channel, state: draft.state ?? 'new', priority: draft.priority ?? 'normal' },
      ...{ category_id: draft.category ?? null, company_id: company, contract_id: draft.contract ?? null },
      ...{ team_id: draft.team ?? null, assignee: draft.assignee ?? null },
      ...{ ...due, responded: null, last_inbound: at, last_outbound: null, solved: null },
      ...{ minutes: 0, billable_minutes: 0, merged_into: null },
      privacy: soundsLikePrivacyRequest(`${subject}\n${draft.message.text}`) ? 1 : 0,
    },
  });
  if (company !== null) await companyInUse(unit, company as RecordId);
  await noteEvent(unit, row.id, 'opened', channel);
  const message = await insertMessage(unit, row, person, {
    direction: 'in',
    createdAt: at,
    ...draft.message,
  });
  await addCollaborators(unit, row, draft.collaborators ?? []);
  if (row.state === 'spam' || row.contract_id !== null) await settleTicket(unit, row.id);
  return { outcome: 'opened', id: row.id, number, reference, person, message };
}

/** The next number no enquiry has, those that brought theirs from an older system among them. */
async function newNumber(unit: Unit): Promise<string> {
  for (;;) {
    const number = String(10_000 + (await nextNumber(unit, 'ticket')));
    if (!(await isNumberTaken(unit, number))) return number;
  }
}

/** Whether an enquiry has this number. */
export async function isNumberTaken(unit: Pick<Unit, 'db'>, number: string): Promise<boolean> {
  const row = await helpdeskTables(unit.db)
    .selectFrom('records.ticket')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirst();
  return row !== undefined;
}

/** By when a first answer and a solution are due, by the category's business hours. */
export async function dueTimes(
  unit: Pick<Unit, 'db'>,
  { hours }: Desk,
  category: string | null,
  from: number,
): Promise<{ readonly respond_by: number | null; readonly solve_by: number | null }> {
  const row =
    category === null
      ? undefined
      : await helpdeskTables(unit.db)
          .selectFrom('records.ticket_category')
          .selectAll()
          .where('id', '=', category)
          .executeTakeFirst();
  const after = (count: number | null | undefined) =>
    count === null || count === undefined ? null : afterBusinessHours(from, Number(count), hours);
  return { respond_by: after(row?.respond_hours), solve_by: after(row?.solve_hours) };
}

async function companyOfContract(unit: Unit, contract: RecordId | null): Promise<string | null> {
  return contract === null ? null : ((await contractRow(unit.db, contract))?.company_id ?? null);
}

/** Which thing an enquiry is assigned to does not exist; `null`: all do. */
export async function unknownOf(
  unit: Pick<Unit, 'db'>,
  {
    category,
    company,
    contract,
    team,
  }: Partial<Pick<TicketDraft, 'category' | 'company' | 'contract' | 'team'>>,
): Promise<'category' | 'company' | 'contract' | 'team' | null> {
  const exists = async (table: 'ticket_category' | 'ticket_team', id: string) =>
    (await helpdeskTables(unit.db)
      .selectFrom(`records.${table}`)
      .select('id')
      .where('id', '=', id)
      .executeTakeFirst()) !== undefined;
  if (category && !(await exists('ticket_category', category))) return 'category';
  if (team && !(await exists('ticket_team', team))) return 'team';
  if (company && !(await companyExists(unit.db, company))) return 'company';
  if (contract && (await contractRow(unit.db, contract)) === undefined) return 'contract';
  return null;
}
