import { facts, heading, paragraph } from './blocks.ts';
import { addressLine, controllerSection } from './describe-controller.ts';
import type { Block, Paper } from './paper.ts';
import { furtherProcessors, measuresAnnex } from './processing-agreement-annexes.ts';
import { agreementClauses } from './processing-agreement-clauses.ts';
import { type AgreementParties, subjectBlocks } from './processing-agreement-subject.ts';
import type { PaperSource } from './source.ts';
import { type Voice, voiceOf } from './voice.ts';

/**
 * The agreement on processing on behalf of a controller (Auftragsverarbeitungsvertrag, Art. 28 (3) GDPR) with its annexes: subject,
 * duration, kinds of data and persons; measures; further processors. What nobody entered stays a line to fill in.
 *
 * @example
 * processingAgreement(source, { company: 'controller', processor: mailProvider })
 */
export function processingAgreement(source: PaperSource, parties: AgreementParties): Paper {
  const voice = voiceOf(source.language);
  const { say } = voice;
  return {
    id: `processing-agreement-as-${parties.company}`,
    language: source.language,
    title: say('Vereinbarung zur Auftragsverarbeitung', 'Data processing agreement'),
    publisher: source.controller.company.name,
    blocks: [
      paragraph(
        say(
          'Vereinbarung nach Art. 28 Abs. 3 DSGVO. Die Buchstaben in den Überschriften sind die des Art. 28 Abs. 3 Satz 2.',
          'Agreement under Art. 28 (3) GDPR. The points in the headings are those of Art. 28 (3), second sentence.',
        ),
      ),
      ...partiesBlocks(source, parties, voice),
      heading(1, say('1. Gegenstand und Dauer', '1. Subject and duration'), 'subject'),
      paragraph(
        say(
          'Gegenstand, Dauer, Art und Zweck der Verarbeitung, die Arten von Daten und die Kategorien von Personen stehen in Anlage 1. Der Verantwortliche bleibt für die Rechtmäßigkeit verantwortlich.',
          'Subject, duration, nature and purpose of the processing, the kinds of data and the categories of persons are in annex 1. The controller remains responsible for lawfulness.',
        ),
      ),
      ...agreementClauses(voice),
      ...signatures(voice),
      { block: 'page-break' },
      ...subjectBlocks(source, parties, voice),
      ...measuresAnnex(source, parties, voice),
      ...furtherProcessors(source, parties, voice),
    ],
  };
}

const signatures = ({ say }: Voice): readonly Block[] => [
  {
    block: 'signature',
    lines: [
      say('Ort, Datum', 'Place, date'),
      say('Für den Verantwortlichen', 'For the controller'),
      say('Für den Auftragsverarbeiter', 'For the processor'),
    ],
  },
];

function partiesBlocks(source: PaperSource, parties: AgreementParties, voice: Voice): readonly Block[] {
  const { say } = voice;
  const controllerTitle = say('Verantwortlicher', 'Controller');
  const processorTitle = say('Auftragsverarbeiter', 'Processor');
  const heads = { controller: controllerTitle, processor: processorTitle };
  const other = parties.company === 'controller' ? heads.processor : heads.controller;
  return [
    ...controllerSection(
      source,
      voice,
      parties.company === 'controller'
        ? controllerTitle
        : say('Auftragsverarbeiter (dieses Unternehmen)', 'Processor (this company)'),
    ).map((block) =>
      // The shared facts call the company the controller, which on this side it is not.
      parties.company === 'processor' && block.block === 'facts'
        ? {
            ...block,
            rows: block.rows.map((row) =>
              row.label === controllerTitle ? { ...row, label: processorTitle } : row,
            ),
          }
        : block,
    ),
    heading(1, other, 'other-party'),
    ...otherParty(parties, voice),
  ];
}

function otherParty(parties: AgreementParties, { say }: Voice): readonly Block[] {
  const blank: Block = {
    block: 'signature',
    lines: [
      say('Name und Rechtsform', 'Name and legal form'),
      say('Anschrift', 'Address'),
      say('Vertreten durch', 'Represented by'),
    ],
  };
  if (parties.company === 'controller') {
    const company = parties.processor?.company ?? null;
    if (company === null) return [blank];
    const place = [company.place, company.country].filter((each) => each !== '').join(', ');
    return [
      facts([
        [say('Auftragsverarbeiter', 'Processor'), company.name],
        [say('Sitz', 'Seat'), place],
      ]),
    ];
  }
  if (parties.controller === null) return [blank];
  const { company, representative } = parties.controller;
  return [
    facts([
      [say('Verantwortlicher', 'Controller'), company.name],
      [say('Anschrift', 'Address'), addressLine(company)],
      [say('E-Mail', 'E-mail'), company.email],
      [say('Vertreten durch', 'Represented by'), representative],
    ]),
  ];
}
