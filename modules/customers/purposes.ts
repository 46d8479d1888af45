import { automation, purpose } from '@redlich/engine';
import { agent, manager, owner, staff } from '../../platform/roles/roles.ts';
import { marketing, notification, unlimitedStorage } from './consents.ts';

// Why the customer file is opened, on what basis and by whom. There is no other reason.

/** What the contract needs, and what leads to it (Art. 6 (1) b). */
export const customerService = purpose({
  id: 'customer_service',
  title: { de: 'Bestellungen und Beratung', en: 'Orders and advice' },
  basis: {
    article: '6-1-b',
    contract: {
      de: 'Kaufvertrag, und was auf Wunsch der Kundin oder des Kunden zu ihm hinführt',
      en: 'Contract of sale, and what leads to it at the customer’s request',
    },
  },
  dpv: 'dpv:ServiceProvision',
  roles: [owner, manager, staff, agent, automation],
  underRestriction: 'refused',
  onObjection: 'allowed',
});

/** The file is kept and used when no order is open: only with the consent to unlimited storage. */
export const customerCare = purpose({
  id: 'customer_care',
  title: {
    de: 'Kundenkartei über die einzelne Bestellung hinaus',
    en: 'Customer file beyond the single order',
  },
  basis: { article: '6-1-a', consent: unlimitedStorage },
  dpv: 'dpv:CustomerRelationshipManagement',
  roles: [owner, manager, staff, agent],
  underRestriction: 'refused',
  onObjection: 'refused',
});

/** The customer is told that goods have arrived: only with the consent to notification. */
export const orderNotification = purpose({
  id: 'order_notification',
  title: { de: 'Nachricht über den Stand einer Bestellung', en: 'Message about the state of an order' },
  basis: { article: '6-1-a', consent: notification },
  dpv: 'dpv:CommunicationForCustomerCare',
  roles: [owner, manager, staff, automation],
  underRestriction: 'refused',
  onObjection: 'refused',
});

/** Invitations, recommendations and the profile behind them: only with the third consent; an objection closes it at once. */
export const advertising = purpose({
  id: 'advertising',
  title: {
    de: 'Einladungen, Werbung und Interessenprofil',
    en: 'Invitations, advertising and profile of interests',
  },
  basis: { article: '6-1-a', consent: marketing },
  dpv: 'dpv:DirectMarketing',
  roles: [owner, manager, staff, automation],
  underRestriction: 'refused',
  onObjection: 'refused',
});

/** Duplicates are found and merged (Art. 5 (1) d): a legitimate interest, open to objection. */
export const fileAccuracy = purpose({
  id: 'file_accuracy',
  title: {
    de: 'Richtige Kundenkartei ohne doppelte Akten',
    en: 'A correct customer file without duplicates',
  },
  basis: {
    article: '6-1-f',
    interest: {
      de: 'Wer eine Kundin oder ein Kunde ist, soll eine einzige, richtige Akte haben (Art. 5 Abs. 1 Buchst. d DSGVO)',
      en: 'Whoever is a customer should have one single, correct file (Art. 5 (1) (d) GDPR)',
    },
  },
  dpv: 'dpv:RecordManagement',
  roles: [owner, manager],
  underRestriction: 'refused',
  onObjection: 'refused',
});

/** What a restriction leaves open (Art. 18 (2)): the rights of the person and legal claims. */
export const legalClaims = purpose({
  id: 'legal_claims',
  title: { de: 'Rechte betroffener Personen und Rechtsansprüche', en: 'Rights of persons and legal claims' },
  basis: {
    article: '6-1-f',
    interest: {
      de: 'Anliegen der betroffenen Person bearbeiten; Rechtsansprüche geltend machen, ausüben oder verteidigen (Art. 18 Abs. 2 DSGVO)',
      en: 'Dealing with the person’s own requests; establishing, exercising or defending legal claims (Art. 18 (2) GDPR)',
    },
  },
  dpv: 'dpv:DisputeManagement',
  roles: [owner, manager],
  underRestriction: 'allowed',
  onObjection: 'allowed',
});

/** The controller must be able to prove a consent (Art. 7 (1)). */
export const consentEvidence = purpose({
  id: 'consent_evidence',
  title: { de: 'Nachweis erteilter Einwilligungen', en: 'Proof of consents given' },
  basis: { article: '6-1-c', law: { law: 'DSGVO', provision: 'Art. 7 Abs. 1' } },
  dpv: 'dpv:RecordManagement',
  roles: [owner, manager],
  underRestriction: 'allowed',
  onObjection: 'allowed',
});
