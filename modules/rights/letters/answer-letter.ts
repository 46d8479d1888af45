import type { Block, Paper, PaperSource } from '@redlich/engine';
import { dayText, letter, paragraph as p, rightName, type Say } from './frame.ts';
import { fulfilment } from './fulfilment.ts';
import type { LetterMatter } from './letter-matter.ts';
import { refusal } from './refusal.ts';

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
