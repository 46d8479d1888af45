import {
  activity,
  after,
  afterWithdrawal,
  afterYearOf,
  automation,
  type Detail,
  days,
  declare,
  earliest,
  kind,
  months,
  personal,
  plain,
  unlessConsent,
  years,
} from '@redlich/engine';
import { z } from 'zod';
import { mailProvider } from '../../platform/mail/recipient.ts';
import { manager, owner, staff } from '../../platform/roles/roles.ts';
import {
  customerCare,
  customerPerson,
  customerService,
  legalClaims,
  notification,
  orderNotification,
  unlimitedStorage,
} from '../customers/index.ts';

const fromThePerson = {
  de: 'Von der Kundin oder dem Kunden selbst, bei der Bestellung',
  en: 'From the customers themselves, with the order',
} as const;

/** What was ordered, as a person reads it on the slip. Things and numbers, about somebody as long as the order is. */
const orderLines = {
  table: 'order_line',
  match: { column: 'order_id', own: 'id' },
  orderBy: 'position',
  title: { de: 'Bestellte Artikel', en: 'Articles ordered' },
  columns: {
    article_id: {
      title: { de: 'Artikel', en: 'Article' },
      names: { table: 'article', key: 'id', column: 'title' },
    },
    quantity: { title: { de: 'Stück', en: 'Pieces' } },
    cancelled: { title: { de: 'davon storniert', en: 'of them cancelled' } },
    arrived: { title: { de: 'davon eingetroffen', en: 'of them arrived' } },
    collected: { title: { de: 'davon abgeholt', en: 'of them collected' } },
    price_cents: { title: { de: 'Preis je Stück', en: 'Price of a piece' }, unit: 'cent' },
    ordered_at: { title: { de: 'Bestellt am', en: 'Ordered on' } },
  },
} as const satisfies Detail;

/** An order of a customer: what is still to come, what lies ready, what was collected. */
export const customerOrder = kind({
  id: 'customer_order',
  title: { de: 'Kundenbestellungen', en: 'Customer orders' },
  persons: customerPerson,
  purposes: [customerService, customerCare, legalClaims],
  provided: 'by-person',
  origin: fromThePerson,
  details: [orderLines],
  schemaVersion: 1,
  sealed: {
    customerName: personal(z.string(), {
      title: { de: 'Name auf dem Bestellzettel', en: 'Name on the order slip' },
      category: 'dpv-pd:Name',
      search: 'none',
    }),
    note: personal(z.string(), {
      title: { de: 'Besondere Wünsche', en: 'Special wishes' },
      category: 'dpv-pd:Preference',
      search: 'none',
    }),
  },
  plain: {
    number: plain.text({ title: { de: 'Bestellnummer', en: 'Order number' }, afterlife: 'keep' }),
    state: plain.text({
      title: { de: 'Stand', en: 'State' },
      afterlife: 'keep',
      meanings: {
        ordered: { de: 'bestellt', en: 'ordered' },
        arrived: { de: 'eingetroffen', en: 'arrived' },
        notified: { de: 'benachrichtigt', en: 'notified' },
        collected: { de: 'abgeholt', en: 'collected' },
        cancelled: { de: 'storniert', en: 'cancelled' },
      },
    }),
    message_kind: plain.text({
      title: { de: 'Nachrichtenart', en: 'Message kind' },
      afterlife: 'keep',
      meanings: {
        email: { de: 'E-Mail', en: 'e-mail' },
        phone: { de: 'Anruf', en: 'call' },
        letter: { de: 'Brief', en: 'letter' },
        K: { de: 'K, keine Nachricht', en: 'K, no message' },
      },
    }),
    pieces: plain.integer({ title: { de: 'Stück bestellt', en: 'Pieces ordered' }, afterlife: 'keep' }),
    pieces_arrived: plain.integer({
      title: { de: 'Stück eingetroffen', en: 'Pieces arrived' },
      afterlife: 'keep',
    }),
    pieces_collected: plain.integer({
      title: { de: 'Stück abgeholt', en: 'Pieces collected' },
      afterlife: 'keep',
    }),
    total_cents: plain.integer({ title: { de: 'Summe', en: 'Total' }, unit: 'cent', afterlife: 'keep' }),
    expected_on: plain.textOrNull({ title: { de: 'Erwartet am', en: 'Expected on' }, afterlife: 'keep' }),
    arrived_at: plain.integerOrNull({
      title: { de: 'Zuletzt eingetroffen', en: 'Arrived last' },
      afterlife: 'keep',
    }),
    notified_at: plain.integerOrNull({ title: { de: 'Benachrichtigt', en: 'Notified' }, afterlife: 'keep' }),
  },
  events: {
    collected: { title: { de: 'vollständig abgeholt', en: 'collected completely' }, start: 'end-of-matter' },
    cancelled: { title: { de: 'storniert', en: 'cancelled' }, start: 'end-of-matter' },
  },
  deletion: {
    per: 'record',
    when: unlessConsent(
      unlimitedStorage,
      earliest(after('collected', days(0)), after('cancelled', days(0)), afterYearOf('created', years(3))),
    ),
    how: 'anonymise',
    reason: {
      de: 'Mit der Abholung oder der Stornierung ist der Vertrag erfüllt, und für die Statistik genügt die Bestellung ohne Namen. Was nie abgeholt wurde, ist drei Jahre nach dem Ende des Jahres verjährt (§§ 195, 199 BGB). Länger bleibt der Name nur mit der Einwilligung zur unbefristeten Speicherung, und er wird mit deren Widerruf gelöscht.',
      en: 'With the collection or the cancellation the contract is fulfilled, and for statistics the order without a name is enough. What was never collected is time-barred three years after the end of the year (§§ 195, 199 BGB). The name stays longer only with the consent to unlimited storage, and is deleted with its withdrawal.',
    },
  },
});

