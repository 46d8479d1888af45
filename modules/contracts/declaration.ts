import {
  activity,
  after,
  automation,
  businessLetters,
  days,
  declare,
  dependingOn,
  kind,
  latest,
  personal,
  personCategory,
  plain,
  purpose,
  statutory,
  vouchers,
  years,
} from '@redlich/engine';
import { z } from 'zod';
import { agent, bookkeeping, manager, owner } from '../../platform/roles/roles.ts';

/** Whoever has a contract as a natural person. */
const contractPartner = personCategory({
  id: 'contract_partner',
  title: { de: 'Vertragspartnerinnen und Vertragspartner', en: 'Contract partners' },
});

/** Firms the company works for. Whoever is a firm alone is filed as a person. */
const partnerCompany = personCategory({
  id: 'partner_company',
  title: { de: 'Firmen, für die wir arbeiten', en: 'Companies we work for' },
  standing: 'no-person',
});

// ----------------------------------------------------------------------------------------------------------- Purposes

/** What the contract needs: knowing with whom it was made, for which services and until when. */
export const contractService = purpose({
  id: 'contract_service',
  title: { de: 'Erfüllung von Verträgen', en: 'Performance of contracts' },
  basis: {
    article: '6-1-b',
    contract: {
      de: 'Der jeweilige Vertrag und seine Anbahnung',
      en: 'The contract in question and what leads to it',
    },
  },
  dpv: 'dpv:ServiceProvision',
  roles: [owner, manager, agent, bookkeeping, automation],
  underRestriction: 'refused',
  onObjection: 'allowed',
});

/** What commercial and tax law make the company keep, open to the few who do the books (pledge staff.masterdata). */
export const contractRetention = purpose({
  id: 'contract_retention',
  title: { de: 'Aufbewahrung von Vertragsunterlagen', en: 'Keeping of contract documents' },
  basis: { article: '6-1-c', law: { law: 'AO', provision: '§ 147' } },
  dpv: 'dpv:LegalObligation',
  roles: [owner, manager, bookkeeping],
  underRestriction: 'allowed',
  onObjection: 'allowed',
});

// -------------------------------------------------------------------------------------------------------------- Kinds

const line = (de: string, en: string, category: `dpv-pd:${string}`, search: 'none' | 'words' = 'none') =>
  personal(z.string(), { title: { de, en }, category, search });

/** Days a firm without contract and without enquiry is kept. */
export const idleDays = 30;

/** A firm that contracts are made with and enquiries come from. Belongs to no person. */
export const company = kind({
  id: 'company',
  title: { de: 'Firmen', en: 'Companies' },
  persons: partnerCompany,
  purposes: [contractService, contractRetention],
  provided: 'by-person',
  origin: { de: 'Von der Firma selbst', en: 'From the company itself' },
  schemaVersion: 1,
  sealed: {
    name: line('Firma', 'Company', 'dpv-pd:Name', 'words'),
    street: line('Straße und Hausnummer', 'Street and number', 'dpv-pd:PhysicalAddress'),
    postcode: line('Postleitzahl', 'Postcode', 'dpv-pd:PhysicalAddress'),
    city: line('Ort', 'Town', 'dpv-pd:PhysicalAddress'),
    email: line('Allgemeine E-Mail-Adresse', 'General e-mail address', 'dpv-pd:EmailAddress'),
    phone: personal(z.string(), {
      title: { de: 'Allgemeine Telefonnummer', en: 'General phone number' },
      category: 'dpv-pd:TelephoneNumber',
      search: 'phone',
    }),
  },
  plain: {},
  events: {
    idle: {
      title: { de: 'kein Vertrag und keine Anfrage mehr', en: 'no contract and no enquiry left' },
      start: 'end-of-relation',
    },
  },
  deletion: {
    per: 'record',
    when: after('idle', days(idleDays)),
    how: 'erase',
    reason: {
      de: 'Ohne Vertrag und ohne Anfrage werden die Angaben zur Firma nicht mehr gebraucht; 30 Tage bleiben für einen neuen Anfang.',
      en: 'Without contract and enquiry the details of a company are no longer needed; 30 days are left for a new start.',
    },
  },
});

