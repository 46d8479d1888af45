import { type Engine, type RecordId, refused } from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import { listContracts } from '../../contracts/index.ts';
import {
  announceNews,
  attachFile,
  clerk,
  deskOf,
  type IncomingFile,
  openTicket,
  ticketFor,
} from '../../helpdesk/index.ts';
import type { PortalViewer } from './viewer.ts';

/** Opens an enquiry of a user of the portal, for their company if they have one. */
export async function askFor(
  tenant: Tenant,
  viewer: PortalViewer,
  { subject, text }: { readonly subject: string; readonly text: string },
): Promise<{ readonly reference: string; readonly message: RecordId } | null> {
  const desk = await deskOf(tenant);
  const { row, sealed } = viewer.account;
  const opened = await tenant.engine.write(clerk, (unit) =>
    openTicket(unit, desk, {
      channel: 'portal',
      contact: { person: viewer.person, name: sealed.name, email: sealed.email, phone: '' },
      subject,
      message: { text, authorName: sealed.name, authorEmail: sealed.email, channel: 'portal' },
      company: row.company_id as RecordId | null,
    }),
  );
  if (opened.outcome !== 'opened') return null;
  await announceNews(tenant, opened.id, 'opened');
  return { reference: opened.reference, message: opened.message };
}

/** Adds a file to a message the viewer wrote, in an enquiry they may see. What the company wrote takes no file from outside. */
export async function attachOwn(
  tenant: Tenant,
  viewer: PortalViewer,
  { reference, message }: { readonly reference: string; readonly message: RecordId },
  file: IncomingFile,
) {
  const page = await ticketFor(tenant, viewer, reference);
  if ('outcome' in page) return page;
  const own = page.messages.find(({ id, direction }) => id === message && direction === 'in');
  if (own === undefined || own.author !== viewer.account.sealed.name) return refused('unknown');
  return attachFile(tenant, clerk, message, file);
}

/** The contracts of a viewer, and of the company for whoever may see these. When something was invoiced stands in no portal. */
export async function ownContracts(engine: Engine, viewer: PortalViewer) {
  const lists = [
    await listContracts(engine, clerk, { person: viewer.person }),
    ...(await Promise.all(viewer.companies.map((company) => listContracts(engine, clerk, { company })))),
  ];
  const all = new Map(lists.flat().map((contract) => [contract.id, contract]));
  return [...all.values()].map(({ number, partner, services, startsOn, endsOn }) => ({
    ...{ number, partner, services: [...services], startsOn, endsOn },
  }));
}
