import {
  activity,
  after,
  answeringPurpose,
  automation,
  days,
  declare,
  earliest,
  kind,
  personal,
  personCategory,
  plain,
  purpose,
  years,
} from '@redlich/engine';
import { z } from 'zod';
import { manager, officer, owner } from '../../platform/roles/roles.ts';
import { customerPerson } from '../customers/index.ts';

/** Whoever makes use of a right, known to the company or not. Every request has a person of its own, gone with it. */
export const requester = personCategory({
  id: 'requester',
  title: { de: 'Personen, die ein Datenschutzrecht ausüben', en: 'Persons who exercise a privacy right' },
});

/** Under this everything of a person is opened for the person’s own request, and for nothing else. */
export const answering = answeringPurpose({
  id: 'rights_answering',
  title: { de: 'Anträge betroffener Personen beantworten', en: 'Answering requests of persons' },
  roles: [owner, manager, officer],
});

/** The request itself: who asks, what for, and how far it has got (Art. 12 (3), (4) GDPR). */
export const requestHandling = purpose({
  id: 'rights_handling',
  title: { de: 'Datenschutzanträge bearbeiten', en: 'Handling privacy requests' },
  basis: { article: '6-1-c', law: { law: 'DSGVO', provision: 'Art. 12' } },
  dpv: 'dpv:RightsFulfilment',
  roles: [owner, manager, officer],
  underRestriction: 'allowed',
  onObjection: 'allowed',
});

/** What was prepared is opened for the person alone, by the program, against both secrets of the link (pledge export.self). */
export const handingOver = purpose({
  id: 'rights_handing_over',
  title: {
    de: 'Antworten an die betroffene Person aushändigen',
    en: 'Handing answers to the person concerned',
  },
  basis: { article: '6-1-c', law: { law: 'DSGVO', provision: 'Art. 12, 15, 20' } },
  dpv: 'dpv:RightsFulfilment',
  roles: [automation],
  underRestriction: 'allowed',
  onObjection: 'allowed',
});

/** Where something is blacked out: fields as a whole, and stretches of texts. */
const blackOut = z.object({
  record: z.string(),
  fields: z.array(z.string()),
  parts: z
    .array(
      z.object({ field: z.string(), item: z.number(), from: z.number(), to: z.number(), stamp: z.string() }),
    )
    .optional(),
});

const line = (de: string, en: string, category: `dpv-pd:${string}`) =>
  personal(z.string(), { title: { de, en }, category, search: 'none' });

/** A request on its way. Dies in the moment it is answered (pledge helpdesk.retention). */
export const privacyRequest = kind({
  id: 'privacy_request',
  title: { de: 'Datenschutzanträge in Bearbeitung', en: 'Privacy requests being handled' },
  persons: requester,
  purposes: [requestHandling],
  provided: 'by-person',
  origin: {
    de: 'Von der Person, die den Antrag stellt; Identität, Entscheidung und Begründung von uns',
    en: 'From the person who makes the request; identity, decision and reasons from us',
  },
  schemaVersion: 1,
  sealed: {
    name: line('Name', 'Name', 'dpv-pd:Name'),
    address: line('Postanschrift', 'Postal address', 'dpv-pd:PhysicalAddress'),
    email: line('E-Mail-Adresse', 'E-mail address', 'dpv-pd:EmailAddress'),
    text: line('Was gewünscht wird', 'What is asked for', 'dpv-pd:Communication'),
    extensionReason: line('Grund einer Verlängerung', 'Reason for an extension', 'dpv-pd:Communication'),
    decision: line('Begründung der Entscheidung', 'Reasons of the decision', 'dpv-pd:Communication'),
    addressee: line('Weitergeleitet an', 'Forwarded to', 'dpv-pd:Communication'),
    excused: personal(z.array(z.object({ recipient: z.string(), reason: z.string() })), {
      title: {
        de: 'Empfänger, die nicht unterrichtet werden, mit Grund',
        en: 'Recipients that are not told, with the reason',
      },
      category: 'dpv-pd:Communication',
      search: 'none',
    }),
    blackedOut: personal(z.array(blackOut), {
      title: { de: 'Geschwärzte Stellen (nur Ort)', en: 'Blacked-out places (where only)' },
      category: 'dpv-pd:Identifier',
      search: 'none',
    }),
  },
  plain: {
    number: plain.integer({ title: { de: 'Nummer', en: 'Number' }, afterlife: 'clear' }),
    right: plain.text({ title: { de: 'Recht', en: 'Right' }, afterlife: 'clear' }),
    channel: plain.text({ title: { de: 'Weg', en: 'Channel' }, afterlife: 'clear' }),
    received: plain.integer({ title: { de: 'Eingang', en: 'Received' }, afterlife: 'clear' }),
    /** Whose data it is about: a pseudonym, `nobody` after a search without a find, or nothing yet. */
    subject: plain.textOrNull({ title: { de: 'Akte', en: 'File' }, afterlife: 'clear' }),
    identity: plain.textOrNull({
      title: { de: 'Identität geprüft durch', en: 'Identity checked by' },
      afterlife: 'clear',
    }),
    identity_by: plain.textOrNull({ title: { de: 'Geprüft von', en: 'Checked by' }, afterlife: 'clear' }),
    ending: plain.textOrNull({ title: { de: 'Entscheidung', en: 'Decision' }, afterlife: 'clear' }),
    ground: plain.textOrNull({ title: { de: 'Grund', en: 'Ground' }, afterlife: 'clear' }),
    /** Id of the purpose an objection is against (Art. 21 GDPR), once it is recorded. */
    purpose: plain.textOrNull({
      title: { de: 'Zweck, gegen den widersprochen wird', en: 'Purpose objected to' },
      afterlife: 'clear',
    }),
  },
  events: {
    identity_asked: {
      title: { de: 'Nachweis der Identität erbeten', en: 'proof of identity asked for' },
      start: 'collection',
    },
    identified: { title: { de: 'Identität geprüft', en: 'identity checked' }, start: 'collection' },
    extended: { title: { de: 'Fristverlängerung mitgeteilt', en: 'extension told' }, start: 'collection' },
    reviewed: {
      title: { de: 'Angaben über andere geprüft', en: 'data about others reviewed' },
      start: 'collection',
    },
    carried_out: { title: { de: 'Recht umgesetzt', en: 'right carried out' }, start: 'collection' },
    answered: { title: { de: 'beantwortet', en: 'answered' }, start: 'end-of-matter' },
  },
  deletion: {
    per: 'record',
    when: after('answered', days(0)),
    how: 'erase',
    reason: {
      de: 'Mit der Antwort ist der Antrag erledigt und sein Inhalt wird nicht mehr gebraucht. Es bleibt ein Beleg ohne Inhalt und ohne Bezug zur Person (Art. 5 Abs. 1 Buchst. c, e, Abs. 2 DSGVO).',
      en: 'With the answer the request is closed and its content no longer needed. A receipt stays, without content and without a link to the person (Art. 5 (1) c, e, (2) GDPR).',
    },
  },
});