/** A contract: with whom, for which services, from when to when, last invoiced when. */
export const contract = kind({
  id: 'contract',
  title: { de: 'Verträge', en: 'Contracts' },
  persons: contractPartner,
  purposes: [contractService, contractRetention],
  provided: 'by-person',
  origin: { de: 'Aus dem Vertrag mit Ihnen', en: 'From the contract with you' },
  schemaVersion: 1,
  sealed: {
    partner: line('Name auf dem Vertrag', 'Name on the contract', 'dpv-pd:Name', 'words'),
    services: personal(z.array(z.string()), {
      title: { de: 'Gebuchte Leistungen', en: 'Services booked' },
      category: 'dpv-pd:Preference',
      search: 'none',
    }),
    note: line('Vereinbarungen', 'Agreements', 'dpv-pd:Communication'),
  },
  plain: {
    number: plain.text({
      title: { de: 'Vertragsnummer', en: 'Contract number' },
      afterlife: 'clear',
      search: 'words',
    }),
    company_id: plain.textOrNull({ title: { de: 'Firma', en: 'Company' }, afterlife: 'clear' }),
    starts_on: plain.text({ title: { de: 'Beginn', en: 'Start' }, afterlife: 'clear' }),
    ends_on: plain.textOrNull({ title: { de: 'Ende', en: 'End' }, afterlife: 'clear' }),
    last_invoice_on: plain.textOrNull({
      title: { de: 'Letzte Rechnung', en: 'Last invoice' },
      afterlife: 'clear',
    }),
  },
  events: {
    ended: { title: { de: 'Vertrag beendet', en: 'contract ended' }, start: 'end-of-relation' },
    last_invoice: {
      title: { de: 'letzte Rechnung gestellt', en: 'last invoice issued' },
      start: 'end-of-matter',
    },
  },
  deletion: {
    per: 'record',
    when: dependingOn('last_invoice', {
      once: latest(
        statutory(businessLetters, 'ended'),
        after('last_invoice', years(10)),
        statutory(vouchers, 'last_invoice'),
      ),
      otherwise: statutory(businessLetters, 'ended'),
    }),
    how: 'erase',
    reason: {
      de: 'Vertragsunterlagen werden zehn Jahre nach der letzten Rechnung zu diesem Vertrag gelöscht, weil Rechnungen ohne den Vertrag nicht zu verstehen sind; nie vor dem Ende der gesetzlichen Fristen (§ 147 AO, § 257 HGB). Wurde nie etwas berechnet, bleibt der Vertrag als Handelsbrief aufbewahrt, bis die Frist nach seinem Ende abgelaufen ist.',
      en: 'Contract documents are deleted ten years after the last invoice of that contract, because invoices cannot be understood without it; never before the statutory periods end (§ 147 AO, § 257 HGB). Where nothing was ever invoiced, the contract is kept as a commercial letter until the period after its end has run out.',
    },
  },
});

/** What this module does with personal data. */
export const contractsDeclaration = declare({
  module: 'contracts',
  activities: [
    activity({
      id: 'contracts',
      title: { de: 'Verwalten von Verträgen', en: 'Management of contracts' },
      description: {
        de: 'Verträge werden mit Partner, Leistungen und Laufzeit geführt, damit Anfragen und Abrechnung zugeordnet werden können.',
        en: 'Contracts are kept with partner, services and term, so that enquiries and invoices can be assigned.',
      },
      kinds: [contract, company],
      recipients: [],
      provision: {
        required: 'for-contract',
        without: {
          de: 'Ohne Angaben zu Partner und Leistung lässt sich kein Vertrag schließen.',
          en: 'Without details of partner and service no contract can be concluded.',
        },
      },
      automatedDecision: 'none',
    }),
  ],
  consents: [],
  roles: [owner, manager, agent, bookkeeping, automation],
});
