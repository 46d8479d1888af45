import type { AnyKind, DeletionRule, Moment, Period, Register, Statute } from '../declare/index.ts';
import type { Connection } from '../store/connection.ts';
import { statement } from '../store/statement.ts';
import type { PeriodOf } from './due.ts';
import { type PeriodUnit, partsOf } from './period-text.ts';

interface SetPeriodRow {
  readonly statute: string;
  readonly unit: PeriodUnit;
  readonly count: number;
}

const selectAll = statement<Record<never, never>, SetPeriodRow>((db) =>
  db.selectFrom('records.set_period').select(['statute', 'unit', 'count']),
);
const remove = statement<{ statute: string }>((db, slot) =>
  db.deleteFrom('records.set_period').where('statute', '=', slot('statute')),
);
const insert = statement<{ statute: string; unit: string; count: number; at: number }>((db, slot) =>
  db.insertInto('records.set_period').values({
    statute: slot('statute'),
    unit: slot('unit'),
    count: slot('count'),
    set_at: slot('at'),
  }),
);

/** The periods the owner has set in place of the law's, held in memory because every due date asks for them. */
export interface SetPeriods {
  readonly periodOf: PeriodOf;
  /** All of them, by the id of the statute. */
  all(): ReadonlyMap<string, Period>;
  /** Writes one; `null` returns to the law. */
  set(statute: Statute, period: Period | null, at: number): Promise<void>;
  /** Rereads them, after another process wrote or a unit was undone. */
  refresh(): Promise<void>;
  /** The present ones, to return to when a unit is undone. */
  mark(): () => void;
}

/** Opens the owner's periods of a tenant; empty until `refresh`. */
export function setPeriods(connection: Connection): SetPeriods {
  let periods: ReadonlyMap<string, Period> = new Map();
  const refresh = async (): Promise<void> => {
    const rows = await selectAll.run(connection, {});
    periods = new Map(rows.map(({ statute, unit, count }) => [statute, periodFrom(unit, Number(count))]));
  };
  return {
    periodOf: ({ id }) => periods.get(id),
    all: () => periods,
    async set(statute, period, at) {
      await remove.run(connection, { statute: statute.id });
      if (period !== null) await insert.run(connection, { statute: statute.id, ...partsOf(period), at });
      await refresh();
    },
    refresh,
    mark() {
      const before = periods;
      return () => {
        periods = before;
      };
    },
  };
}

/** A period from its unit and count. */
export function periodFrom(unit: PeriodUnit, count: number): Period {
  if (unit === 'days') return { days: count };
  return unit === 'months' ? { months: count } : { years: count };
}

/** The statutes a rule counts by. */
export function statutesOf({ when, restrict }: DeletionRule): readonly Statute[] {
  return [...new Set([...statutesIn(when), ...(restrict === undefined ? [] : statutesIn(restrict))])];
}

function statutesIn(moment: Moment): readonly Statute[] {
  switch (moment.at) {
    case 'statute':
      return [moment.statute];
    case 'earliest':
    case 'latest':
      return moment.of.flatMap(statutesIn);
    case 'unless-consent':
      return statutesIn(moment.otherwise);
    case 'depending-on':
      return [moment.once, moment.otherwise].flatMap(statutesIn);
    case 'after':
    case 'withdrawal':
      return [];
  }
}

/** The kinds whose rule counts by a statute. */
export const kindsUnder = (register: Register, statute: Statute): readonly AnyKind[] =>
  [...register.kinds.values()].filter((kind) =>
    statutesOf(kind.deletion).some((each) => each.id === statute.id),
  );
