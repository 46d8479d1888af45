import {
  activity,
  automation,
  type Detail,
  declare,
  kind,
  personal,
  personCategory,
  plain,
} from '@redlich/engine';
import { z } from 'zod';
import { mailboxProvider } from '../../platform/mail/inbound/mailbox.ts';
import { mailProvider } from '../../platform/mail/recipient.ts';
import { agent, bookkeeping, manager, owner } from '../../platform/roles/roles.ts';
import { agentNotice } from './agent-notice.ts';
import { headRule, partRule, ticketEvents } from './deletion.ts';
import { correspondence, enquiryBilling, enquiryHandling } from './purposes.ts';
import { virusScanner } from './scan/virus-scanner.ts';

export { agentNotice, agentNotification } from './agent-notice.ts';
export * from './purposes.ts';

/** Whoever asks, known as a customer or not. */
export const enquirer = personCategory({
  id: 'enquirer',
  title: { de: 'Personen, die sich mit Anfragen an uns wenden', en: 'Persons who turn to us with enquiries' },
});

const fromThePerson = {
  de: 'Von der Person, die anfragt: über das Portal, per E-Mail, Telefon, Brief oder Online-Formular oder vor Ort',
  en: 'From the person who asks: through the portal, by e-mail, phone, letter or online form or in person',
} as const;

const field = (
  de: string,
  en: string,
  category: `dpv-pd:${string}`,
  search: 'none' | 'words' | 'phone' = 'none',
) => personal(z.string(), { title: { de, en }, category, search });

const list = (de: string, en: string) =>
  personal(z.array(z.string()), { title: { de, en }, category: 'dpv-pd:EmailAddress', search: 'none' });

const searchWord = (de: string, en: string, category: `dpv-pd:${string}`) =>
  personal(z.string(), { title: { de, en }, category, search: 'words', derived: true });

const keptText = (de: string, en: string) => plain.textOrNull({ title: { de, en }, afterlife: 'keep' });
const keptTime = (de: string, en: string) => plain.integerOrNull({ title: { de, en }, afterlife: 'keep' });

/** What happened to an enquiry, without words: who changed which state, when. */
const history = {
  table: 'ticket_event',
  match: { column: 'ticket_id', own: 'id' },
  orderBy: 'at',
  title: { de: 'Verlauf der Anfrage', en: 'Course of the enquiry' },
  columns: {
    at: { title: { de: 'Zeitpunkt', en: 'Time' } },
    what: { title: { de: 'Was geschah', en: 'What happened' } },
    value: { title: { de: 'Neuer Stand', en: 'New state' } },
  },
} as const satisfies Detail;

// -------------------------------------------------------------------------------------------------------------- Kinds

/** The head of an enquiry: who asks, about what, how far it has got (pledge helpdesk.record). */
export const ticket = kind({
  id: 'ticket',
  title: { de: 'Anfragen', en: 'Enquiries' },
  persons: enquirer,
  purposes: [enquiryHandling, correspondence, enquiryBilling],
  provided: 'by-person',
  origin: fromThePerson,
  details: [history],
  schemaVersion: 1,
  sealed: {
    subject: field('Betreff', 'Subject', 'dpv-pd:Communication', 'words'),
    contactName: field('Name', 'Name', 'dpv-pd:Name', 'words'),
    contactEmail: field('E-Mail-Adresse', 'E-mail address', 'dpv-pd:EmailAddress'),
    contactEmailWord: searchWord(
      'E-Mail-Adresse als ein Suchwort',
      'E-mail address as one search word',
      'dpv-pd:EmailAddress',
    ),
    contactPhone: field('Telefonnummer', 'Phone number', 'dpv-pd:TelephoneNumber', 'phone'),
  },
  plain: {
    number: plain.text({ title: { de: 'Nummer', en: 'Number' }, afterlife: 'keep', search: 'words' }),
    reference: plain.textOrNull({
      title: { de: 'Öffentliches Zeichen', en: 'Public reference' },
      afterlife: 'clear',
    }),
    channel: plain.text({ title: { de: 'Weg', en: 'Channel' }, afterlife: 'keep' }),
    state: plain.text({
      title: { de: 'Stand', en: 'State' },
      afterlife: 'keep',
      meanings: {
        new: { de: 'neu', en: 'new' },
        open: { de: 'in Arbeit', en: 'open' },
        waiting: { de: 'wartet auf Sie', en: 'waiting for you' },
        solved: { de: 'gelöst', en: 'solved' },
        closed: { de: 'erledigt', en: 'closed' },
        spam: { de: 'unerwünscht', en: 'unwanted' },
      },
    }),
    priority: plain.text({ title: { de: 'Dringlichkeit', en: 'Priority' }, afterlife: 'keep' }),
    category_id: keptText('Thema', 'Category'),
    company_id: keptText('Firma', 'Company'),
    contract_id: keptText('Vertrag', 'Contract'),
    team_id: keptText('Team', 'Team'),
    assignee: plain.textOrNull({ title: { de: 'Bearbeitet von', en: 'Handled by' }, afterlife: 'clear' }),
    respond_by: keptTime('Erste Antwort bis', 'First answer by'),
    solve_by: keptTime('Lösung bis', 'Solution by'),
    responded: keptTime('Erste Antwort', 'First answer'),
    last_inbound: keptTime('Letzte Nachricht von Ihnen', 'Last message from you'),
    last_outbound: keptTime('Letzte Antwort an Sie', 'Last answer to you'),
    solved: keptTime('Gelöst', 'Solved'),
    minutes: plain.integer({ title: { de: 'Aufgewandte Minuten', en: 'Minutes spent' }, afterlife: 'keep' }),
    billable_minutes: plain.integer({
      title: { de: 'Davon abrechenbar', en: 'Of them billable' },
      afterlife: 'keep',
    }),
    merged_into: plain.textOrNull({ title: { de: 'Aufgegangen in', en: 'Merged into' }, afterlife: 'clear' }),
    privacy: plain.integer({
      title: { de: 'Enthält vermutlich einen Datenschutzantrag', en: 'Probably contains a privacy request' },
      afterlife: 'clear',
      meanings: { 0: { de: 'nein', en: 'no' }, 1: { de: 'ja', en: 'yes' } },
    }),
  },
  events: ticketEvents,
  deletion: headRule,
});

