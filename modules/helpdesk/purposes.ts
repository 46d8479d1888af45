import { automation, purpose } from '@redlich/engine';
import { agent, bookkeeping, manager, owner } from '../../platform/roles/roles.ts';

// Why enquiries are opened, on what basis and by whom. There is no other reason.

const enquiry = {
  de: 'Vertrag oder seine Anbahnung: Wer fragt, will eine Antwort',
  en: 'Contract, or what leads to it: whoever asks wants an answer',
} as const;

/** Working on an enquiry inside the house: everything about it, internal notes and time among it. */
export const enquiryHandling = purpose({
  id: 'enquiry_handling',
  title: { de: 'Bearbeitung von Anfragen', en: 'Handling of enquiries' },
  basis: { article: '6-1-b', contract: enquiry },
  dpv: 'dpv:ServiceProvision',
  roles: [owner, manager, agent, automation],
  underRestriction: 'refused',
  onObjection: 'allowed',
});

/**
 * What goes between the person and the company: mail on its way, the portal. Internal notes do not name it, so that neither the mail
 * nor the portal can open one, whatever a program asks for.
 */
export const correspondence = purpose({
  id: 'enquiry_correspondence',
  title: { de: 'Schriftwechsel mit Anfragenden', en: 'Correspondence with whoever asks' },
  basis: { article: '6-1-b', contract: enquiry },
  dpv: 'dpv:CommunicationForCustomerCare',
  roles: [owner, manager, agent, automation],
  underRestriction: 'refused',
  onObjection: 'allowed',
});

/** Work that is invoiced: what tax law makes the company keep, open to the few who do the books (pledge portal.billing). */
export const enquiryBilling = purpose({
  id: 'enquiry_billing',
  title: {
    de: 'Abrechnung von Leistungen und ihre Aufbewahrung',
    en: 'Billing of services and its retention',
  },
  basis: { article: '6-1-c', law: { law: 'AO', provision: '§ 147' } },
  dpv: 'dpv:LegalObligation',
  roles: [owner, manager, bookkeeping],
  underRestriction: 'allowed',
  onObjection: 'allowed',
});