/** What lies ready for the person to fetch. Dies when it was fetched, after thirty days at the latest. */
export const preparedAnswer = kind({
  id: 'prepared_answer',
  title: {
    de: 'Bereitgelegte Antworten auf Datenschutzanträge',
    en: 'Answers to privacy requests, ready to be fetched',
  },
  persons: requester,
  purposes: [handingOver],
  provided: 'derived',
  origin: {
    de: 'Aus dem, was über die Person gespeichert ist',
    en: 'From what is stored about the person',
  },
  schemaVersion: 1,
  sealed: {
    content: line(
      'Antwort mit Kopie der Daten (Datei)',
      'Answer with the copy of the data (file)',
      'dpv-pd:Identifying',
    ),
  },
  plain: {
    number: plain.integer({
      title: { de: 'Nummer des Antrags', en: 'Number of the request' },
      afterlife: 'clear',
    }),
  },
  events: {
    fetched: { title: { de: 'abgeholt', en: 'fetched' }, start: 'end-of-matter' },
  },
  deletion: {
    per: 'record',
    when: earliest(after('fetched', days(0)), after('created', days(30))),
    how: 'erase',
    reason: {
      de: 'Ist die Antwort abgeholt, hat sie ihren Zweck erfüllt. Wer sie nicht abholt, hat dreißig Tage Zeit und kann danach erneut fragen.',
      en: 'Once the answer is fetched it has served its purpose. Whoever does not fetch it has thirty days and can ask again afterwards.',
    },
  },
});

/** What was corrected at a person's request: what stood there, and what stands there now. Theirs, so it is in their copy. */
export const rectification = kind({
  id: 'rectification',
  title: { de: 'Berichtigungen auf Antrag', en: 'Rectifications on request' },
  persons: customerPerson,
  purposes: [requestHandling],
  provided: 'derived',
  origin: {
    de: 'Von der Person, die die Berichtigung verlangt hat; der frühere Stand aus der Akte',
    en: 'From the person who asked for the rectification; what stood before from the file',
  },
  schemaVersion: 1,
  sealed: {
    what: line('Angabe', 'Data', 'dpv-pd:Identifying'),
    before: line('Bisher', 'Before', 'dpv-pd:Identifying'),
    after: line('Jetzt', 'Now', 'dpv-pd:Identifying'),
  },
  plain: {
    number: plain.integer({
      title: { de: 'Nummer des Antrags', en: 'Number of the request' },
      afterlife: 'clear',
    }),
  },
  events: {},
  deletion: {
    per: 'record',
    when: after('created', years(1)),
    how: 'erase',
    reason: {
      de: 'Ein Jahr lang lässt sich zeigen, was auf Verlangen berichtigt wurde, und wer die Angabe erhalten hatte, kann davon erfahren (Art. 5 Abs. 2, Art. 16, 19 DSGVO). Danach wird der frühere Stand nicht mehr gebraucht.',
      en: 'For a year it can be shown what was rectified on request, and whoever had received the data can be told (Art. 5 (2), 16, 19 GDPR). After that, what stood before is no longer needed.',
    },
  },
});

/** What this module does with personal data. */
export const rightsDeclaration = declare({
  module: 'rights',
  activities: [
    activity({
      id: 'privacy_requests',
      title: { de: 'Bearbeiten von Datenschutzanträgen', en: 'Handling of privacy requests' },
      description: {
        de: 'Anträge nach Art. 15 bis 22 DSGVO und Widerrufe werden angenommen, die Identität wird geprüft, und die Antwort geht schriftlich an die betroffene Person und an niemanden sonst.',
        en: 'Requests under Art. 15 to 22 GDPR and withdrawals are taken, the identity is checked, and the answer goes in writing to the person concerned and to nobody else.',
      },
      kinds: [privacyRequest, preparedAnswer, rectification],
      recipients: [],
      provision: {
        required: 'no',
        without: {
          de: 'Ohne Angaben, an denen wir Sie erkennen, dürfen wir Ihnen keine Daten herausgeben (Art. 12 Abs. 6 DSGVO).',
          en: 'Without details by which we recognise you we may not hand out any data (Art. 12 (6) GDPR).',
        },
      },
      automatedDecision: 'none',
    }),
  ],
  consents: [],
  roles: [owner, manager, officer, automation],
  answering,
});
