import { calendarOf } from '../../clock/calendar.ts';
import type { PaperSource } from '../source.ts';
import { catalogue } from './catalogue.ts';
import { answerTo, type MeasureState, stateOf } from './measure-state.ts';
import { ownerTasks } from './owner-tasks.ts';

/** Whether the yearly review of the measures is due (pledge tom.reviewed). Instants in ms since 1970. */
export type ReviewDue =
  | { readonly due: true; readonly since: number | null }
  | { readonly due: false; readonly on: number };

/**
 * The review is due when a year has passed since the last, with the end of that day (§§ 187, 188 BGB); at once when there was none.
 *
 * @example
 * reviewDue(Date.UTC(2026, 2, 1), Date.UTC(2026, 5, 1)) // { due: false, on: <the midnight after 1 March 2027 in Berlin> }
 */
export function reviewDue(lastReviewAt: number | null, now: number): ReviewDue {
  if (lastReviewAt === null) return { due: true, since: null };
  const on = calendarOf().plus(lastReviewAt, { years: 1 });
  return now >= on ? { due: true, since: on } : { due: false, on };
}

/** How all measures and tasks stood at a moment; plain JSON, to be kept with a review. */
export interface MeasuresSnapshot {
  readonly measures: Readonly<Record<string, MeasureState['state']>>;
  readonly tasks: Readonly<Record<string, 'met' | 'not-met' | 'not-applicable' | 'open'>>;
}

/** How the measures stand now. */
export const snapshotOf = (source: Pick<PaperSource, 'pledges' | 'measures'>): MeasuresSnapshot => ({
  measures: Object.fromEntries(catalogue.map((measure) => [measure.id, stateOf(measure, source).state])),
  tasks: Object.fromEntries(ownerTasks.map(({ id }) => [id, answerTo(id, source)?.state ?? 'open'])),
});

/** A measure or task that stands otherwise than at the last review. `null`: it did not exist then, or no longer does. */
export interface MeasureChange {
  readonly what: 'measure' | 'task';
  readonly id: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What changed since a review, measures first, each in the order of the catalogue. */
export function changesSince(before: MeasuresSnapshot, now: MeasuresSnapshot): readonly MeasureChange[] {
  const compare = (
    what: MeasureChange['what'],
    old: Readonly<Record<string, string>>,
    present: Readonly<Record<string, string>>,
  ): readonly MeasureChange[] =>
    [...new Set([...Object.keys(present), ...Object.keys(old)])]
      .map((id) => ({ what, id, before: old[id] ?? null, after: present[id] ?? null }))
      .filter((change) => change.before !== change.after);
  return [...compare('measure', before.measures, now.measures), ...compare('task', before.tasks, now.tasks)];
}
