import type { DeletionRule, Moment, Statute } from '../declare/index.ts';
import type { ConsentState } from '../facts/view.ts';
import type { Calendar } from './calendar.ts';

/** When something happens to a record, and what. */
export interface Due {
  readonly action: 'restrict' | 'erase' | 'anonymise';
  readonly at: number;
}

/** All that a due date depends on. */
export interface DueCircumstances {
  readonly events: Readonly<Record<string, number | null>>;
  readonly consent: (id: string) => Pick<ConsentState, 'state'> & { readonly since?: number };
  /** A hold stands: nothing is due. */
  readonly held: boolean;
  /** The rule has restricted the record already. */
  readonly restricted: boolean;
  readonly calendar: Calendar;
}

/** When a rule acts next on a record, or `null` while that cannot be known. */
export function dueOf(rule: DeletionRule, circumstances: DueCircumstances): Due | null {
  if (circumstances.held) return null;
  const end = momentAt(rule.when, circumstances);
  if (rule.restrict && !circumstances.restricted) {
    const restrict = momentAt(rule.restrict, circumstances);
    if (restrict !== null && (end === null || restrict < end)) return { action: 'restrict', at: restrict };
  }
  return end === null ? null : { action: rule.how, at: end };
}

/** The instant a moment falls on, or `null` while it cannot be known. */
export function momentAt(moment: Moment, circumstances: DueCircumstances): number | null {
  const { events, calendar } = circumstances;
  switch (moment.at) {
    case 'after': {
      const start = events[moment.event] ?? null;
      if (start === null) return null;
      return moment.from === 'event' ? calendar.plus(start, moment.period) : calendar.endOfYearPlus(start, moment.period);
    }
    case 'statute': {
      const start = events[moment.event] ?? null;
      return start === null ? null : statuteEnd(moment.statute, start, calendar);
    }
    case 'withdrawal': {
      const consent = circumstances.consent(moment.consent.id);
      return consent.state === 'withdrawn' ? calendar.plus(consent.since ?? 0, moment.period) : null;
    }
    case 'unless-consent': {
      const consent = circumstances.consent(moment.consent.id);
      if (consent.state === 'given') return null;
      const otherwise = momentAt(moment.otherwise, circumstances);
      if (otherwise === null || consent.state === 'never') return otherwise;
      return Math.max(otherwise, consent.since ?? 0);
    }
    case 'earliest': {
      const known = moment.of.map((each) => momentAt(each, circumstances)).filter((at) => at !== null);
      return known.length === 0 ? null : Math.min(...known);
    }
    case 'latest': {
      const all = moment.of.map((each) => momentAt(each, circumstances));
      return all.some((at) => at === null) || all.length === 0 ? null : Math.max(...(all as number[]));
    }
  }
}

/**
 * The end of a statutory period. A new version of the law applies to all periods that have not run out when it comes into
 * force, so the versions are asked in turn: the first whose end falls within its own validity decides.
 */
export function statuteEnd(statute: Statute, start: number, calendar: Calendar): number {
  let end = 0;
  for (const version of statute.versions) {
    end = calendar.endOfYearPlus(start, version.period);
    if (version.until === undefined || calendar.dayOf(end - 1) <= version.until) return end;
  }
  return end;
}
