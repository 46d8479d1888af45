import { bullets, facts, heading, missing, paragraph } from '../../papers/blocks.ts';
import type { Block } from '../../papers/paper.ts';
import type { PaperSource } from '../../papers/source.ts';
import type { Voice } from '../../papers/voice.ts';

/** The person's rights (Art. 15 (1) e GDPR) in one language. */
export const rightsOf = (language: PaperSource['language']): readonly string[] =>
  language === 'de'
    ? [
        'Berichtigung unrichtiger und Vervollständigung unvollständiger Daten (Art. 16 DSGVO)',
        'Löschung, soweit nicht ein Gesetz die Aufbewahrung verlangt (Art. 17 DSGVO)',
        'Einschränkung der Verarbeitung (Art. 18 DSGVO)',
        'Herausgabe der von Ihnen bereitgestellten Daten in einem gängigen, maschinenlesbaren Format (Art. 20 DSGVO)',
        'Widerspruch gegen die Verarbeitung aufgrund berechtigter Interessen aus Gründen Ihrer besonderen Situation, gegen Direktwerbung jederzeit und ohne Grund (Art. 21 DSGVO)',
        'Widerruf jeder Einwilligung mit Wirkung für die Zukunft (Art. 7 Abs. 3 DSGVO)',
      ]
    : [
        'Rectification of inaccurate and completion of incomplete data (Art. 16 GDPR)',
        'Erasure, as far as no law demands that the data is kept (Art. 17 GDPR)',
        'Restriction of processing (Art. 18 GDPR)',
        'The data you provided in a common, machine-readable format (Art. 20 GDPR)',
        'Objection to processing on legitimate interests for reasons of your particular situation, to direct marketing at any time and without a reason (Art. 21 GDPR)',
        'Withdrawal of any consent for the future (Art. 7 (3) GDPR)',
      ];

/** Rights, and the authority to complain to (Art. 15 (1) e, f). An authority nobody entered is asked for. */
export function rightsBlocks(
  { controller: { authority } }: PaperSource,
  { say, language }: Voice,
): readonly Block[] {
  const lead = say(
    'Sie können sich jederzeit bei einer Datenschutz-Aufsichtsbehörde beschweren (Art. 77 DSGVO), insbesondere an Ihrem Aufenthaltsort, Ihrem Arbeitsplatz oder dem Ort des mutmaßlichen Verstoßes.',
    'You can complain to a data protection supervisory authority at any time (Art. 77 GDPR), in particular where you live, where you work or where the alleged infringement happened.',
  );
  return [
    heading(2, say('Ihre Rechte', 'Your rights'), 'rights'),
    paragraph(say('Sie haben das Recht auf:', 'You have the right to:')),
    bullets(rightsOf(language)),
    paragraph(lead),
    authority === null
      ? missing('authority', say('Zuständige Aufsichtsbehörde', 'Competent supervisory authority'))
      : facts([
          [
            say('Für uns zuständig', 'Competent for us'),
            [
              authority.name,
              authority.street,
              `${authority.postcode} ${authority.city}`.trim(),
              authority.email,
              authority.website,
            ]
              .filter((part) => part !== '')
              .join(', '),
          ],
        ]),
  ];
}
