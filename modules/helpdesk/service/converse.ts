import {
  type Actor,
  type Conflict,
  type PersonId,
  type RecordId,
  type Refused,
  refused,
  type Unit,
} from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import type { State } from '../choices.ts';
import { correspondence, enquiryHandling, ticket } from '../declaration.ts';
import { soundsLikePrivacyRequest } from '../rules/recognise-privacy-request.ts';
import { helpdeskTables } from '../tables.ts';
import { collaboratorsOf } from './collaborators.ts';
import { type Desk, deskOf } from './desk.ts';
import { isSameAddress } from './find-person.ts';
import { noteEvent, type TicketRow, ticketRow, whereItWent } from './load-ticket.ts';
import { insertMessage, insertNote, type MessageDraft } from './messages.ts';
import { openTicket } from './open-ticket.ts';
import { settleTicket } from './settle-ticket.ts';

/** What came of a message from outside. */
export type Appended =
  | {
      readonly outcome: 'appended';
      /** The enquiry it went into. */
      readonly id: RecordId;
      readonly number: string;
      readonly message: RecordId;
      /** A closed enquiry stays closed; the message opened a new one that is linked with it, without those involved. */
      readonly as: 'message' | 'follow-up';
    }
  | Refused;

/** A message from outside, by somebody the caller has found to be part of the enquiry. */
export interface Inbound {
  readonly ticket: RecordId;
  /** Who wrote it. */
  readonly person: PersonId;
  readonly message: MessageDraft;
  readonly receivedAt?: number;
}

/**
 * Adds a message from outside within a unit. It reopens what waited or was solved; for a closed enquiry it begins a follow-up. Call it
 * only after `isPartOf` or its like said that the writer belongs to the enquiry.
 */
export async function appendInbound(unit: Unit, desk: Desk, inbound: Inbound): Promise<Appended> {
  const named = await ticketRow(unit.db, inbound.ticket);
  if (named === undefined) return refused('unknown');
  const row = await whereItWent(unit.db, named);
  if (row.state === 'closed' || row.life !== 'active')
    return followUp(unit, desk, named.person_id === inbound.person ? named : row, row, inbound);
  const at = inbound.receivedAt ?? unit.now;
  const message = await insertMessage(unit, row, inbound.person, {
    ...inbound.message,
    direction: 'in',
    createdAt: at,
  });
  const isReopened = row.state === 'waiting' || row.state === 'solved';
  await unit.change(ticket, row.id, enquiryHandling, {
    revision: 'any',
    plain: {
      last_inbound: Math.max(at, row.last_inbound ?? 0),
      ...(isReopened ? { state: 'open', solved: null } : {}),
      ...(soundsLikePrivacyRequest(inbound.message.text) ? { privacy: 1 } : {}),
    },
  });
  await noteEvent(unit, row.id, 'inbound');
  if (isReopened) await noteEvent(unit, row.id, 'state', 'open');
  return { outcome: 'appended', id: row.id, number: row.number, message, as: 'message' };
}

/** @param asked what the writer knows: their own enquiry, and the one it was merged into only when that is theirs too */
async function followUp(
  unit: Unit,
  desk: Desk,
  asked: TicketRow,
  before: TicketRow,
  inbound: Inbound,
): Promise<Appended> {
  const opened = await unit.open(ticket, asked.id, correspondence);
  const isOwner = asked.person_id === inbound.person;
  const known = opened.outcome === 'opened' && isOwner ? opened.sealed : undefined;
  const made = await openTicket(unit, desk, {
    channel: (inbound.message.channel ?? before.channel) as never,
    contact: {
      person: inbound.person,
      name: known?.contactName ?? inbound.message.authorName ?? '',
      email: known?.contactEmail ?? inbound.message.authorEmail ?? '',
      phone: known?.contactPhone ?? '',
    },
    subject: opened.outcome === 'opened' ? opened.sealed.subject : asked.number,
    message: inbound.message,
    company: (before.company_id as RecordId | null) ?? null,
    contract: (before.contract_id as RecordId | null) ?? null,
    category: before.category_id,
    team: before.team_id,
    ...(inbound.receivedAt === undefined ? {} : { receivedAt: inbound.receivedAt }),
  });
  if (made.outcome !== 'opened') return refused('unknown');
  await link(unit, before.id, made.id, 'follow-up');
  return { outcome: 'appended', id: made.id, number: made.number, message: made.message, as: 'follow-up' };
}

