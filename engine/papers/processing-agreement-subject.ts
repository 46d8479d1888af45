import type { AnyKind } from '../declare/index.ts';
import { bullets, facts, heading } from './blocks.ts';
import { describeData } from './data-categories.ts';
import type { Block, Line } from './paper.ts';
import type { HostedController, KnownRecipient, PaperSource } from './source.ts';
import type { Voice } from './voice.ts';

/** On which side of the agreement the company stands, and the other party; `null` leaves it to be filled in by hand. */
export type AgreementParties =
  | { readonly company: 'controller'; readonly processor: KnownRecipient | null }
  | { readonly company: 'processor'; readonly controller: HostedController | null };

/** Annex 1: subject, duration, nature and purpose, kinds of data, categories of persons (Art. 28 (3), first sentence). */
export function subjectBlocks(
  source: PaperSource,
  parties: AgreementParties,
  voice: Voice,
): readonly Block[] {
  const { say } = voice;
  return [
    heading(1, say('Anlage 1: Gegenstand', 'Annex 1: Subject'), 'annex-subject'),
    ...(parties.company === 'controller'
      ? receivedBlocks(source, parties.processor, voice)
      : hostedBlocks(source, parties.controller, voice)),
    {
      block: 'signature',
      lines: [
        say('Beginn und Laufzeit, Kündigungsfrist', 'Beginning and term, notice period'),
        say('Weisungsberechtigt beim Verantwortlichen', 'Entitled to instruct at the controller'),
        say('Empfänger von Weisungen beim Auftragsverarbeiter', 'Receiver of instructions at the processor'),
      ],
    },
  ];
}

/** What a processor of this company receives. */
function receivedBlocks(
  { register }: PaperSource,
  processor: Extract<AgreementParties, { company: 'controller' }>['processor'],
  voice: Voice,
): readonly Block[] {
  const { say, of, and } = voice;
  if (processor === null) return [blankSubject(voice)];
  const activities = register.activities.filter(
    ({ id, recipients }) =>
      processor.activities.includes(id) || recipients.some((each) => each.id === processor.id),
  );
  const persons = new Map(
    activities.flatMap(({ kinds }) => kinds.map(({ persons }) => [persons.id, persons])),
  );
  return [
    facts([
      [say('Leistung', 'Service'), of(processor.title)],
      [say('Arten von Daten', 'Kinds of data'), of(processor.receives)],
      [say('Zweck', 'Purpose'), and(activities.map(({ title }) => of(title)))],
      [
        say('Kategorien von Personen', 'Categories of persons'),
        and([...persons.values()].map(({ title }) => of(title))),
      ],
      [
        say('Dauer', 'Duration'),
        say(
          'für die Dauer der Leistung, bis zur Löschung nach Nr. 8',
          'for the duration of the service, until erasure under no. 8',
        ),
      ],
    ]),
    ...(activities.length === 0 ? [blankSubject(voice)] : []),
  ];
}

/** What this company does for another: it runs this system, so the kinds are those the system can store. */
function hostedBlocks(
  { register }: PaperSource,
  controller: Extract<AgreementParties, { company: 'processor' }>['controller'],
  voice: Voice,
): readonly Block[] {
  const { say, of, and } = voice;
  const kinds = [...register.kinds.values()].filter(({ persons }) => persons.standing !== 'no-person');
  const persons = new Map(kinds.map((kind) => [kind.persons.id, kind.persons]));
  const processing = controller?.processing ?? [];
  return [
    facts([
      [
        say('Art und Zweck', 'Nature and purpose'),
        processing.length === 0
          ? say('Betrieb dieses Systems für den Verantwortlichen', 'Running this system for the controller')
          : and(processing.map(of)),
      ],
      [
        say('Kategorien von Personen', 'Categories of persons'),
        and([...persons.values()].map(({ title }) => of(title))),
      ],
      [
        say('Dauer', 'Duration'),
        say(
          'für die Dauer der Leistung, bis zur Löschung nach Nr. 8',
          'for the duration of the service, until erasure under no. 8',
        ),
      ],
    ]),
    heading(2, say('Arten von Daten', 'Kinds of data'), 'annex-data'),
    bullets(
      kinds.map(
        (kind: AnyKind): Line => [
          { text: `${of(kind.title)}: `, strong: true },
          describeData(kind, voice.language),
        ],
      ),
    ),
  ];
}

const blankSubject = ({ say }: Voice): Block => ({
  block: 'signature',
  lines: [
    say('Leistung, Art und Zweck', 'Service, nature and purpose'),
    say('Arten von Daten', 'Kinds of data'),
    say('Kategorien von Personen', 'Categories of persons'),
  ],
});
