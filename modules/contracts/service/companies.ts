import {
  type Actor,
  type Changed,
  type Engine,
  type RecordId,
  type Refused,
  refused,
  type Unit,
} from '@redlich/engine';
import { company, contractService } from '../declaration.ts';
import type { Company, CompanyDraft } from '../schemas.ts';
import { contractTables } from '../tables.ts';

const mostRows = 500;

/** Files a company. Without a contract or an enquiry it is forgotten after thirty days. */
export const fileCompany = async (unit: Unit, draft: CompanyDraft): Promise<RecordId> =>
  (await unit.insert(company, { person: null, sealed: draft, plain: {}, events: { idle: unit.now } })).id;

/** Files a company in a unit of its own. */
export const createCompany = (engine: Engine, actor: Actor, draft: CompanyDraft): Promise<RecordId> =>
  engine.write(actor, (unit) => fileCompany(unit, draft));

/** Changes a company, if the changer saw its latest revision. */
export const changeCompany = (
  engine: Engine,
  actor: Actor,
  id: RecordId,
  { revision, ...sealed }: CompanyDraft & { readonly revision: number },
): Promise<Changed> =>
  engine.write(actor, (unit) => unit.change(company, id, contractService, { revision, sealed }));

/** Whether there is such a company. */
export async function companyExists(db: unknown, id: RecordId): Promise<boolean> {
  const row = await contractTables(db)
    .selectFrom('records.company')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** A company has something going on: its clock stands still until nothing is left. */
export async function companyInUse(unit: Unit, id: RecordId): Promise<void> {
  await unit.mark(company, id, 'idle', null);
}

/** One company. */
export async function readCompany(engine: Engine, actor: Actor, id: RecordId): Promise<Company | Refused> {
  const [found] = await openCompanies(engine, actor, [id]);
  return found ?? refused('unknown');
}

/** All companies, by name. */
export async function listCompanies(engine: Engine, actor: Actor): Promise<readonly Company[]> {
  const rows = await contractTables(engine.db)
    .selectFrom('records.company')
    .select('id')
    .orderBy('id', 'desc')
    .limit(mostRows)
    .execute();
  const companies = await openCompanies(
    engine,
    actor,
    rows.map(({ id }) => id),
  );
  return companies.toSorted((a, b) => a.name.localeCompare(b.name, 'de'));
}

/** Companies by the beginning of a word of their name, or by phone number. */
export async function findCompanies(
  engine: Engine,
  actor: Actor,
  words: string,
): Promise<readonly Company[]> {
  return openCompanies(engine, actor, await engine.search(company, words, 20));
}

/** Names of companies by id; those that are gone are left out. */
export async function companyNames(
  engine: Engine,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)] as RecordId[];
  const opened = wanted.length === 0 ? [] : await engine.openMany(actor, company, wanted, contractService);
  return new Map(
    opened.flatMap((each) =>
      each.outcome === 'opened' ? [[each.row.id as string, each.sealed.name] as const] : [],
    ),
  );
}

async function openCompanies(
  engine: Engine,
  actor: Actor,
  ids: readonly RecordId[],
): Promise<readonly Company[]> {
  if (ids.length === 0) return [];
  const opened = await engine.openMany(actor, company, ids, contractService);
  const counts = await contractTables(engine.db)
    .selectFrom('records.contract')
    .select((eb) => ['company_id', eb.fn.countAll<number>().as('contracts')])
    .where('company_id', 'in', ids)
    .groupBy('company_id')
    .execute();
  const contracts = new Map(counts.map((each) => [each.company_id, Number(each.contracts)]));
  return opened.flatMap((each) =>
    each.outcome === 'opened'
      ? [
          {
            id: each.row.id,
            ...each.sealed,
            contracts: contracts.get(each.row.id) ?? 0,
            dueAt: each.row.due_at,
            revision: each.row.revision,
          },
        ]
      : [],
  );
}