/** A message that an order has arrived: an e-mail on its way, a call to make, a letter to print. */
export const orderMessage = kind({
  id: 'order_message',
  title: { de: 'Nachrichten zum Stand von Bestellungen', en: 'Messages about the state of orders' },
  persons: customerPerson,
  purposes: [orderNotification],
  provided: 'derived',
  origin: {
    de: 'Aus den Kontaktdaten der Kundenkartei und der Bestellung',
    en: 'From the contact details of the customer file and the order',
  },
  schemaVersion: 1,
  sealed: {
    name: personal(z.string(), {
      title: { de: 'Name', en: 'Name' },
      category: 'dpv-pd:Name',
      search: 'none',
    }),
    address: personal(z.string(), {
      title: {
        de: 'E-Mail-Adresse, Telefonnummer oder Anschrift',
        en: 'E-mail address, phone number or postal address',
      },
      category: 'dpv-pd:Contact',
      search: 'none',
    }),
    subject: personal(z.string(), {
      title: { de: 'Betreff', en: 'Subject' },
      category: 'dpv-pd:Communication',
      search: 'none',
    }),
    text: personal(z.string(), {
      title: { de: 'Text', en: 'Text' },
      category: 'dpv-pd:Communication',
      search: 'none',
    }),
  },
  plain: {
    order_id: plain.text({ title: { de: 'Bestellung', en: 'Order' }, afterlife: 'clear' }),
    channel: plain.text({ title: { de: 'Weg', en: 'Channel' }, afterlife: 'keep' }),
    state: plain.text({ title: { de: 'Stand', en: 'State' }, afterlife: 'keep' }),
    attempts: plain.integer({ title: { de: 'Versuche', en: 'Attempts' }, afterlife: 'keep' }),
    fault: plain.textOrNull({
      title: { de: 'Grund des Scheiterns', en: 'Why it failed' },
      afterlife: 'keep',
    }),
    next_attempt: plain.integerOrNull({
      title: { de: 'Nächster Versuch', en: 'Next attempt' },
      afterlife: 'clear',
    }),
  },
  events: {
    sent: { title: { de: 'verschickt oder ausgerichtet', en: 'sent or told' }, start: 'end-of-matter' },
    order_done: {
      title: { de: 'Bestellung abgeholt oder storniert', en: 'order collected or cancelled' },
      start: 'end-of-matter',
    },
  },
  deletion: {
    per: 'record',
    when: earliest(
      after('sent', days(30)),
      unlessConsent(unlimitedStorage, after('order_done', days(0))),
      afterWithdrawal(notification, days(0)),
      after('created', months(6)),
    ),
    how: 'erase',
    reason: {
      de: 'Ist die Ware abgeholt, hat die Nachricht ihren Zweck erfüllt; dreißig Tage nach dem Versand sind auch Rückläufer da. Mit dem Widerruf der Einwilligung zur Benachrichtigung wird sie sofort gelöscht, und was nach sechs Monaten niemand verschickt hat, ist überholt.',
      en: 'Once the goods are collected the message has served its purpose; thirty days after sending, returned mail has come back too. It is deleted at once when the consent to notification is withdrawn, and what nobody sent within six months is outdated.',
    },
  },
});

/** What this module does with personal data. */
export const ordersDeclaration = declare({
  module: 'orders',
  activities: [
    activity({
      id: 'customer_orders',
      title: { de: 'Bestellungen von Kundinnen und Kunden', en: 'Orders of customers' },
      description: {
        de: 'Bestellungen werden aufgenommen, die Ware wird besorgt und zur Abholung bereitgelegt. Wer in die Benachrichtigung eingewilligt hat, erfährt davon auf dem gewünschten Weg; wer nicht, bekommt keine Nachricht.',
        en: 'Orders are taken, the goods are procured and put aside for collection. Whoever has consented to notification is told in the way they chose; whoever has not receives no message.',
      },
      kinds: [customerOrder, orderMessage],
      recipients: [mailProvider],
      provision: {
        required: 'for-contract',
        without: {
          de: 'Für eine Bestellung brauchen wir einen Namen und die gewünschte Ware; ohne beides können wir nicht bestellen und die Ware nicht zuordnen. Die Benachrichtigung ist freiwillig: Ohne sie fragen Sie selbst nach.',
          en: 'For an order we need a name and the goods you want; without both we can neither order nor assign the goods. Notification is voluntary: without it you ask for yourself.',
        },
      },
      automatedDecision: 'none',
    }),
  ],
  consents: [],
  roles: [owner, manager, staff, automation],
});
