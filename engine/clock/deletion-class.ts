import type { AbstractStart, AnyKind, LifeEvent, Moment, Period, Text } from '../declare/index.ts';
import type { PeriodOf } from './due.ts';
import { partsOf, periodText } from './period-text.ts';
import { versionsFrom } from './statute-end.ts';

/**
 * A deletion class (Löschklasse, DIN 66398): a standard period together with an abstract start. All kinds of a class are deleted
 * by the same routine, so a deletion concept is the matrix of its classes.
 */
export interface DeletionClass {
  /** Stable and short, to be cited in papers: `8Y-M`. */
  readonly id: string;
  readonly period: Period;
  readonly start: AbstractStart;
  /** Whether the period runs from the event or from the end of its calendar year. */
  readonly from: 'event' | 'end-of-year';
  readonly title: Text;
}

/** What decides which period stands for a statute: the local day, and the periods the owner has set. */
export interface ClassOptions {
  /** A local day as `YYYY-MM-DD`; the version of a law in force on it counts. */
  readonly on: string;
  readonly periodOf?: PeriodOf;
}

/**
 * The class of a kind. Where its rule has several moments, the governing one: of `earliest` the shortest, of `latest` the longest,
 * and of a rule that waits for a consent what holds without it. With equal periods the start that comes last in a record's life.
 */
export function deletionClassOf(kind: AnyKind, options: ClassOptions): DeletionClass {
  return governing(kind.deletion.when, kind, options);
}

/** One row of the matrix: a class and the kinds in it. */
export interface ClassRow {
  readonly class: DeletionClass;
  readonly kinds: readonly AnyKind[];
}

/** The matrix of a deletion concept: classes by start, then by length, each with its kinds. */
export function deletionClasses(kinds: Iterable<AnyKind>, options: ClassOptions): readonly ClassRow[] {
  const rows = new Map<string, { readonly class: DeletionClass; readonly kinds: AnyKind[] }>();
  for (const kind of kinds) {
    const found = deletionClassOf(kind, options);
    const row = rows.get(found.id) ?? { class: found, kinds: [] };
    row.kinds.push(kind);
    rows.set(found.id, row);
  }
  return [...rows.values()].sort(
    (a, b) => startOrder(a.class) - startOrder(b.class) || length(a.class) - length(b.class),
  );
}

const starts = ['collection', 'end-of-matter', 'end-of-relation'] as const satisfies readonly AbstractStart[];

const startTexts: Readonly<
  Record<AbstractStart, { readonly letter: string; readonly from: Text; readonly atOnce: Text }>
> = {
  collection: {
    letter: 'C',
    from: { de: 'ab Erhebung', en: 'from collection' },
    atOnce: { de: 'sofort mit der Erhebung', en: 'at once on collection' },
  },
  'end-of-matter': {
    letter: 'M',
    from: { de: 'ab Ende des Vorgangs', en: 'from the end of the matter' },
    atOnce: { de: 'sofort mit Ende des Vorgangs', en: 'at once at the end of the matter' },
  },
  'end-of-relation': {
    letter: 'R',
    from: { de: 'ab Ende der Beziehung', en: 'from the end of the relation' },
    atOnce: { de: 'sofort mit Ende der Beziehung', en: 'at once at the end of the relation' },
  },
};

function classOf(period: Period, start: AbstractStart, from: DeletionClass['from']): DeletionClass {
  const { count, unit } = partsOf(period);
  const id = `${count}${unit[0]?.toUpperCase()}-${startTexts[start].letter}`;
  const title = titleOf(period, start);
  if (from === 'event') return { id, period, start, from, title };
  const counted = {
    de: `${title.de}, gerechnet vom Jahresende`,
    en: `${title.en}, counted from the end of the year`,
  };
  return { id: `${id}-Y`, period, start, from, title: counted };
}

function titleOf(period: Period, start: AbstractStart): Text {
  const { from, atOnce } = startTexts[start];
  if (partsOf(period).count === 0) return atOnce;
  const length = periodText(period);
  return { de: `${length.de} ${from.de}`, en: `${length.en} ${from.en}` };
}

function governing(moment: Moment, kind: AnyKind, options: ClassOptions): DeletionClass {
  switch (moment.at) {
    case 'after':
      return classOf(moment.period, startOf(kind, moment.event), moment.from);
    case 'statute': {
      const { statute } = moment;
      const period =
        options.periodOf?.(statute) ?? (versionsFrom(statute, options.on)[0] ?? statute.versions[0]).period;
      return classOf(
        period,
        startOf(kind, moment.event),
        statute.runs === 'from-event' ? 'event' : 'end-of-year',
      );
    }
    case 'withdrawal':
      // What rests on a consent is a matter of its own, and its withdrawal ends it.
      return classOf(moment.period, 'end-of-matter', 'event');
    case 'unless-consent':
      return governing(moment.otherwise, kind, options);
    case 'depending-on':
      // What becomes of most records: the event is the exception.
      return governing(moment.otherwise, kind, options);
    case 'earliest':
    case 'latest': {
      const sign = moment.at === 'latest' ? 1 : -1;
      const classes = moment.of.map((each) => governing(each, kind, options));
      classes.sort((a, b) => sign * (length(b) - length(a)) || startOrder(b) - startOrder(a));
      const [first] = classes;
      if (first === undefined) throw new TypeError(`the rule of ${kind.id} has no moment`);
      return first;
    }
  }
}

function startOf(kind: AnyKind, event: string): AbstractStart {
  if (event === 'created') return 'collection';
  return (kind.events as Readonly<Record<string, LifeEvent>>)[event]?.start ?? 'collection';
}

const startOrder = (each: DeletionClass): number => starts.indexOf(each.start);

/** A length to sort by; days of a mean year. */
function length({ period, from }: DeletionClass): number {
  const { count, unit } = partsOf(period);
  const mean = count * { days: 1, months: 365.25 / 12, years: 365.25 }[unit];
  return from === 'end-of-year' ? mean + 0.5 : mean;
}