/** What was written to and fro. `keywords` are the telling words of the text, so that it is found again. */
export const ticketMessage = kind({
  id: 'ticket_message',
  title: { de: 'Nachrichten zu Anfragen', en: 'Messages of enquiries' },
  persons: enquirer,
  purposes: [enquiryHandling, correspondence, enquiryBilling],
  provided: 'by-person',
  origin: fromThePerson,
  schemaVersion: 1,
  sealed: {
    authorName: field('Geschrieben von', 'Written by', 'dpv-pd:Name'),
    authorEmail: field('Absenderadresse', 'Sender address', 'dpv-pd:EmailAddress'),
    recipients: list('Empfängeradressen', 'Recipient addresses'),
    copies: list('Kopien an', 'Copies to'),
    text: field('Nachricht', 'Message', 'dpv-pd:Communication'),
    mailId: field('Kennung der E-Mail', 'Id of the e-mail', 'dpv-pd:Communication'),
    keywords: searchWord('Suchworte der Nachricht', 'Search words of the message', 'dpv-pd:Communication'),
  },
  plain: {
    ticket_id: plain.text({ title: { de: 'Anfrage', en: 'Enquiry' }, afterlife: 'clear' }),
    direction: plain.text({
      title: { de: 'Richtung', en: 'Direction' },
      afterlife: 'clear',
      meanings: {
        in: { de: 'von Ihnen an uns', en: 'from you to us' },
        out: { de: 'von uns an Sie', en: 'from us to you' },
      },
    }),
    channel: plain.text({ title: { de: 'Weg', en: 'Channel' }, afterlife: 'clear' }),
    author: plain.textOrNull({ title: { de: 'Verfasst von', en: 'Written by' }, afterlife: 'clear' }),
    mail_key: plain.textOrNull({
      title: { de: 'Prüfsumme der E-Mail-Kennung', en: 'Checksum of the mail id' },
      afterlife: 'clear',
    }),
    delivery: plain.text({
      title: { de: 'Versand', en: 'Delivery' },
      afterlife: 'clear',
      meanings: {
        none: { de: 'kein Versand', en: 'not sent' },
        waiting: { de: 'wartet', en: 'waiting' },
        sent: { de: 'verschickt', en: 'sent' },
        failed: { de: 'gescheitert', en: 'failed' },
        held: { de: 'liegt bereit, bis jemand sie verschickt', en: 'lies ready until somebody sends it' },
      },
    }),
    attempts: plain.integer({ title: { de: 'Versuche', en: 'Attempts' }, afterlife: 'clear' }),
    fault: plain.textOrNull({
      title: { de: 'Grund des Scheiterns', en: 'Why it failed' },
      afterlife: 'clear',
    }),
    next_attempt: plain.integerOrNull({
      title: { de: 'Nächster Versuch', en: 'Next attempt' },
      afterlife: 'clear',
    }),
  },
  events: ticketEvents,
  deletion: partRule,
});

