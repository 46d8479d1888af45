import type { AnyKind, Provision, Purpose } from '../declare/index.ts';
import { bullets, facts, heading, paragraph } from './blocks.ts';
import { describeBasis } from './cite.ts';
import { describeData } from './data-categories.ts';
import { describePeriod, describeReason } from './describe-storage.ts';
import { recipientsTitle as title } from './notice-recipients.ts';
import type { Block, Line } from './paper.ts';
import { anchorOf, hostName, type Part, recipientsOf } from './scope.ts';
import type { PaperSource } from './source.ts';
import type { Voice } from './voice.ts';

/** One activity as the persons it concerns read it: what for, on which basis, which data, for how long, who gets it. */
export const noticePart = (part: Part, source: PaperSource, voice: Voice): readonly Block[] => [
  ...partBody(part, source, voice),
  ...closing(part, source, voice),
];

/** The same without what only concerns somebody who could be asked for the data. */
export const partBody = (part: Part, source: PaperSource, voice: Voice): readonly Block[] => [
  heading(2, voice.of(part.activity.title), anchorOf('activity', part.activity.id, part.persons.id)),
  paragraph(voice.of(part.activity.description)),
  ...purposesAndKinds(part, source, voice),
];

/** What for and on which basis, then each kind. */
export function purposesAndKinds(part: Part, source: PaperSource, voice: Voice): readonly Block[] {
  const { say } = voice;
  const { kinds, purposes } = part;
  return [
    paragraph([{ text: say('Wozu und auf welcher Grundlage', 'What for and on which basis'), strong: true }]),
    bullets(purposes.map((purpose) => purposeLine(purpose, kinds, voice))),
    ...kinds.flatMap((kind, index) => kindBlocks(kind, kinds.slice(0, index), source, voice)),
  ];
}

/** What concerns the activity as a whole stands after its kinds, under a heading of its own so that it is nobody's appendix. */
function closing({ activity, persons }: Part, source: PaperSource, voice: Voice): readonly Block[] {
  const { say, of } = voice;
  return [
    heading(
      3,
      say('Empfänger und Pflicht zur Angabe', 'Recipients and duty to provide'),
      `${anchorOf('activity', activity.id, persons.id)}-terms`,
    ),
    facts([
      [say('Wer die Daten bekommt', 'Who receives the data'), recipientsLine(source, activity, voice)],
      [
        say('Müssen Sie die Daten angeben?', 'Do you have to provide the data?'),
        `${required(activity.provision.required, voice)} ${of(activity.provision.without)}`,
      ],
      [
        say('Automatische Entscheidungen', 'Automated decisions'),
        activity.automatedDecision === 'none' ? null : of(activity.automatedDecision),
      ],
    ]),
  ];
}

/** A purpose with its basis, and the kinds it is for where these are not all. */
function purposeLine(purpose: Purpose, kinds: readonly AnyKind[], voice: Voice): Line {
  const { say, of, and } = voice;
  const concerned = kinds.filter((kind) => (kind.purposes as readonly Purpose[]).includes(purpose));
  const only =
    concerned.length === kinds.length
      ? ''
      : say(
          ` Betrifft: ${and(concerned.map((kind) => kind.title.de))}.`,
          ` Concerns: ${and(concerned.map((kind) => kind.title.en))}.`,
        );
  return [{ text: `${of(purpose.title)}.`, strong: true }, ` ${describeBasis(purpose.basis, voice)}.${only}`];
}

function kindBlocks(
  kind: AnyKind,
  before: readonly AnyKind[],
  source: PaperSource,
  voice: Voice,
): readonly Block[] {
  const { say, of, language } = voice;
  const like = before.find((each) => each.deletion === kind.deletion && each.events === kind.events);
  return [
    heading(3, of(kind.title), anchorOf('kind', kind.id)),
    facts([
      [say('Welche Daten', 'Which data'), describeData(kind, language)],
      [say('Woher', 'Where from'), `${of(kind.origin)}.`],
      [
        say('Wie lange', 'How long'),
        like === undefined
          ? describePeriod(kind, source, voice)
          : say(`Ebenso lange wie „${like.title.de}“.`, `As long as “${like.title.en}”.`),
      ],
      [say('Warum so lange', 'Why so long'), like === undefined ? describeReason(kind, source, voice) : null],
    ]),
  ];
}

function recipientsLine(source: PaperSource, activity: Part['activity'], voice: Voice): string {
  const { say, of, and } = voice;
  const inUse = recipientsOf(source, activity).filter((each) => each.inUse);
  const host = hostName(source);
  const names = [
    ...inUse.map((each) => of(each.title)),
    ...(host === null ? [] : [say(`${host} als Betreiber des Servers`, `${host}, who runs the server`)]),
  ];
  if (names.length === 0)
    return say('Niemand außerhalb unseres Unternehmens.', 'Nobody outside our company.');
  return say(`${and(names)}; siehe „${title.de}“.`, `${and(names)}; see “${title.en}”.`);
}

const required = (duty: Provision['required'], { say }: Voice): string =>
  ({
    no: say('Nein.', 'No.'),
    'for-contract': say(
      'Zum Teil: Kein Gesetz verlangt es, für den Vertrag ist aber einiges erforderlich.',
      'In part: no law demands it, but some of it is needed for the contract.',
    ),
    'by-law': say('Ja, ein Gesetz verlangt es.', 'Yes, a law demands it.'),
  })[duty];
