import type { PersonId, RecordId, Unit } from '@redlich/engine';
import { ticketMessage, ticketNote } from '../declaration.ts';
import { keywordsOf } from '../rules/keywords.ts';
import type { TicketRow } from './load-ticket.ts';
import { eventsOf } from './settle-ticket.ts';

/** A message as it is written. Addresses are what was in the mail; an outbound one has those it goes to. */
export interface MessageDraft {
  readonly text: string;
  readonly authorName?: string;
  readonly authorEmail?: string;
  readonly recipients?: readonly string[];
  readonly copies?: readonly string[];
  /** How this message came, if on another way than the enquiry. */
  readonly channel?: string;
  /** Message-ID of the mail, so that an answer names it. */
  readonly mailId?: string;
  /** Checksum of the mail, so that nothing is taken in twice. */
  readonly mailKey?: string | null;
}

/** Which way a message goes, and when it came. */
export interface MessageWay {
  readonly direction: 'in' | 'out';
  readonly author?: string | null;
  /** `waiting`: to be mailed. `held`: not before somebody sends it. */
  readonly delivery?: 'none' | 'waiting' | 'held';
  readonly createdAt?: number;
  /** When it is mailed at the earliest. */
  readonly notBefore?: number;
}

/** Adds a message within a unit. It carries the clock of its enquiry. */
export async function insertMessage(
  unit: Unit,
  row: TicketRow,
  person: PersonId | null,
  draft: MessageDraft & MessageWay,
): Promise<RecordId> {
  const { text, direction, delivery = 'none' } = draft;
  const message = await unit.insert(ticketMessage, {
    person,
    ...(draft.createdAt === undefined ? {} : { createdAt: draft.createdAt }),
    sealed: {
      authorName: draft.authorName ?? '',
      authorEmail: draft.authorEmail ?? '',
      recipients: [...(draft.recipients ?? [])],
      copies: [...(draft.copies ?? [])],
      text,
      mailId: draft.mailId ?? '',
      keywords: keywordsOf(text),
    },
    plain: {
      ...{
        ticket_id: row.id,
        direction,
        channel: draft.channel ?? row.channel,
        author: draft.author ?? null,
      },
      ...{ mail_key: draft.mailKey ?? null, delivery, attempts: 0, fault: null },
      next_attempt: delivery === 'waiting' ? (draft.notBefore ?? unit.now) : null,
    },
    events: eventsOf(row),
  });
  return message.id;
}

/** Adds an internal note within a unit. `createdAt`: when it was written, if earlier than now. */
export async function insertNote(
  unit: Unit,
  row: TicketRow,
  text: string,
  createdAt = unit.now,
): Promise<RecordId> {
  const note = await unit.insert(ticketNote, {
    person: row.person_id,
    createdAt,
    sealed: { text, keywords: keywordsOf(text) },
    plain: { ticket_id: row.id, author: unit.actor.id },
    events: eventsOf(row),
  });
  return note.id;
}
