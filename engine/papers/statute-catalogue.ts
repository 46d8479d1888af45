import { partsOf, periodText } from '../clock/period-text.ts';
import { statutesOf } from '../clock/set-periods.ts';
import { statutes } from '../clock/statutes.ts';
import type { Period, Statute, StatuteVersion } from '../declare/index.ts';
import { heading, note, paragraph, table } from './blocks.ts';
import { citeAs } from './cite.ts';
import type { Block, Line } from './paper.ts';
import type { PaperSource } from './source.ts';
import type { Voice } from './voice.ts';

/** The statutory periods with law, versions and days of validity, who counts by them, and what the owner set instead. */
export function statuteCatalogue(source: PaperSource, voice: Voice): readonly Block[] {
  const { say } = voice;
  const known = allStatutes(source);
  return [
    heading(1, say('Gesetzliche Fristen', 'Statutory periods'), 'statutes'),
    paragraph(
      say(
        'Ändert sich ein Gesetz, gilt die neue Fassung für jede Frist, die noch nicht abgelaufen ist (Art. 97 § 19a EGAO). Keine Frist läuft ab, solange Unterlagen für eine noch offene Steuerfestsetzung von Bedeutung sind (§ 147 Abs. 3 AO); dafür setzt das Unternehmen eine Löschsperre.',
        'When a law changes, the new version applies to each period that has not run out (Art. 97 § 19a EGAO). No period ends while documents matter for a tax assessment that is still open (§ 147 (3) AO); for that the company sets a hold.',
      ),
    ),
    table(
      say('Katalog der gesetzlichen Fristen', 'Catalogue of statutory periods'),
      [
        [say('Unterlagen', 'Documents'), 3],
        [say('Vorschrift', 'Provision'), 4],
        [say('Frist', 'Period'), 2],
        [say('In Kraft', 'In force'), 2],
        [say('Quelle', 'Source'), 3],
        [say('Datenarten', 'Kinds of data'), 2],
      ],
      known.flatMap((statute) => statute.versions.map((version) => row(statute, version, source, voice))),
    ),
    ...known.flatMap((statute) => ownersPeriod(statute, source, voice)),
  ];
}

/** The catalogue, and what declarations name beyond it. */
function allStatutes({ register }: PaperSource): readonly Statute[] {
  const used = [...register.kinds.values()].flatMap((kind) => statutesOf(kind.deletion));
  return [...new Map([...statutes, ...used].map((each) => [each.id, each])).values()];
}

function row(
  statute: Statute,
  version: StatuteVersion,
  { register }: PaperSource,
  { say, of, day, language }: Voice,
): readonly Line[] {
  const counted =
    statute.runs === 'from-end-of-year'
      ? say('ab Ende des Kalenderjahres', 'from the end of the calendar year')
      : say('ab dem Ereignis', 'from the event');
  const until =
    version.until === undefined
      ? say(`seit ${day(version.from)}`, `since ${day(version.from)}`)
      : say(
          `${day(version.from)} bis ${day(version.until)}`,
          `${day(version.from)} to ${day(version.until)}`,
        );
  const kinds = [...register.kinds.values()].filter((kind) =>
    statutesOf(kind.deletion).some((each) => each.id === statute.id),
  );
  return [
    of(statute.title),
    citeAs(statute.law, language),
    `${of(periodText(version.period))} ${counted}`,
    until,
    of(version.source),
    kinds.map((kind) => of(kind.title)).join('; ') || say('zurzeit keine', 'none at present'),
  ];
}

function ownersPeriod(
  statute: Statute,
  { periodOf }: PaperSource,
  { say, of, language }: Voice,
): readonly Block[] {
  const set = periodOf(statute);
  if (set === undefined) return [];
  const law = (statute.versions.at(-1) ?? statute.versions[0]).period;
  const shorter = statute.nature === 'duty' && daysOf(set) < daysOf(law);
  const words = `${of(statute.title)}: ${of(periodText(set))} (${say('gesetzlich', 'by law')}: ${of(periodText(law))}, ${citeAs(statute.law, language)}).`;
  return [
    note(
      shorter ? 'warning' : 'info',
      shorter
        ? say(
            `Vom Unternehmen kürzer festgelegt, als das Gesetz verlangt: ${words}`,
            `Set shorter by the company than the law demands: ${words}`,
          )
        : say(`Vom Unternehmen festgelegt: ${words}`, `Set by the company: ${words}`),
    ),
  ];
}

/** Days of a mean year, to compare periods by. */
function daysOf(period: Period): number {
  const { count, unit } = partsOf(period);
  return count * { days: 1, months: 365.25 / 12, years: 365.25 }[unit];
}
