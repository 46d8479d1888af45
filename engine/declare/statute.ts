import type { Period } from './period.ts';
import type { Text } from './text.ts';

/** One version of a statutory retention period. `from` and `until` are ISO dates; `until` is the last day it applied. */
export interface StatuteVersion {
  readonly from: string;
  readonly until?: string;
  readonly period: Period;
  readonly source: Text;
}

/**
 * A period a law prescribes for keeping records. The period runs from the end of the calendar year of its start event
 * (§ 147 (4) AO, § 257 (5) HGB). The version in force when the period would end decides, because German retention law
 * changes apply to every period that has not yet run out (Art. 97 § 19a EGAO).
 */
export interface Statute {
  readonly id: string;
  readonly title: Text;
  readonly law: string;
  readonly versions: readonly [StatuteVersion, ...StatuteVersion[]];
}
