import {
  type Actor,
  days,
  type Engine,
  months,
  type Period,
  partsOf,
  periodText,
  type Statute,
  statutes,
  statutesOf,
  years,
} from '@redlich/engine';
import { judgePeriod, legalPeriod, periodWarning } from './judge-period.ts';
import type { PeriodPreview, Periods, WantedPeriod } from './schemas.ts';

const made = { days, months, years } as const;

/** The period meant, or `null` for the law's own. */
export const periodOf = (wanted: WantedPeriod): Period | null =>
  wanted === null ? null : made[wanted.unit](wanted.count);

/** A statute of the catalogue. */
export const statuteOf = (id: string): Statute | undefined => statutes.find((each) => each.id === id);

/** The catalogue, with what is set; those that some kind of data follows come first. */
export function listPeriods(engine: Engine): Periods {
  const set = engine.clock.periods();
  const kinds = [...engine.register.kinds.values()];
  const shown = statutes.map((statute) => {
    const own = set.get(statute.id);
    return {
      id: statute.id,
      title: statute.title,
      law: statute.law,
      nature: statute.nature,
      runs: statute.runs,
      legal: periodText(legalPeriod(statute, engine.now())),
      versions: statute.versions.map(({ from, until, period, source }) => ({
        ...{ from, until: until ?? null, period: periodText(period), source },
      })),
      set: own === undefined ? null : { ...partsOf(own), text: periodText(own) },
      warning: own === undefined ? null : periodWarning(statute, own, engine.now()),
      kinds: kinds
        .filter((kind) => statutesOf(kind.deletion).some((each) => each.id === statute.id))
        .map((kind) => kind.title),
    };
  });
  return { statutes: shown.toSorted((a, b) => Number(b.kinds.length > 0) - Number(a.kinds.length > 0)) };
}

/** What another period would do. Touches nothing. */
export async function previewPeriod(
  engine: Engine,
  statute: Statute,
  wanted: WantedPeriod,
): Promise<PeriodPreview> {
  const period = periodOf(wanted);
  const simulated = await engine.clock.simulatePeriod(statute, period);
  return {
    warning: period === null ? null : periodWarning(statute, period, engine.now()),
    isShort: isShort(engine, statute, period),
    effects: simulated.map(({ kind, simulation }) => ({ title: kind.title, ...simulation })),
  };
}

const isShort = (engine: Engine, statute: Statute, period: Period | null): boolean =>
  period !== null && judgePeriod(statute, period, engine.now()) === 'shorter';

/** Sets a period, or returns to the law's. `short`: it is shorter than the law, and nobody confirmed that. */
export async function setPeriod(
  engine: Engine,
  actor: Actor,
  statute: Statute,
  { period: wanted, despite }: { readonly period: WantedPeriod; readonly despite: boolean },
): Promise<{ readonly outcome: 'set' | 'short' }> {
  const period = periodOf(wanted);
  if (!despite && isShort(engine, statute, period)) return { outcome: 'short' };
  await engine.write(actor, (unit) => unit.setPeriod(statute, period));
  return { outcome: 'set' };
}
