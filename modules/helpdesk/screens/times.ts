import type { BilledTime } from '../schemas.ts';

/** The month an instant lies in, as its first and last day. */
export function monthOf(now: number): { readonly from: string; readonly until: string } {
  const [year = 0, month = 0] = new Date(now).toISOString().slice(0, 7).split('-').map(Number);
  const day = (each: Date) => each.toISOString().slice(0, 10);
  return {
    from: day(new Date(Date.UTC(year, month - 1, 1))),
    until: day(new Date(Date.UTC(year, month, 0))),
  };
}

/** Minutes of one company and contract together. */
export interface TimeSum {
  readonly id: string;
  /** Company and number of the contract; empty when the enquiry belongs to neither. */
  readonly customer: string;
  readonly minutes: number;
}

/** Adds up times by company and contract, the largest sum first. */
export function sumTimes(rows: readonly BilledTime[]): readonly TimeSum[] {
  const groups = Map.groupBy(rows, ({ companyId, contractId }) => `${companyId} ${contractId}`);
  const minutesOf = (some: readonly BilledTime[]) => some.reduce((sum, { minutes }) => sum + minutes, 0);
  return [...groups]
    .map(([id, some]) => ({
      id,
      customer: [some[0]?.companyName, some[0]?.contractNumber].filter(Boolean).join(' · '),
      minutes: minutesOf(some),
    }))
    .toSorted((a, b) => b.minutes - a.minutes);
}
