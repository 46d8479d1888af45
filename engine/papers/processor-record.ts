import { bullets, facts, heading, missing, note, paragraph } from './blocks.ts';
import { addressLine, controllerSection, hostingBlocks } from './describe-controller.ts';
import { recipientTable, thirdCountryBlocks } from './notice-recipients.ts';
import type { Block, Paper } from './paper.ts';
import { recipientsInUse } from './scope.ts';
import type { HostedController, PaperSource } from './source.ts';
import { type Voice, voiceOf } from './voice.ts';

/**
 * The record of processing carried out on behalf of others (Art. 30 (2) GDPR). A company that processes data for nobody else needs
 * none, and the paper then says just that.
 */
export function processorRecord(source: PaperSource): Paper {
  const voice = voiceOf(source.language);
  const { say } = voice;
  return {
    id: 'processor-record',
    language: source.language,
    title: say(
      'Verzeichnis der Verarbeitungen im Auftrag',
      'Record of processing carried out on behalf of controllers',
    ),
    publisher: source.controller.company.name,
    blocks:
      source.hostedFor.length === 0
        ? [
            paragraph(
              say(
                `${source.controller.company.name} verarbeitet mit diesem System Daten nur in eigener Verantwortung und für niemanden sonst. Ein Verzeichnis nach Art. 30 Abs. 2 DSGVO ist dafür nicht zu führen.`,
                `${source.controller.company.name} processes data with this system only as a controller of its own and for nobody else. No record under Art. 30 (2) GDPR has to be kept for it.`,
              ),
            ),
          ]
        : recordBlocks(source, voice),
  };
}

function recordBlocks(source: PaperSource, voice: Voice): readonly Block[] {
  const { say } = voice;
  const processors = recipientsInUse(source).filter(({ role }) => role === 'processor');
  return [
    paragraph(
      say(
        'Verzeichnis des Auftragsverarbeiters nach Art. 30 Abs. 2 DSGVO.',
        'Record of the processor under Art. 30 (2) GDPR.',
      ),
    ),
    ...controllerSection(source, voice, say('Auftragsverarbeiter (Buchst. a)', 'Processor (point (a))')),
    ...hostingBlocks(source, voice),
    heading(
      1,
      say(
        'Verantwortliche und Verarbeitungen (Buchst. a und b)',
        'Controllers and processing (points (a) and (b))',
      ),
      'controllers',
    ),
    ...source.hostedFor.flatMap((each) => hostedBlocks(each, voice)),
    heading(1, say('Weitere Auftragsverarbeiter', 'Further processors'), 'processors'),
    processors.length === 0
      ? paragraph(say('Keine in Gebrauch.', 'None in use.'))
      : recipientTable(processors, voice),
    heading(1, say('Drittländer (Buchst. c)', 'Third countries (point (c))'), 'third-countries'),
    ...thirdCountryBlocks(source, voice),
    heading(1, say('Maßnahmen (Buchst. d)', 'Measures (point (d))'), 'measures'),
    paragraph(
      say(
        'Sie stehen in der Liste der Maßnahmen nach Art. 32 DSGVO. Die Daten jedes Verantwortlichen liegen in einer eigenen Datenbank mit eigenen Schlüsseln.',
        'They stand in the list of measures under Art. 32 GDPR. The data of each controller lies in a database of its own with keys of its own.',
      ),
    ),
  ];
}

function hostedBlocks(hosted: HostedController, voice: Voice): readonly Block[] {
  const { say, of, day } = voice;
  const { company, officer, representative, agreementOn, processing } = hosted;
  return [
    heading(2, company.name, `controller-${hosted.id.replaceAll('_', '-')}`),
    facts([
      [say('Anschrift', 'Address'), addressLine(company)],
      [say('Erreichbar', 'Contact'), [company.email, company.phone].filter((each) => each !== '').join(', ')],
      [say('Vertreten durch', 'Represented by'), representative],
      [
        say('Datenschutzbeauftragte Person', 'Data protection officer'),
        officer === null || officer === 'none-required'
          ? null
          : [officer.name, officer.email].filter((each) => each !== '').join(', '),
      ],
      [
        say('Vertrag nach Art. 28 Abs. 3 DSGVO vom', 'Agreement under Art. 28 (3) GDPR of'),
        agreementOn === null ? null : day(agreementOn),
      ],
    ]),
    ...(agreementOn === null
      ? [
          note(
            'warning',
            say(
              'Es ist kein Vertrag nach Art. 28 Abs. 3 DSGVO eingetragen. Ohne ihn darf nicht im Auftrag verarbeitet werden.',
              'No agreement under Art. 28 (3) GDPR is entered. Without it nothing may be processed on behalf.',
            ),
          ),
        ]
      : []),
    processing.length === 0
      ? missing(
          'hosted-for',
          say(
            `Kategorien der Verarbeitungen für ${company.name} (Art. 30 Abs. 2 Buchst. b DSGVO)`,
            `Categories of processing for ${company.name} (Art. 30 (2) (b) GDPR)`,
          ),
        )
      : bullets(processing.map((each) => of(each))),
  ];
}
