import { heading, missing, note, paragraph } from './blocks.ts';
import { companyLine } from './information-sheet.ts';
import { wordingOf } from './notice-consents.ts';
import type { Block, Paper } from './paper.ts';
import { anchorOf } from './scope.ts';
import type { PaperSource } from './source.ts';
import { type Voice, voiceOf } from './voice.ts';

/**
 * The form to sign at the counter (Art. 6 (1) a, Art. 7 GDPR): each declared consent with the wording in force and its version, an
 * empty box each, the right of withdrawal before the signature. Nothing is ticked beforehand.
 */
export function consentForm(source: PaperSource): Paper {
  const voice = voiceOf(source.language);
  const { say } = voice;
  return {
    id: 'consent-form',
    language: source.language,
    title: say('Einwilligungen', 'Consents'),
    publisher: source.controller.company.name,
    blocks: [
      paragraph(
        say(
          'Bitte kreuzen Sie nur an, was Sie möchten. Jede Einwilligung ist freiwillig und steht für sich. Sie können auch keine erteilen und trotzdem bestellen und kaufen.',
          'Please tick only what you want. Each consent is voluntary and stands by itself. You may give none and still order and buy.',
        ),
      ),
      companyLine(source, voice),
      ...consentChoices(source, voice),
      ...withdrawalBlocks(source, voice),
      heading(1, say('Unterschrift', 'Signature'), 'signature'),
      { block: 'signature', lines: signatureLines(voice) },
    ],
  };
}

/** Each consent with its wording and an empty box. */
export function consentChoices(source: PaperSource, { say, of }: Voice): readonly Block[] {
  return [...source.register.consents.values()].flatMap((consent): readonly Block[] => {
    const { version, text } = wordingOf(consent, source);
    return [
      heading(2, of(consent.title), anchorOf('consent', consent.id)),
      {
        block: 'choice',
        text: [of(text), say(` (Fassung ${version})`, ` (version ${version})`)],
      },
    ];
  });
}

/** Art. 7 (3) sentence 3: told before the consent is given. */
function withdrawalBlocks(source: PaperSource, voice: Voice): readonly Block[] {
  const { say, of } = voice;
  const ways = [...new Set([...source.register.consents.values()].map(({ withdrawal }) => of(withdrawal)))];
  return [
    heading(1, say('Ihr Recht zum Widerruf', 'Your right to withdraw'), 'withdrawal'),
    ...ways.map((way) => note('info', way)),
    paragraph(
      say(
        'Die Datenschutzhinweise mit allen Einzelheiten (Art. 13 DSGVO) geben wir Ihnen dazu. Das unterschriebene Blatt bewahren wir als Nachweis auf (Art. 7 Abs. 1 DSGVO).',
        'We give you the privacy notice with all details (Art. 13 GDPR) with this form. We keep the signed sheet as evidence (Art. 7 (1) GDPR).',
      ),
    ),
    complaintBlock(source, voice),
  ];
}

/** One line, so that the form stays on one sheet; the notice has the addresses. */
function complaintBlock({ controller: { authority } }: PaperSource, { say }: Voice): Block {
  return authority === null
    ? missing(
        'authority',
        say('Aufsichtsbehörde, bei der man sich beschweren kann', 'Supervisory authority for complaints'),
      )
    : paragraph(
        say(
          `Beschweren können Sie sich bei jeder Datenschutz-Aufsichtsbehörde; für uns zuständig ist ${authority.name} (Art. 77 DSGVO).`,
          `You can complain to any data protection authority; in charge of us is ${authority.name} (Art. 77 GDPR).`,
        ),
      );
}

const signatureLines = ({ say }: Voice): readonly string[] => [
  say('Name in Druckbuchstaben', 'Name in block letters'),
  say('Kundennummer (vom Geschäft)', 'Customer number (by the shop)'),
  say('Ort und Datum', 'Place and date'),
  say('Unterschrift', 'Signature'),
];
