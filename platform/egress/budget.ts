/** How much may go through a door on one day (UTC). A door that leaks, or a loop, ends here. */
export interface Budget {
  /** Connections and HTTP requests. */
  readonly usesADay: number;
  /** Bytes in both directions, with what TLS adds. */
  readonly bytesADay: number;
}

/** What no honest use of a small company reaches: 100,000 uses and 250 GB. */
export const generousBudget: Budget = { usesADay: 100_000, bytesADay: 250_000_000_000 };

/** What went through a door on the day it was used last. */
export interface Spent {
  /** ISO date; empty before the first use. */
  readonly day: string;
  readonly usesToday: number;
  readonly bytesToday: number;
}

/** The day an instant belongs to, as budgets count. */
export const budgetDay = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** Whether nothing is left of a day's budget. */
export function isSpent(budget: Budget, spent: Spent, day: string): boolean {
  if (spent.day !== day) return false;
  return spent.usesToday >= budget.usesADay || spent.bytesToday >= budget.bytesADay;
}
