import type { AnyKind, DeletionRule, PlainColumn, Purpose } from '../declare/index.ts';
import { demandsOn } from '../rights/plan-erasure.ts';
import { facts, heading } from './blocks.ts';
import { citeAs, citeBasis } from './cite.ts';
import { classOf, describePeriod } from './describe-storage.ts';
import type { Block } from './paper.ts';
import { anchorOf } from './scope.ts';
import type { PaperSource } from './source.ts';
import type { Voice } from './voice.ts';

/** Every kind with its one rule, its class, its reason and what is left of it. */
export const deletionRules = (source: PaperSource, voice: Voice): readonly Block[] => [
  heading(1, voice.say('Löschregeln', 'Deletion rules'), 'rules'),
  ...[...source.register.kinds.values()].flatMap((kind) => ruleBlocks(kind, source, voice)),
];

function ruleBlocks(kind: AnyKind, source: PaperSource, voice: Voice): readonly Block[] {
  const { say, of, and, language } = voice;
  const { deletion } = kind;
  const { id, title } = classOf(kind, source);
  const purposes = kind.purposes as readonly Purpose[];
  return [
    heading(2, of(kind.title), anchorOf('kind', kind.id)),
    facts([
      [say('Betroffene Personen', 'Data subjects'), of(kind.persons.title)],
      [
        say('Zwecke', 'Purposes'),
        and(purposes.map((each) => `${of(each.title)} (${citeBasis(each.basis, language)})`)),
      ],
      [say('Löschregel', 'Deletion rule'), describePeriod(kind, source, voice)],
      [say('Löschklasse', 'Deletion class'), `${id}: ${of(title)}`],
      [say('Begründung', 'Reason'), of(deletion.reason)],
      [
        say('Auf Verlangen der Person (Art. 17 DSGVO)', 'At the person’s request (Art. 17 GDPR)'),
        onRequest(kind, voice),
      ],
      [say('Was gemeinsam gelöscht wird', 'What is deleted together'), together(deletion, voice)],
      [say('Was danach bleibt', 'What is left'), remains(kind, voice)],
    ]),
  ];
}

/** What an erasure at the person's request does to the kind, by the function that then decides it. */
function onRequest(kind: AnyKind, { say, language }: Voice): string | null {
  // Whoever only called is not known, and a company has no rights of a person.
  const { standing } = kind.persons;
  if (standing === 'no-person' || standing === 'caller') return null;
  const laws = [...new Set(demandsOn(kind).map(({ statute }) => citeAs(statute.law, language)))].join('; ');
  if (laws !== '') {
    return say(
      `wird eingeschränkt und bleibt bis zum Ende der Frist (${laws})`,
      `is restricted and stays until the period ends (${laws})`,
    );
  }
  return kind.deletion.how === 'erase'
    ? say('wird sofort gelöscht', 'is erased at once')
    : say('wird sofort anonymisiert', 'is made anonymous at once');
}

const together = ({ per }: DeletionRule, { say }: Voice): string =>
  ({
    record: say(
      'jeder Datensatz für sich, mit eigenem Schlüssel',
      'each record on its own, with a key of its own',
    ),
    person: say(
      'alle Datensätze dieser Art einer Person, mit einem gemeinsamen Schlüssel',
      'all records of this kind of one person, with one common key',
    ),
    year: say(
      'alle Datensätze dieser Art einer Person und eines Kalenderjahres, mit einem gemeinsamen Schlüssel',
      'all records of this kind of one person and calendar year, with one common key',
    ),
  })[per];

function remains(kind: AnyKind, { say, of }: Voice): string {
  if (kind.deletion.how === 'erase') return say('nichts', 'nothing');
  const kept = Object.values<PlainColumn>(kind.plain).filter(({ afterlife }) => afterlife === 'keep');
  const names = kept.map(({ title }) => of(title)).join(', ');
  return say(
    `ohne Bezug zu einer Person: ${names || 'die Zahl der Datensätze'}`,
    `with no link to a person: ${names || 'the number of records'}`,
  );
}
