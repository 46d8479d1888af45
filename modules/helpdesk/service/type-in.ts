import type { Actor } from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import type { NewTicket } from '../schemas.ts';
import { deskOf } from './desk.ts';
import { personByEmail } from './find-person.ts';
import { openTicket, type TicketOpened } from './open-ticket.ts';

/**
 * Opens an enquiry that reached somebody of the house by phone, at the counter, by letter or fax. Whoever is known under the address is
 * taken for the person, because the agent has them on the phone and sees the name.
 */
export async function typeIn(tenant: Tenant, actor: Actor, typed: NewTicket): Promise<TicketOpened> {
  const desk = await deskOf(tenant);
  const known =
    typed.personId === null ? await personByEmail(tenant.engine, actor, typed.contactEmail) : null;
  return tenant.engine.write(actor, (unit) =>
    openTicket(unit, desk, {
      channel: typed.channel,
      contact: {
        person: typed.personId ?? known?.person ?? null,
        name: typed.contactName || (known?.name ?? ''),
        email: typed.contactEmail,
        phone: typed.contactPhone,
      },
      subject: typed.subject,
      message: { text: typed.text, authorName: typed.contactName || (known?.name ?? '') },
      category: typed.categoryId,
      priority: typed.priority,
      company: typed.companyId,
      contract: typed.contractId,
      assignee: typed.assignee,
      team: typed.teamId,
    }),
  );
}
