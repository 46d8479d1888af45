import type { DeletionRule, Moment, Period, Statute, StatuteVersion, Text } from '../declare/index.ts';
import type { Calendar } from './calendar.ts';
import { type DueCircumstances, momentAt, type PeriodOf } from './due.ts';
import { periodText } from './period-text.ts';
import { statutoryEnd, versionsFrom } from './statute-end.ts';

/** A law that demands or allows keeping a kind's records, counted from one of the kind's events. */
export interface Demand {
  readonly statute: Statute;
  readonly event: string;
}

/** A rule lets records go before a law does. */
export interface Shortfall extends Demand {
  /** What the law says, now or soon. */
  readonly version: StatuteVersion;
  /** The period set in its place, or `null` when the rule can end earlier for another reason. */
  readonly set: Period | null;
}

/** What a rule is measured against. */
export interface ShortfallOptions {
  readonly calendar: Calendar;
  /** Only versions of the law that are in force at this instant or later count. */
  readonly now: number;
  /** Periods the owner has set in place of the law's. */
  readonly periodOf?: PeriodOf;
  /** Laws the kind is subject to though its rule does not name them. Those named in the rule count anyhow. */
  readonly demands?: readonly Demand[];
}

/**
 * Finds the laws a rule falls short of: a period set shorter than a law's, or a way in which the rule can come to its end before
 * the law's period does. Empty when the rule keeps what must be kept. A `limitation` is no duty; it is named only when a shorter
 * period was set in its place.
 *
 * @example `earliest(statutory(vouchers, 'issued'), afterWithdrawal(storage, days(0)))` falls short of § 147 AO.
 */
export function shortfall(rule: DeletionRule, options: ShortfallOptions): readonly Shortfall[] {
  const demands = [...(options.demands ?? []), ...demandsIn(rule.when)];
  return unique(demands).flatMap((demand) => {
    const set = options.periodOf?.(demand.statute) ?? null;
    const short = versionsFrom(demand.statute, options.calendar.dayOf(options.now)).find((version) => {
      const own: Moment = { at: 'statute', ...demand };
      const asked = demand.statute.nature === 'duty' ? rule.when : own;
      return !covers(asked, { ...demand, version }, options);
    });
    if (short === undefined) return [];
    return [{ ...demand, version: short, set: set ?? plainPeriod(rule.when, demand.event) }];
  });
}

/** A shortfall as a warning to the owner. */
export function shortfallText({ statute, version, set }: Shortfall): Text {
  const law = periodText(version.period);
  const from = countedFrom[statute.runs];
  const de = `${statute.title.de}: ${law.de} ${from.de} (${statute.law}).`;
  const en = `${statute.title.en}: ${law.en} ${from.en} (${statute.law}).`;
  if (set === null) {
    return {
      de: `Die Löschregel kann enden, bevor das Gesetz es erlaubt. ${de}`,
      en: `The deletion rule can end before the law allows it. ${en}`,
    };
  }
  const short = periodText(set);
  return {
    de: `Eingestellt: ${short.de}. Das ist kürzer als das Gesetz. ${de}`,
    en: `Set: ${short.en}. This is shorter than the law. ${en}`,
  };
}

const countedFrom = {
  'from-end-of-year': { de: 'ab Ende des Kalenderjahres', en: 'from the end of the calendar year' },
  'from-event': { de: 'ab dem Ereignis', en: 'from the event' },
} as const satisfies Record<Statute['runs'], Text>;

/** Whether a moment can never come before the end a version of a law demands. */
function covers(
  moment: Moment,
  demand: Demand & { readonly version: StatuteVersion },
  options: ShortfallOptions,
): boolean {
  switch (moment.at) {
    case 'statute':
      if (moment.event !== demand.event) return false;
      if (moment.statute === demand.statute && options.periodOf?.(moment.statute) === undefined) return true;
      return lastsAsLong(moment, demand, options);
    case 'after':
      return moment.event === demand.event && lastsAsLong(moment, demand, options);
    case 'latest':
      return moment.of.some((each) => covers(each, demand, options));
    case 'earliest':
      return moment.of.every((each) => covers(each, demand, options));
    case 'unless-consent':
      return covers(moment.otherwise, demand, options);
    case 'depending-on':
      // A demand that counts from the very event stands only once it has happened.
      return (
        covers(moment.once, demand, options) &&
        (moment.event === demand.event || covers(moment.otherwise, demand, options))
      );
    case 'withdrawal':
      return false;
  }
}

const dayMs = 86_400_000;
/** Four years show every way in which months, years and leap days fall. */
const days = 1_461;

function lastsAsLong(
  moment: Moment,
  { statute, event, version }: Demand & { readonly version: StatuteVersion },
  { calendar, now, periodOf }: ShortfallOptions,
): boolean {
  for (let day = 0; day < days; day++) {
    const start = now + day * dayMs;
    const circumstances: DueCircumstances = {
      events: { [event]: start },
      consent: () => ({ state: 'never' }),
      held: false,
      restricted: false,
      calendar,
      ...(periodOf && { periodOf }),
    };
    const end = momentAt(moment, circumstances);
    if (end !== null && end < statutoryEnd(statute, start, calendar, version.period)) return false;
  }
  return true;
}

function demandsIn(moment: Moment): readonly Demand[] {
  switch (moment.at) {
    case 'statute':
      return [{ statute: moment.statute, event: moment.event }];
    case 'earliest':
    case 'latest':
      return moment.of.flatMap(demandsIn);
    case 'unless-consent':
      return demandsIn(moment.otherwise);
    case 'depending-on':
      return [moment.once, moment.otherwise].flatMap(demandsIn);
    case 'after':
    case 'withdrawal':
      return [];
  }
}

function unique(demands: readonly Demand[]): readonly Demand[] {
  return [...new Map(demands.map((demand) => [`${demand.statute.id} ${demand.event}`, demand])).values()];
}

/** The period of a rule that is nothing but a period after the event in question. */
function plainPeriod(moment: Moment, event: string): Period | null {
  return moment.at === 'after' && moment.event === event ? moment.period : null;
}