/** What those who work on an enquiry tell each other. No purpose of the correspondence opens it, so it cannot leave the house. */
export const ticketNote = kind({
  id: 'ticket_note',
  title: { de: 'Interne Notizen zu Anfragen', en: 'Internal notes on enquiries' },
  persons: enquirer,
  purposes: [enquiryHandling],
  provided: 'derived',
  origin: {
    de: 'Von Beschäftigten bei der Bearbeitung festgehalten',
    en: 'Recorded by staff while handling it',
  },
  schemaVersion: 1,
  sealed: {
    text: field('Notiz', 'Note', 'dpv-pd:Communication'),
    keywords: searchWord('Suchworte der Notiz', 'Search words of the note', 'dpv-pd:Communication'),
  },
  plain: {
    ticket_id: plain.text({ title: { de: 'Anfrage', en: 'Enquiry' }, afterlife: 'clear' }),
    author: plain.text({ title: { de: 'Verfasst von', en: 'Written by' }, afterlife: 'clear' }),
  },
  events: ticketEvents,
  deletion: partRule,
});

/** Time spent, and whether it is invoiced. Under a company it belongs to nobody, because it outlives the person who asked. */
export const ticketWork = kind({
  id: 'ticket_work',
  title: { de: 'Arbeitszeiten zu Anfragen', en: 'Time spent on enquiries' },
  persons: enquirer,
  purposes: [enquiryHandling, enquiryBilling],
  provided: 'derived',
  origin: {
    de: 'Von Beschäftigten bei der Bearbeitung festgehalten',
    en: 'Recorded by staff while handling it',
  },
  schemaVersion: 1,
  sealed: { text: field('Was getan wurde', 'What was done', 'dpv-pd:Communication') },
  plain: {
    ticket_id: plain.text({ title: { de: 'Anfrage', en: 'Enquiry' }, afterlife: 'clear' }),
    author: plain.text({ title: { de: 'Geleistet von', en: 'Rendered by' }, afterlife: 'clear' }),
    worked_on: plain.text({ title: { de: 'Tag', en: 'Day' }, afterlife: 'clear' }),
    minutes: plain.integer({ title: { de: 'Minuten', en: 'Minutes' }, afterlife: 'clear' }),
    billable: plain.integer({
      title: { de: 'Abrechenbar', en: 'Billable' },
      afterlife: 'clear',
      meanings: { 0: { de: 'nein', en: 'no' }, 1: { de: 'ja', en: 'yes' } },
    }),
  },
  events: ticketEvents,
  deletion: partRule,
});

/** Somebody else who gets copies, and may see and answer the enquiry. */
export const ticketCollaborator = kind({
  id: 'ticket_collaborator',
  title: { de: 'Beteiligte an Anfragen', en: 'People involved in enquiries' },
  persons: enquirer,
  purposes: [enquiryHandling, correspondence],
  provided: 'derived',
  origin: {
    de: 'Von der Person, die anfragt, oder von Beschäftigten genannt',
    en: 'Named by the person who asks, or by staff',
  },
  schemaVersion: 1,
  sealed: {
    name: field('Name', 'Name', 'dpv-pd:Name', 'words'),
    email: field('E-Mail-Adresse', 'E-mail address', 'dpv-pd:EmailAddress'),
    emailWord: searchWord(
      'E-Mail-Adresse als ein Suchwort',
      'E-mail address as one search word',
      'dpv-pd:EmailAddress',
    ),
  },
  plain: { ticket_id: plain.text({ title: { de: 'Anfrage', en: 'Enquiry' }, afterlife: 'clear' }) },
  events: ticketEvents,
  deletion: partRule,
});

/** All that hangs on an enquiry and dies with it. */
export const partKinds = [ticketMessage, ticketNote, ticketWork, ticketCollaborator] as const;

/** What this module does with personal data. */
export const helpdeskDeclaration = declare({
  module: 'helpdesk',
  activities: [
    activity({
      id: 'enquiries',
      title: { de: 'Bearbeiten von Anfragen', en: 'Handling of enquiries' },
      description: {
        de: 'Jede Anfrage wird mit Kontakt, Text, Datum und Uhrzeit festgehalten, bearbeitet und beantwortet, gleich auf welchem Weg sie kommt.',
        en: 'Every enquiry is recorded with contact, text, date and time, handled and answered, whichever way it comes.',
      },
      kinds: [ticket, ticketMessage, ticketNote, ticketWork, ticketCollaborator, agentNotice],
      recipients: [mailProvider, mailboxProvider, virusScanner],
      provision: {
        required: 'no',
        without: {
          de: 'Niemand muss uns schreiben. Ohne eine Angabe, wie wir Sie erreichen, können wir aber nicht antworten.',
          en: 'Nobody has to write to us. Without telling us how to reach you, however, we cannot answer.',
        },
      },
      automatedDecision: 'none',
    }),
  ],
  consents: [],
  roles: [owner, manager, agent, bookkeeping, automation],
});