/** Notes that two enquiries belong together. @returns whether that is new */
export async function link(
  unit: Unit,
  one: string,
  other: string,
  kind: 'related' | 'follow-up' | 'split' | 'merged',
): Promise<boolean> {
  const done = await helpdeskTables(unit.db)
    .insertInto('records.ticket_link')
    .values({ one, other, kind, at: unit.now })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0) > 0;
}

/**
 * Who of an enquiry an address belongs to: the person who asked or somebody involved. `null`: nobody, and so the message must not
 * reach the enquiry, whatever its headers say.
 */
export async function partyByAddress(unit: Unit, id: RecordId, email: string): Promise<PersonId | null> {
  const row = await ticketRow(unit.db, id);
  if (row === undefined) return null;
  const target = await whereItWent(unit.db, row);
  // Whoever asked what was merged goes on writing to where it went, and still sees no more of it than their own part.
  for (const asked of target.id === row.id ? [row] : [target, row]) {
    const opened = await unit.open(ticket, asked.id, correspondence);
    if (opened.outcome === 'opened' && isSameAddress(opened.sealed.contactEmail, email))
      return asked.person_id;
  }
  const involved = await collaboratorsOf(unit, target.id);
  return involved.find((each) => isSameAddress(each.email, email))?.person ?? null;
}

/** An answer of the house. `copies`: ids of those involved who get it too; nobody else can get one. */
export interface Reply {
  readonly revision: number;
  readonly text: string;
  readonly state: Extract<State, 'open' | 'waiting' | 'solved'>;
  readonly copies: 'all' | 'none';
  /** Files that follow. */
  readonly files: number;
}

/** How long a mail waits for its files. */
const filesMs = 120_000;

/** What came of an answer or a note. */
export type Written =
  | { readonly outcome: 'written'; readonly id: RecordId; readonly revision: number }
  | Conflict
  | Refused;

/**
 * Answers an enquiry. Goes by mail where there is an address, and always into the portal. The recipients are those of this enquiry
 * now; nobody can type in others.
 */
export async function reply(tenant: Tenant, actor: Actor, id: RecordId, answer: Reply): Promise<Written> {
  const { settings } = await deskOf(tenant);
  return tenant.engine.write(actor, async (unit): Promise<Written> => {
    const opened = await unit.open(ticket, id, correspondence);
    if (opened.outcome === 'refused') return opened;
    const { row, sealed } = opened;
    if (row.revision !== answer.revision) return { outcome: 'conflict', revision: row.revision };
    const involved = answer.copies === 'none' ? [] : await collaboratorsOf(unit, id);
    const recipients = sealed.contactEmail === '' ? [] : [sealed.contactEmail];
    const copies = involved.map(({ email }) => email).filter((email) => email !== '');
    const text = settings.signature === '' ? answer.text : `${answer.text}\n\n-- \n${settings.signature}`;
    const message = await insertMessage(unit, row, row.person_id, {
      ...{ text, recipients, copies, direction: 'out', author: actor.id },
      delivery: recipients.length + copies.length > 0 ? 'waiting' : 'none',
      ...(answer.files === 0 ? {} : { notBefore: unit.now + filesMs }),
    });
    const changed = await unit.change(ticket, id, enquiryHandling, {
      revision: answer.revision,
      plain: {
        last_outbound: unit.now,
        responded: row.responded ?? unit.now,
        state: answer.state,
        solved: answer.state === 'solved' ? unit.now : null,
        assignee: row.assignee ?? actor.id,
      },
    });
    if (changed.outcome !== 'changed') return changed;
    await noteEvent(unit, id, 'reply');
    if (row.state !== answer.state) await noteEvent(unit, id, 'state', answer.state);
    if (row.closed_at !== null || row.closed_contract_at !== null || row.spam_at !== null)
      await settleTicket(unit, id);
    return { outcome: 'written', id: message, revision: changed.revision };
  });
}

/** Adds an internal note, which no purpose of the correspondence can open. */
export async function addNote(
  { engine }: Tenant,
  actor: Actor,
  id: RecordId,
  text: string,
): Promise<Written> {
  return engine.write(actor, async (unit): Promise<Written> => {
    const row = await ticketRow(unit.db, id);
    if (row === undefined) return refused('unknown');
    if (row.life === 'restricted') return refused('restricted');
    const note = await insertNote(unit, row, text);
    const changed = await unit.change(ticket, id, enquiryHandling, { revision: 'any', plain: {} });
    if (changed.outcome !== 'changed') return changed;
    await noteEvent(unit, id, 'note');
    return { outcome: 'written', id: note, revision: changed.revision };
  });
}
