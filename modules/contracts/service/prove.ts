import { type Engine, stopsTheClock } from '@redlich/engine';
import { contractTables } from '../tables.ts';

/** What the pledge about contracts counts. Reads plain columns and legal facts only; opens no seal. */
export interface ContractFigures {
  readonly contracts: number;
  readonly dated: number;
  /** Beyond their day, and ended without one, although nothing stops their clock. */
  readonly overdue: number;
  readonly undated: number;
}

/** Counts what would break the promise. */
export async function countFaults(engine: Engine): Promise<ContractFigures> {
  const rows = await contractTables(engine.db)
    .selectFrom('records.contract')
    .select(['person_id', 'ended_at', 'due_at'])
    .execute();
  const persons = [...new Set(rows.flatMap(({ person_id }) => person_id ?? []))];
  const facts = await engine.facts.ofMany(persons);
  const free = rows.filter(({ person_id }) => {
    const standing = person_id === null ? undefined : facts.get(person_id);
    return standing === undefined || !stopsTheClock(standing);
  });
  // Due and not yet swept is within the promise of the clock, so only what is overdue by more than an hour counts.
  const late = engine.now() - 3_600_000;
  return {
    contracts: rows.length,
    dated: rows.filter(({ due_at }) => due_at !== null).length,
    overdue: free.filter(({ due_at }) => due_at !== null && due_at < late).length,
    undated: free.filter(({ ended_at, due_at }) => ended_at !== null && due_at === null).length,
  };
}
