import { type Actor, automation, type Engine, type RecordId } from '@redlich/engine';
import { company } from '../declaration.ts';
import { contractTables } from '../tables.ts';

const clerk: Actor = { id: 'contracts', roles: [automation.id] };

/** Ids of companies something else than a contract goes on with, among the given ones. */
export type CompanyUse = (engine: Engine, companies: readonly string[]) => Promise<ReadonlySet<string>>;

let otherUse: CompanyUse = async () => new Set();

/** Names what else keeps a company: its enquiries. Told by the list that knows both. */
export function onCompanyUse(use: CompanyUse): void {
  otherUse = use;
}

const portion = 200;

/**
 * Starts the last thirty days of companies nothing is left of, and stops them for those that are used again. Done by the clock,
 * because contracts and enquiries die by themselves.
 * @returns how many companies changed
 */
export async function settleCompanies(engine: Engine): Promise<number> {
  let changed = 0;
  for (let after = ''; ; ) {
    const rows = await contractTables(engine.db)
      .selectFrom('records.company')
      .select(['id', 'idle_at'])
      .where('id', '>', after as RecordId)
      .orderBy('id')
      .limit(portion)
      .execute();
    const ids = rows.map(({ id }) => id as string);
    const used = ids.length === 0 ? new Set<string>() : await usedAmong(engine, ids);
    const stale = rows.filter(({ id, idle_at }) => used.has(id) !== (idle_at === null));
    if (stale.length > 0) {
      await engine.write(clerk, async (unit) => {
        for (const { id } of stale) await unit.mark(company, id, 'idle', used.has(id) ? null : unit.now);
      });
    }
    changed += stale.length;
    const last = rows.at(-1);
    if (last === undefined || rows.length < portion) return changed;
    after = last.id;
  }
}

async function usedAmong(engine: Engine, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await contractTables(engine.db)
    .selectFrom('records.contract')
    .select('company_id')
    .where('company_id', 'in', ids)
    .groupBy('company_id')
    .execute();
  const others = await otherUse(engine, ids);
  return new Set([...rows.flatMap(({ company_id }) => company_id ?? []), ...others]);
}
