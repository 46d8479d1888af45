import { type Actor, type Engine, type RecordId, type Refused, refused, type Unit } from '@redlich/engine';
import { type Right, takeRequest } from '../../rights/index.ts';
import { correspondence, enquiryHandling, ticket, ticketMessage } from '../declaration.ts';
import { helpdeskTables } from '../tables.ts';
import { eraseTicket, isHeld } from './forget.ts';
import type { TicketRow } from './load-ticket.ts';

/** What came of handing an enquiry over to those who answer privacy requests. */
export type HandedOver =
  | { readonly outcome: 'handed-over'; readonly request: RecordId; readonly number: number }
  /** What is invoiced is a voucher and cannot die here; the request is taken apart from it. */
  | { readonly outcome: 'billed' }
  | Refused;

/**
 * Turns an enquiry into a privacy request and lets it die here in the same unit: the request has a clock of one month of its own, and
 * is gone in the moment it is answered (pledge helpdesk.retention). The request keeps the day the enquiry came, because its deadline
 * counts from there (Art. 12 (3) GDPR).
 */
export function handOver(engine: Engine, actor: Actor, id: RecordId, right: Right): Promise<HandedOver> {
  return engine.write(actor, async (unit): Promise<HandedOver> => {
    const opened = await unit.open(ticket, id, enquiryHandling);
    if (opened.outcome === 'refused') return opened;
    const { row, sealed } = opened;
    if (row.billable_minutes > 0) return { outcome: 'billed' };
    if (await isHeld(unit, id)) return refused('held');
    const request = await takeRequest(unit, {
      right,
      channel: channelOf(row),
      received: row.created_at,
      name: sealed.contactName === '' ? sealed.contactEmail : sealed.contactName,
      address: '',
      email: sealed.contactEmail,
      text: await textOf(unit, row, sealed.subject),
    });
    const erased = await eraseTicket(unit, id);
    if (erased.outcome === 'refused') return erased;
    return { outcome: 'handed-over', request: request.id, number: request.number };
  });
}

const channelOf = ({ channel }: TicketRow) =>
  channel === 'phone' || channel === 'counter' || channel === 'letter' ? channel : 'e-mail';

/** Subject and everything the person wrote, oldest first. */
async function textOf(unit: Unit, row: TicketRow, subject: string): Promise<string> {
  const rows = await helpdeskTables(unit.db)
    .selectFrom('records.ticket_message')
    .select('id')
    .where('ticket_id', '=', row.id)
    .where('direction', '=', 'in')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const messages = await unit.openMany(
    ticketMessage,
    rows.map(({ id }) => id),
    correspondence,
  );
  const texts = messages.flatMap((each) => (each.outcome === 'opened' ? [each.sealed.text] : []));
  return [subject, ...texts].filter((text) => text !== '').join('\n\n');
}
