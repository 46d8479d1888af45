import { bullets, heading, missing, note, paragraph } from './blocks.ts';
import { addressLine } from './describe-controller.ts';
import type { Block, Paper } from './paper.ts';
import { hostName, kindsFor, purposesOf, recipientsInUse } from './scope.ts';
import type { PaperSource } from './source.ts';
import { type Voice, voiceOf } from './voice.ts';

/**
 * The information sheet for customers, one page to lay out at the counter: who, what for, who receives it, how long, which rights
 * (Art. 12 (1), 13 GDPR). It is the first layer; the full notice is named for the rest.
 */
export function informationSheet(source: PaperSource): Paper {
  const voice = voiceOf(source.language);
  const { say, of, and } = voice;
  const purposes = purposesOf(kindsFor(source, 'customers'));
  return {
    id: 'information-sheet',
    language: source.language,
    title: say('Kundeninformation zum Datenschutz', 'Customer information on data protection'),
    publisher: source.controller.company.name,
    blocks: [
      heading(2, say('Wer wir sind', 'Who we are'), 'controller'),
      ...contactBlocks(source, voice),
      heading(2, say('Wozu wir Ihre Daten nutzen', 'What we use your data for'), 'purposes'),
      bullets(purposes.map(({ title }) => of(title))),
      heading(2, say('Wer sie bekommt', 'Who receives it'), 'recipients'),
      paragraph(recipientSentence(source, voice)),
      heading(2, say('Wie lange wir sie behalten', 'How long we keep it'), 'storage'),
      paragraph(
        say(
          'Nur so lange, wie der Zweck oder ein Gesetz es verlangt. Für jede Datenart steht die Regel in den vollständigen Datenschutzhinweisen; das System löscht danach von selbst.',
          'Only as long as its purpose or a law demands. The rule for each kind of data is in the full privacy notice; the system deletes by it of itself.',
        ),
      ),
      heading(2, say('Sie entscheiden', 'You decide'), 'consents'),
      paragraph(
        say(
          `Nur mit Ihrer Einwilligung, jede für sich und keine voreingestellt: ${and([...source.register.consents.values()].map(({ title }) => of(title)))}. Jede können Sie jederzeit für die Zukunft widerrufen, so einfach, wie Sie sie gegeben haben.`,
          `Only with your consent, each by itself and none set by default: ${and([...source.register.consents.values()].map(({ title }) => of(title)))}. You can withdraw each at any time for the future, as easily as you gave it.`,
        ),
      ),
      heading(2, say('Ihre Rechte', 'Your rights'), 'rights'),
      ...rightsBlocks(source, voice),
    ],
  };
}

/** The company in one line, or the question for it. */
export function companyLine({ controller: { company } }: PaperSource, { say }: Voice): Block {
  const reach = [addressLine(company), company.phone, company.email].filter((each) => each !== '');
  return company.name === '' || reach.length === 0
    ? missing('company', say('Name und Anschrift des Unternehmens', 'Name and address of the company'))
    : paragraph([{ text: company.name, strong: true }, `, ${reach.join(', ')}`]);
}

/** Only what is there; what is missing is asked for once, and the full notice asks for the rest. */
function contactBlocks(source: PaperSource, voice: Voice): readonly Block[] {
  const { say } = voice;
  const { representative, officer } = source.controller;
  const officerReach =
    officer === null || officer === 'none-required'
      ? ''
      : [officer.name, officer.email, officer.phone].filter((each) => each !== '').join(', ');
  return [
    companyLine(source, voice),
    ...(representative === null
      ? []
      : [paragraph(say(`Vertreten durch ${representative}`, `Represented by ${representative}`))]),
    ...(officer === null
      ? [missing('officer', say('Datenschutzbeauftragte Person', 'Data protection officer'))]
      : []),
    ...(officerReach === ''
      ? []
      : [
          paragraph(
            say(`Fragen zum Datenschutz: ${officerReach}`, `Questions on data protection: ${officerReach}`),
          ),
        ]),
  ];
}

function recipientSentence(source: PaperSource, { say, of, and }: Voice): string {
  const host = hostName(source);
  const names = [
    ...recipientsInUse(source).map(({ title, company }) =>
      company === null ? of(title) : `${of(title)} (${company.name})`,
    ),
    ...(host === null ? [] : [host]),
  ];
  return names.length === 0
    ? say('Niemand außerhalb unseres Unternehmens.', 'Nobody outside our company.')
    : say(`Außerhalb unseres Unternehmens: ${and(names)}.`, `Outside our company: ${and(names)}.`);
}

function rightsBlocks({ controller: { authority } }: PaperSource, { say }: Voice): readonly Block[] {
  return [
    paragraph(
      say(
        'Auskunft mit Kopie, Berichtigung, Löschung, Einschränkung, Herausgabe in einem gängigen Format (Art. 15 bis 18 und 20 DSGVO). Ein Wort an der Kasse oder ein Brief genügt; wir prüfen, ob wirklich Sie es sind, und antworten innerhalb eines Monats.',
        'Access with a copy, rectification, erasure, restriction, your data in a common format (Art. 15 to 18 and 20 GDPR). A word at the counter or a letter is enough; we check that it is really you and answer within one month.',
      ),
    ),
    note('info', [
      {
        text: say(
          'Sie können der Verarbeitung aus berechtigtem Interesse widersprechen, und der Werbung jederzeit ohne Gründe (Art. 21 DSGVO).',
          'You can object to processing out of a legitimate interest, and to advertising at any time without grounds (Art. 21 GDPR).',
        ),
        strong: true,
      },
    ]),
    authority === null
      ? missing(
          'authority',
          say('Aufsichtsbehörde, bei der man sich beschweren kann', 'Supervisory authority for complaints'),
        )
      : paragraph(
          say(
            `Beschwerde: bei jeder Datenschutz-Aufsichtsbehörde, für uns zuständig ist ${authority.name} (Art. 77 DSGVO).`,
            `Complaint: to any data protection authority; in charge of us is ${authority.name} (Art. 77 GDPR).`,
          ),
        ),
    paragraph(
      say(
        'Die vollständigen Datenschutzhinweise geben wir Ihnen auf Wunsch.',
        'We give you the full privacy notice on request.',
      ),
    ),
  ];
}
