import {
  type Actor,
  type Engine,
  type FileId,
  type Opened,
  type RecordId,
  type Refused,
  refused,
} from '@redlich/engine';
import { correspondence, enquiryHandling, ticket, ticketMessage } from '../declaration.ts';
import { helpdeskTables } from '../tables.ts';
import { clerk } from './desk.ts';
import { ticketRow, whereItWent } from './load-ticket.ts';

/** An answer that is to be mailed, opened for it. Its recipients are in it and nowhere else. */
export interface OutboundMessage {
  readonly message: Opened<typeof ticketMessage>;
  readonly ticket: Opened<typeof ticket>;
  readonly files: readonly {
    readonly id: FileId;
    readonly name: string;
    readonly mediaType: string;
    readonly size: number;
  }[];
}

/** Ids of answers whose time to be mailed has come, longest waiting first. */
export async function dueMessages({ db, now }: Engine, limit: number): Promise<readonly RecordId[]> {
  const rows = await helpdeskTables(db)
    .selectFrom('records.ticket_message')
    .select('id')
    .where('delivery', '=', 'waiting')
    .where('next_attempt', '<=', now())
    .orderBy('next_attempt')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Opens an answer for mailing. Only messages can be opened so; a note has no such purpose. */
export async function openOutbound(engine: Engine, id: RecordId): Promise<OutboundMessage | Refused> {
  const message = await engine.open(clerk, ticketMessage, id, correspondence);
  if (message.outcome === 'refused') return message;
  if (message.row.direction !== 'out' || message.row.delivery !== 'waiting') return refused('unknown');
  const named = await ticketRow(engine.db, message.row.ticket_id);
  if (named === undefined) return refused('unknown');
  const head = await engine.open(clerk, ticket, (await whereItWent(engine.db, named)).id, correspondence);
  if (head.outcome === 'refused') return head;
  const files = await engine.files.describe(clerk, ticketMessage, [id], correspondence);
  return { message, ticket: head, files };
}

/** What came of trying to mail an answer. `fault`: a code of the program, never words of a server. */
export type Delivery =
  | { readonly state: 'sent'; readonly mailKey: string | null }
  | { readonly state: 'waiting'; readonly fault: string; readonly nextAttempt: number }
  | { readonly state: 'failed'; readonly fault: string };

/** Writes down what came of mailing. */
export function noteDelivery(engine: Engine, id: RecordId, delivery: Delivery): Promise<void> {
  return engine.write(clerk, async (unit) => {
    const row = await helpdeskTables(unit.db)
      .selectFrom('records.ticket_message')
      .select('attempts')
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return;
    await unit.change(ticketMessage, id, correspondence, {
      revision: 'any',
      plain: {
        delivery: delivery.state,
        attempts: row.attempts + 1,
        fault: delivery.state === 'sent' ? null : delivery.fault,
        next_attempt: delivery.state === 'waiting' ? delivery.nextAttempt : null,
        ...(delivery.state === 'sent' ? { mail_key: delivery.mailKey } : {}),
      },
    });
  });
}

/** The message of a mail that was taken in or sent before, by the checksum of its Message-ID. */
export const messageByMail = (db: unknown, mailKey: string) =>
  helpdeskTables(db)
    .selectFrom('records.ticket_message')
    .select(['id', 'ticket_id', 'direction', 'person_id'])
    .where('mail_key', '=', mailKey)
    .executeTakeFirst();

/** Mails an answer now, whose files are all there, or once more after it failed. */
export function sendNow(
  engine: Engine,
  actor: Actor,
  id: RecordId,
  message: RecordId,
): Promise<{ readonly outcome: 'released' } | Refused> {
  return engine.write(actor, async (unit) => {
    const row = await helpdeskTables(unit.db)
      .selectFrom('records.ticket_message')
      .select(['ticket_id', 'direction', 'delivery'])
      .where('id', '=', message)
      .executeTakeFirst();
    if (
      row?.ticket_id !== id ||
      row.direction !== 'out' ||
      row.delivery === 'sent' ||
      row.delivery === 'none'
    )
      return refused('unknown');
    await unit.change(ticketMessage, message, enquiryHandling, {
      revision: 'any',
      plain: { delivery: 'waiting', fault: null, next_attempt: unit.now },
    });
    return { outcome: 'released' };
  });
}

/** How many files a message has. */
export const filesOfMessage = async (engine: Engine, id: RecordId): Promise<number> =>
  (await engine.files.list(ticketMessage, id)).length;

/** The Message-ID of the last mail of an enquiry from outside; `null`: it came another way. */
export async function lastInboundMailId(engine: Engine, ticketId: RecordId): Promise<string | null> {
  const row = await helpdeskTables(engine.db)
    .selectFrom('records.ticket_message')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('direction', '=', 'in')
    .where('channel', '=', 'email')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const opened = row === undefined ? null : await engine.open(clerk, ticketMessage, row.id, correspondence);
  return opened?.outcome === 'opened' && opened.sealed.mailId !== '' ? opened.sealed.mailId : null;
}
