import type { DeletionRule, Moment, Period, Statute } from '../declare/index.ts';
import type { Calendar } from './calendar.ts';
import { statuteEnd } from './statute-end.ts';

/** When something happens to a record, and what. `at` is an instant in milliseconds since 1970. */
export interface Due {
  readonly action: 'restrict' | 'erase' | 'anonymise';
  readonly at: number;
}

/** How a person stands to one kind of consent, and since when. */
export type ConsentStanding =
  | { readonly state: 'never' }
  | { readonly state: 'given' | 'withdrawn'; readonly since: number };

/** The period the owner has set in place of the law's, or `undefined` where the law's own applies. */
export type PeriodOf = (statute: Statute) => Period | undefined;

/** All that a due date depends on. Nothing else does, not even the present time. */
export interface DueCircumstances {
  /** When each event happened; `null` or absent while it has not. */
  readonly events: Readonly<Record<string, number | null>>;
  readonly consent: (id: string) => ConsentStanding;
  /** A hold stands: nothing is due. */
  readonly held: boolean;
  /** The rule has restricted the record already. */
  readonly restricted: boolean;
  readonly calendar: Calendar;
  readonly periodOf?: PeriodOf;
}

/**
 * When a rule acts next on a record, or `null` while that cannot be known. A restriction comes first only where it comes before
 * the end; a record that is restricted already waits for its end.
 */
export function dueOf(rule: DeletionRule, circumstances: DueCircumstances): Due | null {
  if (circumstances.held) return null;
  const end = momentAt(rule.when, circumstances);
  if (rule.restrict !== undefined && !circumstances.restricted) {
    const restrict = momentAt(rule.restrict, circumstances);
    if (restrict !== null && (end === null || restrict < end)) return { action: 'restrict', at: restrict };
  }
  return end === null ? null : { action: rule.how, at: end };
}

/** The instant a moment falls on, or `null` while it cannot be known. It may lie in the past. */
export function momentAt(moment: Moment, circumstances: DueCircumstances): number | null {
  const { calendar } = circumstances;
  switch (moment.at) {
    case 'after': {
      const start = circumstances.events[moment.event] ?? null;
      if (start === null) return null;
      return moment.from === 'event'
        ? calendar.plus(start, moment.period)
        : calendar.endOfYearPlus(start, moment.period);
    }
    case 'statute': {
      const start = circumstances.events[moment.event] ?? null;
      if (start === null) return null;
      return statuteEnd(moment.statute, start, calendar, circumstances.periodOf?.(moment.statute));
    }
    case 'withdrawal': {
      const standing = circumstances.consent(moment.consent.id);
      return standing.state === 'withdrawn' ? calendar.plus(standing.since, moment.period) : null;
    }
    case 'unless-consent':
      return otherwiseAt(moment, circumstances);
    case 'depending-on': {
      const hasHappened = (circumstances.events[moment.event] ?? null) !== null;
      return momentAt(hasHappened ? moment.once : moment.otherwise, circumstances);
    }
    case 'earliest':
      return earliestOf(moment.of, circumstances);
    case 'latest':
      return latestOf(moment.of, circumstances);
  }
}

/** A record that lived by a consent does not die before that consent was withdrawn, however long ago its time had come. */
function otherwiseAt(
  moment: Moment & { at: 'unless-consent' },
  circumstances: DueCircumstances,
): number | null {
  const standing = circumstances.consent(moment.consent.id);
  if (standing.state === 'given') return null;
  const otherwise = momentAt(moment.otherwise, circumstances);
  if (otherwise === null || standing.state === 'never') return otherwise;
  return Math.max(otherwise, standing.since);
}

function earliestOf(moments: readonly Moment[], circumstances: DueCircumstances): number | null {
  let first: number | null = null;
  for (const moment of moments) {
    const at = momentAt(moment, circumstances);
    if (at !== null && (first === null || at < first)) first = at;
  }
  return first;
}

function latestOf(moments: readonly Moment[], circumstances: DueCircumstances): number | null {
  let last: number | null = null;
  for (const moment of moments) {
    const at = momentAt(moment, circumstances);
    if (at === null) return null;
    if (last === null || at > last) last = at;
  }
  return last;
}
