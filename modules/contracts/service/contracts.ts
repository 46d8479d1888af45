import type {
  Actor,
  Calendar,
  Changed,
  Engine,
  PersonId,
  RecordId,
  Refused,
  RowOf,
  Unit,
} from '@redlich/engine';
import { nextNumber } from '../../../platform/numbers/number-series.ts';
import { bookkeeping, manager, owner } from '../../../platform/roles/roles.ts';
import { contract, contractRetention, contractService } from '../declaration.ts';
import type { Contract, ContractDraft } from '../schemas.ts';
import { contractTables } from '../tables.ts';
import { companyExists, companyInUse } from './companies.ts';
import { tellContractEnd } from './end-listeners.ts';

/** The plain part of a contract. */
export type ContractRow = RowOf<typeof contract>;

/** What came of making a contract. */
export type ContractCreated =
  | { readonly outcome: 'created'; readonly id: RecordId; readonly number: string }
  | { readonly outcome: 'number-taken' | 'partner-unknown' };

/** The instant a day is over, such as the last day of a contract. `null` where there is none. */
export function endOf(day: string | null, calendar: Calendar): number | null {
  if (day === null) return null;
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000);
  return calendar.startOf(next.toISOString().slice(0, 10));
}

/** Makes a contract with a person or a company. */
export function createContract(engine: Engine, actor: Actor, draft: ContractDraft): Promise<ContractCreated> {
  return engine.write(actor, (unit) => fileContract(unit, engine.calendar, draft));
}

/** Makes a contract within a unit. */
export async function fileContract(
  unit: Unit,
  calendar: Calendar,
  draft: ContractDraft,
): Promise<ContractCreated> {
  const { personId, companyId, partner, services, note, startsOn, endsOn } = draft;
  if (companyId !== null && !(await companyExists(unit.db, companyId))) return { outcome: 'partner-unknown' };
  if (personId !== null && !(await personExists(unit, personId))) return { outcome: 'partner-unknown' };
  const number = draft.number ?? (await nextContractNumber(unit));
  if (await isTaken(unit.db, number)) return { outcome: 'number-taken' };
  if (companyId !== null) await companyInUse(unit, companyId);
  const row = await unit.insert(contract, {
    person: personId,
    sealed: { partner, services, note },
    plain: { number, company_id: companyId, starts_on: startsOn, ends_on: endsOn, last_invoice_on: null },
    events: { ended: endOf(endsOn, calendar) },
  });
  return { outcome: 'created', id: row.id, number };
}

async function nextContractNumber(unit: Unit): Promise<string> {
  for (;;) {
    const number = `V${1_000 + (await nextNumber(unit, 'contract'))}`;
    if (!(await isTaken(unit.db, number))) return number;
  }
}

