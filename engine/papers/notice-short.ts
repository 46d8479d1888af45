import { bullets, facts, heading, paragraph } from './blocks.ts';
import { describeBasis } from './cite.ts';
import { authorityBlocks, controllerBlocks, officerBlocks } from './describe-controller.ts';
import { describePeriod, describeReason } from './describe-storage.ts';
import { thirdCountryBlocks } from './notice-recipients.ts';
import type { Block, Line, Paper } from './paper.ts';
import { hostName, kindsFor, purposesOf, recipientsInUse } from './scope.ts';
import type { PaperSource } from './source.ts';
import { type Voice, voiceOf } from './voice.ts';

/**
 * The first layer of the privacy notice: one page for whoever stands at the counter (WP 260 rev. 01, no. 36: who, what for, which
 * rights, and what could surprise). It speaks of customers only and names the full notice for the rest.
 */
export function shortNotice(source: PaperSource): Paper {
  const voice = voiceOf(source.language);
  const { say } = voice;
  return {
    id: 'notice-short',
    language: source.language,
    title: say('Datenschutz in Kürze', 'Privacy in brief'),
    publisher: source.controller.company.name,
    blocks: [
      heading(1, say('Wer verantwortlich ist', 'Who is responsible'), 'controller'),
      ...controllerBlocks(source, voice),
      ...officerBlocks(source, voice),
      heading(1, say('Wozu wir Ihre Daten verwenden', 'What we use your data for'), 'purposes'),
      bullets(purposeLines(source, voice)),
      heading(1, say('Wer sie bekommt', 'Who receives it'), 'recipients'),
      ...recipientBlocks(source, voice),
      heading(1, say('Wie lange wir sie behalten', 'How long we keep it'), 'storage'),
      ...storageBlocks(source, voice),
      heading(1, say('Ihre Rechte', 'Your rights'), 'rights'),
      ...rightsBlocks(source, voice),
      ...authorityBlocks(source.controller.authority, voice),
      paragraph(
        say(
          'Die vollständigen Datenschutzhinweise mit jeder einzelnen Angabe geben wir Ihnen auf Wunsch.',
          'We give you the full privacy notice with every single detail on request.',
        ),
      ),
    ],
  };
}

const purposeLines = (source: PaperSource, voice: Voice): readonly Line[] =>
  purposesOf(kindsFor(source, 'customers')).map((purpose) => [
    { text: `${voice.of(purpose.title)}.`, strong: true },
    ` ${describeBasis(purpose.basis, voice)}.`,
  ]);

function recipientBlocks(source: PaperSource, voice: Voice): readonly Block[] {
  const { say, of } = voice;
  const inUse = recipientsInUse(source);
  const host = hostName(source);
  const lines: readonly Line[] = [
    ...inUse.map(
      (each): Line => [
        { text: of(each.title), strong: true },
        each.company === null ? '' : ` (${each.company.name})`,
        `: ${of(each.receives)}`,
      ],
    ),
    ...(host === null ? [] : [say(`${host} als Betreiber des Servers`, `${host}, who runs the server`)]),
  ];
  return [
    lines.length === 0
      ? paragraph(say('Niemand außerhalb unseres Unternehmens.', 'Nobody outside our company.'))
      : bullets(lines),
    ...thirdCountryBlocks(source, voice),
  ];
}

/** The reason of each rule is its shortest true account; kinds that share one are told together. */
function storageBlocks(source: PaperSource, voice: Voice): readonly Block[] {
  const accounts = Map.groupBy(
    kindsFor(source, 'customers'),
    (kind) => describeReason(kind, source, voice) ?? describePeriod(kind, source, voice),
  );
  return [
    facts(
      [...accounts].map(([account, kinds]) => [
        kinds.map((kind) => voice.of(kind.title)).join('; '),
        account,
      ]),
    ),
  ];
}

function rightsBlocks({ register }: PaperSource, { say }: Voice): readonly Block[] {
  return [
    paragraph(
      say(
        'Sie können Auskunft mit einer Kopie Ihrer Daten verlangen, Berichtigung, Löschung, Einschränkung und die Herausgabe in einem gängigen Format (Art. 15 bis 18 und 20 DSGVO).',
        'You can ask for access with a copy of your data, rectification, erasure, restriction, and for your data in a common format (Art. 15 to 18 and 20 GDPR).',
      ),
    ),
    paragraph([
      {
        text: say(
          'Sie können Verarbeitungen aus berechtigtem Interesse widersprechen, und der Werbung jederzeit ohne Gründe (Art. 21 DSGVO).',
          'You can object to processing out of a legitimate interest, and to advertising at any time without grounds (Art. 21 GDPR).',
        ),
        strong: true,
      },
    ]),
    ...(register.consents.size === 0
      ? []
      : [
          paragraph([
            {
              text: say(
                'Jede Einwilligung können Sie jederzeit für die Zukunft widerrufen, so einfach, wie Sie sie gegeben haben (Art. 7 Abs. 3 DSGVO).',
                'You can withdraw each consent at any time for the future, as easily as you gave it (Art. 7 (3) GDPR).',
              ),
              strong: true,
            },
          ]),
        ]),
    paragraph(
      say(
        'Beschweren können Sie sich bei der Aufsichtsbehörde (Art. 77 DSGVO):',
        'You can complain to the supervisory authority (Art. 77 GDPR):',
      ),
    ),
  ];
}
