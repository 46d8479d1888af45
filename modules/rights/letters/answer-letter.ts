import { automatedDecisionStatement, type Block, type Paper, type PaperSource } from '@redlich/engine';
import { type RefusalGround, type Right, refusalGrounds } from '../rights.ts';

/** What a letter about a request is written from. Days as `YYYY-MM-DD`. */
export interface LetterMatter {
  readonly number: number;
  readonly right: Right;
  readonly name: string;
  readonly address: string;
  readonly text: string;
  readonly receivedDay: string;
  readonly lastDay: string;
  readonly today: string;
  readonly subject: string | null;
  readonly decided: string | null;
  readonly ground: string | null;
  readonly reason: string;
  readonly extension: string;
  readonly addressee: string;
  /** What was objected to, once it is recorded. */
  readonly purpose: { readonly title: string; readonly isMarketing: boolean } | null;
  /** Titles of recipients that were told (Art. 19 GDPR). */
  readonly told: readonly string[];
  /** What an erasure left, with law and day, already in words. */
  readonly kept: readonly string[];
}

type Say = (de: string, en: string) => string;

/** A paragraph of a letter. */
export const paragraph = (text: string): Block => ({ block: 'paragraph', text });
const p = paragraph;

/** A day as people write it. */
export const dayText = (day: string, language: 'de' | 'en'): string =>
  new Intl.DateTimeFormat(language === 'de' ? 'de' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** The letter that answers a request, whichever way it was decided (Art. 12 (1), (3), (4) GDPR). */
export function answerLetter(matter: LetterMatter, source: PaperSource): Paper {
  const { language } = source;
  const say: Say = (de, en) => (language === 'de' ? de : en);
  const received = dayText(matter.receivedDay, language);
  const opening = say(
    `Sie haben am ${received} ein Recht nach der Datenschutz-Grundverordnung ausgeübt (${rightName(matter.right, say)}). Unsere Antwort:`,
    `On ${received} you exercised a right under the General Data Protection Regulation (${rightName(matter.right, say)}). Our answer:`,
  );
  const refusedNow = matter.decided === 'refused';
  const body =
    matter.decided === 'withdrawn'
      ? [
          p(
            say(
              'Sie haben Ihren Antrag zurückgenommen. Wir haben ihn geschlossen.',
              'You withdrew your request. We have closed it.',
            ),
          ),
        ]
      : refusedNow
        ? refusal(matter, say)
        : [...fulfilment(matter, source, say), ...(matter.reason === '' ? [] : [p(matter.reason)])];
  return letter(matter, source, [
    p(opening),
    ...body,
    ...remedies(source, say, refusedNow),
    ...aboutRequest(matter, say),
  ]);
}

/** Head and frame of a letter about a request. */
export function letter(
  { number, ...to }: Pick<LetterMatter, 'number' | 'name' | 'address' | 'today'>,
  source: PaperSource,
  blocks: readonly Block[],
): Paper {
  const title =
    source.language === 'de' ? `Ihr Datenschutzantrag Nr. ${number}` : `Your privacy request no. ${number}`;
  return letterTo({ ...to, title }, source, blocks);
}

/** Head and frame of a letter to a person. */
export function letterTo(
  {
    title,
    name,
    address,
    today,
  }: Pick<LetterMatter, 'name' | 'address' | 'today'> & { readonly title: string },
  { language, controller }: PaperSource,
  blocks: readonly Block[],
): Paper {
  const say: Say = (de, en) => (language === 'de' ? de : en);
  const { company } = controller;
  return {
    id: 'rights-letter',
    language,
    title,
    publisher: company.name,
    blocks: [
      {
        block: 'facts',
        rows: [
          {
            label: say('An', 'To'),
            value: [name, ...address.split('\n')].filter((each) => each !== '').join(', '),
          },
          {
            label: say('Von', 'From'),
            value: [company.name, company.street, `${company.postcode} ${company.city}`.trim(), company.email]
              .filter((each) => each !== '')
              .join(', '),
          },
          { label: say('Datum', 'Date'), value: dayText(today, language) },
        ],
      },
      p(say(`Guten Tag ${name},`, `Dear ${name},`)),
      ...blocks,
    ],
  };
}

/** A right's name with its article. */
export function rightName(right: Right, say: Say): string {
  const names: Readonly<Record<Right, string>> = {
    access: say('Auskunft, Art. 15 DSGVO', 'access, Art. 15 GDPR'),
    rectification: say('Berichtigung, Art. 16 DSGVO', 'rectification, Art. 16 GDPR'),
    erasure: say('Löschung, Art. 17 DSGVO', 'erasure, Art. 17 GDPR'),
    restriction: say(
      'Einschränkung der Verarbeitung, Art. 18 DSGVO',
      'restriction of processing, Art. 18 GDPR',
    ),
    portability: say('Datenübertragbarkeit, Art. 20 DSGVO', 'data portability, Art. 20 GDPR'),
    objection: say('Widerspruch, Art. 21 Abs. 1 DSGVO', 'objection, Art. 21 (1) GDPR'),
    'marketing-objection': say(
      'Widerspruch gegen Direktwerbung, Art. 21 Abs. 2 DSGVO',
      'objection to direct marketing, Art. 21 (2) GDPR',
    ),
    withdrawal: say(
      'Widerruf einer Einwilligung, Art. 7 Abs. 3 DSGVO',
      'withdrawal of consent, Art. 7 (3) GDPR',
    ),
    'human-review': say('automatisierte Entscheidungen, Art. 22 DSGVO', 'automated decisions, Art. 22 GDPR'),
  };
  return names[right];
}

function fulfilment(matter: LetterMatter, source: PaperSource, say: Say): readonly Block[] {
  const { subject, told, kept } = matter;
  const right =
    matter.right === 'objection' && matter.purpose?.isMarketing ? 'marketing-objection' : matter.right;
  if (right === 'human-review') return automatedDecisionStatement(source.register, source.language).map(p);
  if (subject === 'nobody')
    return [
      p(
        say(
          'Unter den Angaben, die Sie gemacht haben, sind bei uns keine Daten über Sie gespeichert, von diesem Antrag abgesehen.',
          'Under the details you gave, no data about you is stored with us, apart from this request.',
        ),
      ),
    ];
  const done: Readonly<Record<Exclude<Right, 'human-review'>, string>> = {
    access: say(
      'Die Auskunft mit einer Kopie aller Daten, die wir über Sie gespeichert haben, liegt diesem Schreiben bei. Wo Angaben andere Personen betreffen, sind sie geschwärzt (Art. 15 Abs. 4 DSGVO).',
      'The report with a copy of all data we store about you is enclosed. Where data concerns other persons it is blacked out (Art. 15 (4) GDPR).',
    ),
    portability: say(
      'Die Daten, die Sie uns bereitgestellt haben, liegen in einem gängigen, maschinenlesbaren Format bei. Wir geben sie Ihnen selbst; an einen anderen Anbieter senden wir sie nicht unmittelbar, weil dafür keine gesicherte technische Verbindung besteht (Art. 20 Abs. 2 DSGVO). Sie können das Paket dort selbst vorlegen.',
      'The data you provided is enclosed in a common, machine-readable format. We hand it to you; we do not send it directly to another provider, because there is no secured technical connection for that (Art. 20 (2) GDPR). You can present the package there yourself.',
    ),
    rectification: say('Wir haben Ihre Daten berichtigt.', 'We have rectified your data.'),
    erasure: say(
      'Wir haben Ihre Daten gelöscht. Ihre Einwilligungen sind damit beendet.',
      'We have erased your data. Your consents have ended with that.',
    ),
    restriction: say(
      'Wir haben die Verarbeitung Ihrer Daten eingeschränkt: Sie bleiben gespeichert und werden nur noch in den Fällen des Art. 18 Abs. 2 DSGVO verwendet. Bevor wir die Einschränkung aufheben, unterrichten wir Sie (Art. 18 Abs. 3 DSGVO).',
      'We have restricted the processing of your data: it stays stored and is used only in the cases of Art. 18 (2) GDPR. We will tell you before we lift the restriction (Art. 18 (3) GDPR).',
    ),
    objection: say(
      `Wir haben Ihre Gründe gegen unsere abgewogen: Ihr Widerspruch hat Erfolg. Zu diesem Zweck verarbeiten wir Ihre Daten nicht mehr (Art. 21 Abs. 1 DSGVO): ${matter.purpose?.title ?? ''}. Die Einschränkung, die bis zur Entscheidung galt, endet mit diesem Schreiben (Art. 18 Abs. 3 DSGVO).`,
      `We have weighed your reasons against ours: your objection succeeds. We no longer process your data for this purpose (Art. 21 (1) GDPR): ${matter.purpose?.title ?? ''}. The restriction that held until the decision ends with this letter (Art. 18 (3) GDPR).`,
    ),
    'marketing-objection': say(
      'Wir verwenden Ihre Daten ab sofort nicht mehr für Direktwerbung (Art. 21 Abs. 3 DSGVO). Eine Einwilligung in Werbung ist damit beendet.',
      'With immediate effect we no longer use your data for direct marketing (Art. 21 (3) GDPR). A consent to advertising has ended with that.',
    ),
    withdrawal: say(
      'Wir haben Ihren Widerruf vermerkt; die Verarbeitung, die auf der Einwilligung beruhte, ist beendet. Was bis zum Widerruf geschah, bleibt rechtmäßig (Art. 7 Abs. 3 Satz 2 DSGVO).',
      'We have recorded your withdrawal; the processing that rested on the consent has ended. What was done until then remains lawful (Art. 7 (3) sentence 2 GDPR).',
    ),
  };
  return [
    p(done[right]),
    ...(right === 'erasure' && kept.length > 0
      ? [
          p(
            say(
              'Folgendes müssen wir nach dem Gesetz noch aufbewahren (Art. 17 Abs. 3 Buchst. b, e DSGVO). Es ist gesperrt, wird für nichts anderes verwendet und danach von selbst gelöscht:',
              'The following we must keep by law (Art. 17 (3) b, e GDPR). It is blocked, used for nothing else and then erased by itself:',
            ),
          ),
          { block: 'list' as const, ordered: false, items: kept },
        ]
      : []),
    ...(told.length > 0
      ? [
          p(
            say(
              `Davon unterrichtet haben wir, wem Ihre Daten offengelegt worden waren (Art. 19 DSGVO): ${told.join(', ')}.`,
              `We have informed those to whom your data had been disclosed (Art. 19 GDPR): ${told.join(', ')}.`,
            ),
          ),
        ]
      : []),
  ];
}

/** An objection that was recorded and weighed, and did not succeed (Art. 21 (1) sentence 2 GDPR). */
const overridden = (purpose: string, reason: string, say: Say): readonly Block[] => [
  p(
    say(
      `Wir haben Ihre Gründe gegen unsere abgewogen. Für diesen Zweck sprechen zwingende schutzwürdige Gründe, die überwiegen, oder Rechtsansprüche (Art. 21 Abs. 1 Satz 2 DSGVO): ${purpose}. Ihrem Widerspruch können wir deshalb nicht folgen.`,
      `We have weighed your reasons against ours. There are compelling legitimate grounds that prevail, or legal claims, for this purpose (Art. 21 (1) sentence 2 GDPR): ${purpose}. We therefore cannot follow your objection.`,
    ),
  ),
  p(reason),
  p(
    say(
      'Bis heute waren Ihre Daten eingeschränkt. Diese Einschränkung heben wir mit diesem Schreiben auf (Art. 18 Abs. 3 DSGVO).',
      'Until today your data was restricted. We lift that restriction with this letter (Art. 18 (3) GDPR).',
    ),
  ),
];

function refusal({ ground, reason, purpose }: LetterMatter, say: Say): readonly Block[] {
  if (purpose !== null) return overridden(purpose.title, reason, say);
  const law = refusalGrounds[(ground ?? 'conditions-missing') as RefusalGround];
  return [
    p(
      say(
        `Wir können Ihrem Antrag nicht entsprechen (${law}).`,
        `We cannot comply with your request (${english(law)}).`,
      ),
    ),
    p(reason),
  ];
}

const english = (law: string): string =>
  law
    .replace(/Abs\. (\d+)/g, '($1)')
    .replace(/Satz/g, 'sentence')
    .replace(/Buchst\. /g, '')
    .replace(' bis ', ' to ')
    .replace('DSGVO', 'GDPR');

/** Complaint and court, which a refusal must name (Art. 12 (4)) and every answer may. */
function remedies(
  { controller: { authority } }: PaperSource,
  say: Say,
  isRefusal: boolean,
): readonly Block[] {
  const office =
    authority === null
      ? say(
          'der Datenschutzaufsichtsbehörde Ihres Bundeslandes',
          'the data protection authority of your federal state',
        )
      : [
          authority.name,
          authority.street,
          `${authority.postcode} ${authority.city}`.trim(),
          authority.website,
        ]
          .filter((each) => each !== '')
          .join(', ');
  return [
    p(
      say(
        `Sind Sie nicht einverstanden, können Sie sich bei einer Aufsichtsbehörde beschweren (Art. 77 DSGVO), zum Beispiel hier: ${office}.`,
        `If you do not agree you can complain to a supervisory authority (Art. 77 GDPR), for example: ${office}.`,
      ),
    ),
    ...(isRefusal
      ? [
          p(
            say(
              'Außerdem können Sie vor Gericht gegen uns vorgehen (Art. 79 DSGVO, § 44 BDSG).',
              'You can also take us to court (Art. 79 GDPR, section 44 BDSG).',
            ),
          ),
        ]
      : []),
  ];
}

/** What became of the request itself: it is personal data as well (Art. 15 (3) GDPR). */
const aboutRequest = ({ text }: LetterMatter, say: Say): readonly Block[] => [
  p(
    say(
      'Ihren Antrag mit Name, Anschrift und Text löschen wir mit dieser Antwort. Es bleibt ein Beleg ohne Inhalt und ohne Ihren Namen: Nummer, Recht, Tage und Ergebnis.',
      'We erase your request with name, address and text with this answer. What stays is a receipt without content and without your name: number, right, days and result.',
    ),
  ),
  ...(text === '' ? [] : [p(say(`Ihr Antrag lautete: „${text}“`, `Your request read: “${text}”`))]),
];
