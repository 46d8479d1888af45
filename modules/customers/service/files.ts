import type { Engine, Opened, PersonId, RecordId, Refused, Unit } from '@redlich/engine';
import { customer, customerCare, customerService, idleDays, legalClaims } from '../declaration.ts';
import { nameOf } from '../person-name.ts';
import type { CustomerReply } from '../replies.ts';
import { type CustomerTables, customerTables } from '../tables.ts';

/** The plain part of a customer's file. */
export type FileRow = CustomerTables['records.customer'];

/** A customer's file, open. */
export type OpenFile = Opened<typeof customer>;

/** An order is open; all are done; or there has been none since the file was made. */
export type Matter = 'open' | 'done' | 'idle';

/** How things stand with a customer's orders, from the events of the file. */
export function matterOf(row: Pick<FileRow, 'orders_done_at' | 'left_idle_at'>): Matter {
  if (row.orders_done_at !== null) return 'done';
  return row.left_idle_at === null ? 'open' : 'idle';
}

const dayMs = 86_400_000;

/**
 * For what the staff may open a file: while an order is open, or somebody has just come in, for the contract; later only because
 * the customer agreed to be kept (Art. 6 (1) b and a). A file that neither holds is due, or under a hold and closed to the shop.
 */
export function purposeOfFile(row: FileRow, now: number): typeof customerService | typeof customerCare {
  const isOld = matterOf(row) === 'idle' && now - (row.left_idle_at ?? now) > idleDays * dayMs;
  return matterOf(row) === 'done' || isOld ? customerCare : customerService;
}

/** The file of a person, or `undefined` when there is none (any more). */
export function fileOf(db: Unit['db'], person: PersonId): Promise<FileRow | undefined> {
  return customerTables(db)
    .selectFrom('records.customer')
    .selectAll()
    .where('person_id', '=', person)
    .executeTakeFirst();
}

/** Files by record id, in the order of the ids; missing ones are left out. */
export async function filesByIds(db: Unit['db'], ids: readonly RecordId[]): Promise<readonly FileRow[]> {
  if (ids.length === 0) return [];
  const rows = await customerTables(db)
    .selectFrom('records.customer')
    .selectAll()
    .where('id', 'in', ids)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The person of a file. A file is erased, never made anonymous, so it always has one. */
export const personOf = (row: FileRow): PersonId => row.person_id as PersonId;

/** A file with what came of opening it. */
export interface FileOpened {
  readonly row: FileRow;
  readonly opened: OpenFile | Refused;
}

/** Opens files, each for the purpose its state allows, with one ledger entry per purpose. In the order of the rows. */
export async function openFiles(unit: Unit, rows: readonly FileRow[]): Promise<readonly FileOpened[]> {
  const results = new Map<RecordId, OpenFile | Refused>();
  for (const purpose of [customerService, customerCare]) {
    const ids = rows.filter((row) => purposeOfFile(row, unit.now) === purpose).map((row) => row.id);
    const opened = await unit.openMany(customer, ids, purpose);
    ids.forEach((id, i) => {
      const one = opened[i];
      if (one !== undefined) results.set(id, one);
    });
  }
  return rows.flatMap((row) => {
    const opened = results.get(row.id);
    return opened === undefined ? [] : [{ row, opened }];
  });
}

/** For the shop's work, or for the person's own rights and legal claims, which a restriction leaves open (Art. 18 (2) GDPR). */
export type WhyOpen = 'service' | 'claims';

/** The purpose to open a file and what belongs to it for. */
export const purposeToOpen = (row: FileRow, now: number, why: WhyOpen) =>
  why === 'claims' ? legalClaims : purposeOfFile(row, now);

/** Opens one file. */
export const openFile = (unit: Unit, row: FileRow, why: WhyOpen = 'service'): Promise<OpenFile | Refused> =>
  unit.open(customer, row.id, purposeToOpen(row, unit.now, why));

/** The events of a file, for records that shall die with it. */
export const eventsOf = (row: FileRow) => ({ orders_done: row.orders_done_at, left_idle: row.left_idle_at });

/** A file as it is shown. */
export function asCustomer(row: FileRow, { emailWord: _, ...sealed }: OpenFile['sealed']): CustomerReply {
  return {
    id: personOf(row),
    number: row.number,
    revision: row.revision,
    name: nameOf(sealed),
    ...sealed,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** How many files there are. */
export async function countFiles(engine: Engine): Promise<number> {
  const row = await customerTables(engine.db)
    .selectFrom('records.customer')
    .select((eb) => eb.fn.countAll<number>().as('files'))
    .executeTakeFirst();
  return Number(row?.files ?? 0);
}
