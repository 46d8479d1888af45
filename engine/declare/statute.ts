import type { Period } from './period.ts';
import type { Text } from './text.ts';

/**
 * One version of a statutory period. `from` is the first and `until` the last local day it was in force, as ISO dates. Versions
 * follow one another without a gap. The first also stands for the time before the day from which it is vouched for; the last has
 * no `until`.
 */
export interface StatuteVersion {
  readonly from: string;
  readonly until?: string;
  readonly period: Period;
  readonly source: Text;
}

/**
 * A period a law prescribes for keeping records. When a law changes, the new version applies to every period that has not run out
 * by then (Art. 97 § 19a EGAO). A period therefore ends at the first instant at which the law then in force lets go: what the old
 * law demands to the last day of its validity is kept to that day, even where the new one would have let it go long before.
 */
export interface Statute {
  readonly id: string;
  readonly title: Text;
  /** The provisions, as a German paper cites them. */
  readonly law: string;
  /** From the end of the calendar year of the start event, as § 147 (4) AO and § 257 (5) HGB say, or from the event itself. */
  readonly runs: 'from-end-of-year' | 'from-event';
  /** A `duty` to keep; or a `limitation`: until then claims can be raised, and whoever must answer them may keep the evidence. */
  readonly nature: 'duty' | 'limitation';
  readonly versions: readonly [StatuteVersion, ...StatuteVersion[]];
}
