import { activity, books, declare, kind, personal, plain, purpose, statutory } from '@redlich/engine';
import { z } from 'zod';
import { employee } from '../../platform/login/declaration.ts';
import { bookkeeping, manager, owner, staff } from '../../platform/roles/roles.ts';

/** Sales are recorded one by one and kept, because the tax code demands it. */
export const salesBooks = purpose({
  id: 'sales_books',
  title: { de: 'Aufzeichnung und Aufbewahrung der Verkäufe', en: 'Recording and keeping sales' },
  basis: { article: '6-1-c', law: { law: 'AO', provision: '§ 146 Abs. 1, § 147 Abs. 1 Nr. 1' } },
  dpv: 'dpv:LegalCompliance',
  roles: [owner, manager, bookkeeping],
  underRestriction: 'allowed',
  onObjection: 'allowed',
});

/** Whoever buys gets a receipt, and may ask for it again. */
export const receiptIssue = purpose({
  id: 'receipt_issue',
  title: { de: 'Ausgabe von Belegen', en: 'Issuing receipts' },
  basis: { article: '6-1-c', law: { law: 'AO', provision: '§ 146a Abs. 2' } },
  dpv: 'dpv:LegalCompliance',
  roles: [owner, manager, staff],
  underRestriction: 'allowed',
  onObjection: 'allowed',
});

/**
 * A sale at the counter, or the counter-sale that cancels one. It belongs to no customer: whoever buys stays unnamed, and an order
 * that is collected leaves only its number. The one personal thing is who sat at the till.
 */
export const sale = kind({
  id: 'sale',
  title: { de: 'Verkäufe an der Kasse', en: 'Sales at the counter' },
  persons: employee,
  purposes: [salesBooks, receiptIssue],
  provided: 'derived',
  origin: { de: 'Entsteht beim Verkauf an der Kasse', en: 'Arises with the sale at the counter' },
  schemaVersion: 1,
  sealed: {
    cashier: personal(z.string(), {
      title: { de: 'Wer kassiert hat', en: 'Who took the money' },
      category: 'dpv-pd:Name',
      search: 'none',
    }),
  },
  plain: {
    number: plain.integer({ title: { de: 'Belegnummer', en: 'Receipt number' }, afterlife: 'keep' }),
    total_cents: plain.integer({ title: { de: 'Summe', en: 'Total' }, unit: 'cent', afterlife: 'keep' }),
    full_gross: plain.integer({
      title: { de: 'davon voll besteuert', en: 'of it at the full rate' },
      afterlife: 'keep',
    }),
    full_tax: plain.integer({ title: { de: 'volle Steuer', en: 'tax at the full rate' }, afterlife: 'keep' }),
    full_permille: plain.integer({
      title: { de: 'voller Satz in Promille', en: 'full rate in per mille' },
      afterlife: 'keep',
    }),
    reduced_gross: plain.integer({
      title: { de: 'davon ermäßigt besteuert', en: 'of it at the reduced rate' },
      afterlife: 'keep',
    }),
    reduced_tax: plain.integer({
      title: { de: 'ermäßigte Steuer', en: 'tax at the reduced rate' },
      afterlife: 'keep',
    }),
    reduced_permille: plain.integer({
      title: { de: 'ermäßigter Satz in Promille', en: 'reduced rate in per mille' },
      afterlife: 'keep',
    }),
    payment: plain.text({ title: { de: 'Zahlungsart', en: 'Kind of payment' }, afterlife: 'keep' }),
    given_cents: plain.integerOrNull({
      title: { de: 'gegeben', en: 'given' },
      unit: 'cent',
      afterlife: 'keep',
    }),
    /** The number the till gave the sale, so that a request sent twice is one sale. */
    request: plain.textOrNull({
      title: { de: 'Kennung der Anfrage', en: 'Id of the request' },
      afterlife: 'clear',
    }),
    cancels: plain.integerOrNull({
      title: { de: 'storniert den Beleg', en: 'cancels the receipt' },
      afterlife: 'keep',
    }),
    cancelled_by: plain.integerOrNull({
      title: { de: 'storniert durch den Beleg', en: 'cancelled by the receipt' },
      afterlife: 'keep',
    }),
  },
  events: {},
  deletion: {
    per: 'year',
    when: statutory(books, 'created'),
    how: 'anonymise',
    reason: {
      de: 'Einzelaufzeichnungen der Kasse gehören zu den Büchern und Aufzeichnungen und sind zehn Jahre aufzubewahren, gerechnet ab dem Ende des Jahres (§ 147 Abs. 1 Nr. 1, Abs. 3, Abs. 4 AO). Danach bleiben nur Zahlen.',
      en: 'The single records of the till belong to the books and records and are kept for ten years from the end of the year (§ 147 (1) no. 1, (3), (4) AO). After that only figures are left.',
    },
  },
});

/** What this module does with personal data. */
export const counterDeclaration = declare({
  module: 'counter',
  activities: [
    activity({
      id: 'counter_sales',
      title: { de: 'Verkauf an der Kasse', en: 'Sale at the counter' },
      description: {
        de: 'Artikel und abgeholte Bestellungen werden bar oder mit Karte verkauft. Der Beleg nennt Ware, Steuer und wer kassiert hat, aber keine Kundin und keinen Kunden.',
        en: 'Articles and collected orders are sold for cash or by card. The receipt names goods, tax and who took the money, but no customer.',
      },
      kinds: [sale],
      recipients: [],
      provision: {
        required: 'by-law',
        without: {
          de: 'Wer kassiert, wird mit dem Verkauf aufgezeichnet; ohne Anmeldung lässt sich die Kasse nicht bedienen. Kundinnen und Kunden müssen für einen Einkauf nichts über sich angeben.',
          en: 'Whoever takes the money is recorded with the sale; the till cannot be used without signing in. Customers need not tell anything about themselves to buy.',
        },
      },
      automatedDecision: 'none',
    }),
  ],
  consents: [],
  roles: [owner, manager, staff, bookkeeping],
});
