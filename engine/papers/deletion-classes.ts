import { calendarOf } from '../clock/calendar.ts';
import { type ClassRow, deletionClasses } from '../clock/deletion-class.ts';
import { periodText } from '../clock/period-text.ts';
import type { AbstractStart, AnyKind, LifeEvent, Text } from '../declare/index.ts';
import { heading, paragraph, table } from './blocks.ts';
import type { Block, Line } from './paper.ts';
import type { PaperSource } from './source.ts';
import type { Voice } from './voice.ts';

const starts: readonly AbstractStart[] = ['collection', 'end-of-matter', 'end-of-relation'];

const startTitle: Readonly<Record<AbstractStart, Text>> = {
  collection: { de: 'ab Erhebung', en: 'from collection' },
  'end-of-matter': { de: 'ab Ende des Vorgangs', en: 'from the end of the matter' },
  'end-of-relation': { de: 'ab Ende der Beziehung', en: 'from the end of the relation' },
};

/** The matrix of deletion classes: standard periods down, abstract starts across, kinds in the cells (DIN 66398). */
export function classMatrix(source: PaperSource, voice: Voice): readonly Block[] {
  const { say, of } = voice;
  const { register, now, periodOf } = source;
  const rows = deletionClasses(register.kinds.values(), { on: calendarOf().dayOf(now), periodOf });
  const periods = Map.groupBy(rows, (row) => periodTitle(row, voice));
  return [
    heading(1, say('Löschklassen', 'Deletion classes'), 'classes'),
    paragraph(
      say(
        'Eine Löschklasse ist eine Standardfrist mit einem abstrakten Startzeitpunkt. Alle Datenarten einer Klasse werden auf dieselbe Weise gelöscht. Nennt eine Löschregel mehrere Zeitpunkte, ordnet sie der maßgebliche ein; den ganzen Wortlaut nennt der Abschnitt „Löschregeln“.',
        'A deletion class is a standard period with an abstract start. All kinds of a class are deleted in the same way. Where a rule names several moments, the governing one decides; the section “Deletion rules” has the whole wording.',
      ),
    ),
    table(
      say('Matrix der Löschklassen', 'Matrix of deletion classes'),
      [
        [say('Standardfrist', 'Standard period'), 2],
        ...starts.map((start) => [of(startTitle[start]), 3] as const),
      ],
      [...periods]
        .toSorted(([, a], [, b]) => lengthOf(a[0]) - lengthOf(b[0]))
        .map(([period, classes]) => [period, ...starts.map((start) => cell(classes, start, voice))]),
    ),
  ];
}

function periodTitle({ class: { period, from } }: ClassRow, { say, of }: Voice): string {
  const length = of(periodText(period));
  return from === 'event' ? length : say(`${length} ab Jahresende`, `${length} from the end of the year`);
}

/** Days of a mean year, to sort by. */
function lengthOf(row: ClassRow | undefined): number {
  const period = row?.class.period ?? { days: 0 };
  if ('days' in period) return period.days;
  return 'months' in period ? period.months * 30.4 : period.years * 365.25;
}

const cell = (rows: readonly ClassRow[], start: AbstractStart, { of }: Voice): Line =>
  rows
    .filter((row) => row.class.start === start)
    .map((row) => `${row.class.id}: ${row.kinds.map((kind) => of(kind.title)).join('; ')}`)
    .join('. ');

/** Every event that starts a period, with its abstract start and the kinds it belongs to. */
export function startEvents({ register }: PaperSource, voice: Voice): readonly Block[] {
  const { say, of } = voice;
  const events = [...register.kinds.values()].flatMap((kind: AnyKind) =>
    Object.values<LifeEvent>(kind.events).map((event) => ({ kind, event })),
  );
  const byEvent = Map.groupBy(events, ({ event }) => `${of(event.title)}\u0000${event.start}`);
  const rows = [...byEvent.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const kinds = same.map(({ kind }) => of(kind.title)).join('; ');
    return [[of(first.event.title), of(startTitle[first.event.start]), kinds]];
  });
  return [
    heading(1, say('Startzeitpunkte', 'Start events'), 'events'),
    paragraph(
      say(
        'Jeder Datensatz hat als ersten Startzeitpunkt seine Erfassung. Weitere Ereignisse vermerkt das System, wenn sie eintreten; daraus berechnet es sofort den Tag der Löschung.',
        'Every record has its collection as first start. The system notes further events when they happen and computes the day of deletion at once.',
      ),
    ),
    table(
      say('Ereignisse, die eine Frist beginnen', 'Events that begin a period'),
      [
        [say('Ereignis', 'Event'), 4],
        [say('Abstrakter Startzeitpunkt', 'Abstract start'), 3],
        [say('Datenarten', 'Kinds of data'), 5],
      ],
      rows,
    ),
  ];
}
