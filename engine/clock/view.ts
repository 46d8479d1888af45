import type { AnyKind, DeletionRule, Period, Statute } from '../declare/index.ts';
import type { RecordId } from '../ids.ts';

/** One record that is due in the previewed span. */
export interface DueRecord {
  readonly kind: string;
  readonly id: RecordId;
  readonly at: number;
  readonly action: 'restrict' | 'erase' | 'anonymise';
}

/** How many records of a kind are due on a day (`YYYY-MM-DD`, local). Overdue ones carry the first day shown. */
export interface DueCount {
  readonly day: string;
  readonly kind: string;
  readonly action: 'restrict' | 'erase' | 'anonymise';
  readonly count: number;
}

/** What a sweep did, per kind. */
export interface SweepReport {
  readonly at: number;
  readonly erased: Readonly<Record<string, number>>;
  readonly anonymised: Readonly<Record<string, number>>;
  readonly restricted: Readonly<Record<string, number>>;
}

/** What a changed rule would do, without touching anything. */
export interface Simulation {
  readonly records: number;
  readonly earlier: number;
  readonly later: number;
  readonly same: number;
  /** Would be due at once. */
  readonly dueNow: number;
  readonly never: number;
}

/** The deletion clock as its users see it. */
export interface ClockView {
  /** What dies until `until` (instant), counted by day and kind. */
  preview(until: number): Promise<readonly DueCount[]>;
  /** The records themselves, soonest first. */
  due(options: {
    readonly until: number;
    readonly kind?: string;
    readonly limit: number;
  }): Promise<readonly DueRecord[]>;
  /** Carries out what is due at `at` (now, when left out; never later than now in a real run). Touches nothing else. */
  sweep(options?: {
    readonly at?: number;
    readonly dryRun?: boolean;
    readonly progress?: (done: number) => void;
  }): Promise<SweepReport>;
  simulate(kind: AnyKind, rule: DeletionRule): Promise<Simulation>;
  /** The periods the owner has set in place of the law's, by the id of the statute. */
  periods(): ReadonlyMap<string, Period>;
  /** What another period for a statute (`null`: the law's own) would do to each kind that counts by it. */
  simulatePeriod(
    statute: Statute,
    period: Period | null,
  ): Promise<readonly { readonly kind: AnyKind; readonly simulation: Simulation }[]>;
}
