import {
  after,
  type DeletionRule,
  days,
  dependingOn,
  earliest,
  type LifeEvent,
  latest,
  periodText,
  statutory,
  type Text,
  vouchers,
  years,
} from '@redlich/engine';

/** Days unwanted mail is kept, in case it was none. */
export const spamDays = 30;

/**
 * What can happen to an enquiry and so to all its parts. An enquiry is closed either with a contract or without one; a contract's end
 * may lie ahead. `billed` is the moment the last invoiced work on it was closed.
 */
export const ticketEvents = {
  closed: {
    title: { de: 'Anfrage ohne Vertrag erledigt', en: 'enquiry without a contract closed' },
    start: 'end-of-matter',
  },
  closed_contract: {
    title: { de: 'Anfrage zu einem Vertrag erledigt', en: 'enquiry under a contract closed' },
    start: 'end-of-matter',
  },
  contract_ended: { title: { de: 'Vertrag beendet', en: 'contract ended' }, start: 'end-of-relation' },
  spam: { title: { de: 'als unerwünscht erkannt', en: 'recognised as unwanted' }, start: 'collection' },
  billed: {
    title: { de: 'abgerechnete Leistung erbracht', en: 'invoiced service rendered' },
    start: 'end-of-matter',
  },
} as const satisfies Readonly<Record<string, LifeEvent>>;

/** An event of an enquiry. */
export type TicketEvent = keyof typeof ticketEvents;

/** How long an enquiry without a contract may still be needed once it is closed. */
const afterClosing = years(2);

/** The part of the rule by which an enquiry without a contract dies, in words. */
export const afterClosingText: Text = {
  de: `${periodText(afterClosing).de} nach dem Ereignis „${ticketEvents.closed.title.de}“`,
  en: `${periodText(afterClosing).en} after the event “${ticketEvents.closed.title.en}”`,
};

/** The end of the purpose: two years without a contract; with one ten years or two after its end, but never while it is open. */
const endOfPurpose = earliest<TicketEvent>(
  after('closed', afterClosing),
  latest(
    after('closed_contract', days(0)),
    earliest(after('closed_contract', years(10)), after('contract_ended', years(2))),
  ),
);

const reason = {
  de: 'Eine Anfrage ohne Vertrag wird zwei Jahre nach ihrer Erledigung nicht mehr gebraucht; so lange kann noch eine Rückfrage kommen. Gehört sie zu einem Vertrag, hilft sie bei dessen Erfüllung: bis zwei Jahre nach seinem Ende, höchstens zehn Jahre. Was abgerechnet wurde, ist Buchungsbeleg und bleibt eingeschränkt gespeichert, bis die steuerliche Frist abgelaufen ist (§ 147 AO). Unerwünschtes wird nach 30 Tagen gelöscht. Ein Datenschutzantrag wird in das Verfahren für Anträge übernommen und hier sofort gelöscht.',
  en: 'An enquiry without a contract is no longer needed two years after it was closed; until then a question may follow. If it belongs to a contract it helps to perform it: until two years after its end, ten years at most. What was invoiced is a booking voucher and stays stored under restriction until the tax period has run out (§ 147 AO). What is unwanted is deleted after 30 days. A privacy request is taken over into the procedure for requests and deleted here at once.',
} as const;

/** The rule of an enquiry and all its parts; each has a key of its own, and all carry the same events. */
const ticketRule = {
  per: 'record',
  when: dependingOn<TicketEvent>('billed', {
    once: latest(endOfPurpose, statutory(vouchers, 'billed')),
    otherwise: earliest(endOfPurpose, after('spam', days(spamDays))),
  }),
  restrict: endOfPurpose,
  reason,
} as const satisfies Omit<DeletionRule<TicketEvent>, 'how'>;

/** Parts are erased: nobody needs a message without its words. */
export const partRule = { ...ticketRule, how: 'erase' } as const satisfies DeletionRule<TicketEvent>;

/** The head is made anonymous: number, category and times stay for the statistics, and for the company whose person has left. */
export const headRule = { ...ticketRule, how: 'anonymise' } as const satisfies DeletionRule<TicketEvent>;