async function isTaken(db: unknown, number: string): Promise<boolean> {
  const row = await contractTables(db)
    .selectFrom('records.contract')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a person is known at all, whatever is known about them. */
async function personExists(unit: Unit, person: PersonId): Promise<boolean> {
  const row = await unit.db
    .selectFrom('records.person')
    .select('id')
    .where('id', '=', person)
    .executeTakeFirst();
  return row !== undefined;
}

/** Changed terms of a contract. */
export type ContractTerms = Pick<ContractDraft, 'partner' | 'services' | 'note' | 'startsOn' | 'endsOn'> & {
  readonly revision: number;
};

/** Changes a contract's terms. A changed end tells whoever counts from it. */
export function changeContract(
  engine: Engine,
  actor: Actor,
  id: RecordId,
  terms: ContractTerms,
): Promise<Changed> {
  return engine.write(actor, async (unit): Promise<Changed> => {
    const { revision, partner, services, note, startsOn, endsOn } = terms;
    const changed = await unit.change(contract, id, contractService, {
      revision,
      sealed: { partner, services, note },
      plain: { starts_on: startsOn, ends_on: endsOn },
    });
    if (changed.outcome !== 'changed') return changed;
    const ended = endOf(endsOn, engine.calendar);
    await tellContractEnd(unit, id, ended);
    await unit.mark(contract, id, 'ended', ended);
    return changed;
  });
}

/** Notes when a contract was last invoiced; until invoices are written here, somebody of the books does. */
export function noteLastInvoice(
  engine: Engine,
  actor: Actor,
  id: RecordId,
  { revision, lastInvoiceOn }: { readonly revision: number; readonly lastInvoiceOn: string | null },
): Promise<Changed> {
  return engine.write(actor, async (unit): Promise<Changed> => {
    const changed = await unit.change(contract, id, contractRetention, {
      revision,
      plain: { last_invoice_on: lastInvoiceOn },
    });
    if (changed.outcome !== 'changed') return changed;
    await unit.mark(contract, id, 'last_invoice', endOf(lastInvoiceOn, engine.calendar));
    return changed;
  });
}

/** The plain part of a contract, or nothing when there is none. */
export const contractRow = (db: unknown, id: RecordId): Promise<ContractRow | undefined> =>
  contractTables(db).selectFrom('records.contract').selectAll().where('id', '=', id).executeTakeFirst();

/** One contract. */
export async function readContract(engine: Engine, actor: Actor, id: RecordId): Promise<Contract | Refused> {
  const opened = await engine.open(actor, contract, id, contractService);
  return opened.outcome === 'refused' ? opened : asContract(engine, actor, opened);
}

/** Which contracts are listed. */
export interface ContractFilter {
  readonly person?: PersonId;
  readonly company?: string;
}

/** Contracts, newest first. Those that may not be opened (restricted ones) are left out. */
export async function listContracts(
  engine: Engine,
  actor: Actor,
  { person, company }: ContractFilter = {},
): Promise<readonly Contract[]> {
  let query = contractTables(engine.db).selectFrom('records.contract').select('id');
  if (person !== undefined) query = query.where('person_id', '=', person);
  if (company !== undefined) query = query.where('company_id', '=', company);
  const rows = await query.orderBy('id', 'desc').limit(500).execute();
  return openContracts(
    engine,
    actor,
    rows.map(({ id }) => id),
  );
}

/** Contracts by number or by the beginning of the partner's name. */
export const findContracts = async (
  engine: Engine,
  actor: Actor,
  words: string,
): Promise<readonly Contract[]> => openContracts(engine, actor, await engine.search(contract, words, 20));

async function openContracts(
  engine: Engine,
  actor: Actor,
  ids: readonly RecordId[],
): Promise<readonly Contract[]> {
  if (ids.length === 0) return [];
  const opened = await engine.openMany(actor, contract, ids, contractService);
  return opened.flatMap((each) => (each.outcome === 'opened' ? [asContract(engine, actor, each)] : []));
}

/** Whether somebody is one of the few who see when something was invoiced. */
const doesTheBooks = ({ roles }: Actor): boolean =>
  [owner, manager, bookkeeping].some(({ id }) => roles.includes(id));

type OpenedContract = Extract<Awaited<ReturnType<Engine['open']>>, { outcome: 'opened' }>;

function asContract(engine: Engine, actor: Actor, opened: OpenedContract): Contract {
  const row = opened.row as unknown as ContractRow;
  const sealed = opened.sealed as { partner: string; services: string[]; note: string };
  const today = engine.calendar.dayOf(engine.now());
  return {
    id: row.id,
    number: row.number,
    personId: row.person_id,
    companyId: row.company_id,
    ...sealed,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    state:
      row.starts_on > today ? 'coming' : row.ends_on !== null && row.ends_on < today ? 'ended' : 'running',
    billing: doesTheBooks(actor) ? { lastInvoiceOn: row.last_invoice_on } : null,
    dueAt: row.due_at,
    revision: row.revision,
  };
}

/** Numbers of contracts by id, for whoever shows what belongs to them. */
export async function contractNumbers(
  db: unknown,
  ids: readonly string[],
): Promise<ReadonlyMap<RecordId, string>> {
  const wanted = [...new Set(ids)] as RecordId[];
  if (wanted.length === 0) return new Map();
  const rows = await contractTables(db)
    .selectFrom('records.contract')
    .select(['id', 'number'])
    .where('id', 'in', wanted)
    .execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}
