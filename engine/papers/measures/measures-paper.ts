import { facts, heading, note, paragraph } from '../blocks.ts';
import { controllerSection, hostingBlocks } from '../describe-controller.ts';
import type { Block, Line, Paper } from '../paper.ts';
import type { PaperSource } from '../source.ts';
import { type Voice, voiceOf } from '../voice.ts';
import { blocksServedBy } from './answer-rows.ts';
import { catalogue } from './catalogue.ts';
import { both, type Measure, type ProtectionGoal } from './measure.ts';
import { type MeasureState, stateOf } from './measure-state.ts';
import { sdmSection } from './sdm-section.ts';
import { tasksSection } from './tasks-section.ts';

const goals: readonly (readonly [ProtectionGoal, ReturnType<typeof both>])[] = [
  ['confidentiality', both('Vertraulichkeit', 'Confidentiality')],
  ['integrity', both('Integrität', 'Integrity')],
  ['availability', both('Verfügbarkeit und Belastbarkeit', 'Availability and resilience')],
  ['minimisation', both('Datenminimierung', 'Data minimisation')],
  ['unlinkability', both('Nichtverkettung', 'Unlinkability')],
  ['transparency', both('Transparenz', 'Transparency')],
  ['intervenability', both('Intervenierbarkeit', 'Intervenability')],
];

/**
 * The technical and organisational measures (Art. 32 GDPR): what the program carries out, each with its live proof and the building
 * blocks of the Standard Data Protection Model it serves; what the owner answers for; and every row of the model with its answer.
 */
export function measures(source: PaperSource): Paper {
  const voice = voiceOf(source.language);
  const { say } = voice;
  return {
    id: 'measures',
    language: source.language,
    title: say('Technische und organisatorische Maßnahmen', 'Technical and organisational measures'),
    publisher: source.controller.company.name,
    blocks: [
      paragraph(
        say(
          'Maßnahmen nach Art. 32 DSGVO für das Kassen- und Kundensystem. Zu jeder Maßnahme, die das Programm selbst ausführt, steht ihr Nachweis: eine Zusage, die am laufenden System geprüft wird, oder ein Test, der bei jedem Bau des Programms läuft. Was nur Menschen tun können, beantwortet das Unternehmen. Was niemand tut, steht ebenfalls hier.',
          'Measures under Art. 32 GDPR for the till and customer system. Each measure the program itself carries out comes with its proof: a pledge checked on the running system, or a test run with every build of the program. What only people can do is answered by the company. What nobody does is said here as well.',
        ),
      ),
      ...controllerSection(source, voice, say('Verantwortlicher', 'Controller')),
      ...hostingBlocks(source, voice),
      ...programSection(source, voice),
      ...tasksSection(source, voice),
      ...sdmSection(source, voice),
    ],
  };
}

/** What the program carries out, by protection goal. */
function programSection(source: PaperSource, voice: Voice): readonly Block[] {
  const { say, of } = voice;
  return [
    heading(1, say('Was das Programm ausführt', 'What the program carries out'), 'program'),
    ...brokenNote(source, voice),
    ...goals.flatMap(([goal, title]) => [
      heading(2, of(title), `goal-${goal}`),
      ...catalogue
        .filter((measure) => measure.goal === goal)
        .flatMap((measure) => measureBlocks(measure, source, voice)),
    ]),
  ];
}

function brokenNote(source: PaperSource, { say, of, and }: Voice): readonly Block[] {
  const broken = catalogue.filter((measure) => stateOf(measure, source).state === 'broken');
  if (broken.length === 0) return [];
  return [
    note(
      'warning',
      say(
        `Derzeit nicht eingehalten: ${and(broken.map(({ title }) => of(title)))}.`,
        `Not kept at present: ${and(broken.map(({ title }) => of(title)))}.`,
      ),
    ),
  ];
}

function measureBlocks(measure: Measure, source: PaperSource, voice: Voice): readonly Block[] {
  const { say, of } = voice;
  const blocks = blocksServedBy(measure);
  return [
    heading(3, of(measure.title), `measure-${measure.id}`),
    paragraph(of(measure.does)),
    facts([
      [say('Nachweis', 'Proof'), proofLine(measure, stateOf(measure, source), voice)],
      [say('SDM-Bausteine', 'SDM building blocks'), blocks.join(', ')],
    ]),
  ];
}

function proofLine({ proof }: Measure, state: MeasureState, { say, of }: Voice): Line {
  if (proof.by === 'test')
    return say(
      `Test bei jedem Bau des Programms: „${proof.title}“ (${proof.file})`,
      `Test with every build of the program: “${proof.title}” (${proof.file})`,
    );
  const pledge = { text: proof.pledge, pledge: proof.pledge };
  switch (state.state) {
    case 'kept':
    case 'tested':
      return [say('Zusage ', 'Pledge '), pledge, say(': eingehalten', ': kept')];
    case 'broken':
      return [
        say('Zusage ', 'Pledge '),
        pledge,
        say(': derzeit NICHT eingehalten. ', ': at present NOT kept. '),
        ...state.pledges.filter((each) => each.state === 'broken').map(({ evidence }) => of(evidence)),
      ];
    case 'not-yet-provable':
      return [
        say('Zusage ', 'Pledge '),
        pledge,
        say(': noch nichts da, woran sie zu prüfen wäre', ': nothing there yet to check it by'),
      ];
    case 'absent':
      return [
        say('Zusage ', 'Pledge '),
        pledge,
        say(': in dieser Installation nicht vorhanden', ': not present in this installation'),
      ];
  }
}

/** The measures as an annex of a processing agreement: what the program carries out, then what the company itself does. */
export const measuresForAgreement = (source: PaperSource, voice: Voice): readonly Block[] =>
  [...programSection(source, voice), ...tasksSection(source, voice)].map((block) =>
    // The annex has a heading of its own, so the sections stand one step lower.
    block.block === 'heading' ? { ...block, level: block.level === 1 ? 2 : 3 } : block,
  );
