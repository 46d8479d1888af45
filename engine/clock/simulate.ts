import type { DeletionRule } from '../declare/index.ts';
import type { Calendar } from './calendar.ts';
import { type Due, type DueCircumstances, dueOf } from './due.ts';
import type { Simulation } from './view.ts';

/** A living record as a simulation sees it: when it is due now, and all that a due date depends on. */
export interface SimulatedRow {
  readonly kind: string;
  readonly due: Pick<Due, 'at'> | null;
  readonly circumstances: DueCircumstances;
}

/** How many records of a kind would be due on a day, and whether that is earlier or later than without the change. */
export interface ShiftCount {
  readonly kind: string;
  /** Local day as `YYYY-MM-DD`; what would be due at once carries today, what would never be due carries `null`. */
  readonly day: string | null;
  readonly action: Due['action'] | null;
  readonly shift: 'earlier' | 'later' | 'same';
  readonly count: number;
}

/** What a changed rule would do. `never` counts records without any date, whether they had one before or not. */
export interface RuleSimulation extends Simulation {
  /** Days in order, `null` last; kinds by name. */
  readonly shifts: readonly ShiftCount[];
}

/** Takes rows one after the other, so that a store of any size can be simulated page by page. */
export interface Simulator {
  add(row: SimulatedRow): void;
  result(): RuleSimulation;
}

/** Starts a simulation of a changed rule. `now` is the instant at which the rule would begin to apply. */
export function simulator(
  changed: DeletionRule,
  { calendar, now }: { readonly calendar: Calendar; readonly now: number },
): Simulator {
  const totals = { records: 0, earlier: 0, later: 0, same: 0, dueNow: 0, never: 0 };
  const shifts = new Map<string, { -readonly [Name in keyof ShiftCount]: ShiftCount[Name] }>();

  function add({ kind, due, circumstances }: SimulatedRow): void {
    const changedDue = dueOf(changed, circumstances);
    const shift = shiftOf(due?.at ?? null, changedDue?.at ?? null);
    totals.records++;
    totals[shift]++;
    if (changedDue === null) totals.never++;
    else if (changedDue.at <= now) totals.dueNow++;
    const day = changedDue === null ? null : calendar.dayOf(Math.max(changedDue.at, now));
    const action = changedDue?.action ?? null;
    const key = `${day}|${kind}|${action}|${shift}`;
    const counted = shifts.get(key) ?? { kind, day, action, shift, count: 0 };
    counted.count++;
    shifts.set(key, counted);
  }

  return {
    add,
    result: () => ({ ...totals, shifts: [...shifts.values()].map((each) => ({ ...each })).sort(inOrder) }),
  };
}

/** Simulates a changed rule on rows. Touches nothing. */
export function simulate(
  rows: Iterable<SimulatedRow>,
  changed: DeletionRule,
  options: { readonly calendar: Calendar; readonly now: number },
): RuleSimulation {
  const running = simulator(changed, options);
  for (const row of rows) running.add(row);
  return running.result();
}

function shiftOf(before: number | null, after: number | null): ShiftCount['shift'] {
  const [from, to] = [before ?? Number.POSITIVE_INFINITY, after ?? Number.POSITIVE_INFINITY];
  if (from === to) return 'same';
  return to < from ? 'earlier' : 'later';
}

function inOrder(a: ShiftCount, b: ShiftCount): number {
  const afterAll = '~';
  const keyOf = (each: ShiftCount) => `${each.day ?? afterAll}|${each.kind}|${each.action}|${each.shift}`;
  const [left, right] = [keyOf(a), keyOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
