import type { RowFault } from '../faults.ts';

/** What was wrong with a table, short enough to be shown however much it was. */
export interface FaultReport {
  /** All of them. */
  readonly count: number;
  /** How often each reason occurred in each column, most often first; `column` is `null` for whole rows. */
  readonly kinds: readonly {
    readonly reason: RowFault['reason'];
    readonly column: string | null;
    readonly count: number;
  }[];
  /** The first ones in full. */
  readonly first: readonly RowFault[];
}

/** Counts faults and keeps the first ones. */
export interface FaultTally {
  readonly add: (faults: readonly RowFault[]) => void;
  readonly report: () => FaultReport;
}

/** Opens a tally that keeps at most so many faults in full, so that a million bad rows cost no more memory than a thousand. */
export function tallyFaults(kept = 1_000): FaultTally {
  const kinds = new Map<string, { reason: RowFault['reason']; column: string | null; count: number }>();
  const first: RowFault[] = [];
  let count = 0;
  return {
    add(faults) {
      for (const fault of faults) {
        const key = JSON.stringify([fault.reason, fault.column]);
        const kind = kinds.get(key) ?? { reason: fault.reason, column: fault.column, count: 0 };
        kinds.set(key, { ...kind, count: kind.count + 1 });
        if (first.length < kept) first.push(fault);
        count++;
      }
    },
    report: () => ({ count, kinds: [...kinds.values()].sort((a, b) => b.count - a.count), first }),
  };
}
