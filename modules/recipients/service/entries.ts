import type { Actor, Engine, Unit } from '@redlich/engine';
import { type RecipientEntryRow, recipientTables } from '../recipient.tables.ts';
import type { DeclaredEntry, OwnRecipient } from '../schemas.ts';

/** What came of a change. */
export type EntrySaved =
  | { readonly outcome: 'saved'; readonly id: string; readonly revision: number }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'conflict'; readonly revision: number };

/** All entries the owner made. */
export const entriesOf = (db: unknown): Promise<readonly RecipientEntryRow[]> =>
  recipientTables(db).selectFrom('records.recipient_entry').selectAll().execute();

const entryOf = (unit: Unit, id: string): Promise<RecipientEntryRow | undefined> =>
  recipientTables(unit.db)
    .selectFrom('records.recipient_entry')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();

/** Writes what the owner says about a recipient the program declares. */
export const saveDeclared = (
  engine: Engine,
  actor: Actor,
  id: string,
  entry: DeclaredEntry,
): Promise<EntrySaved> =>
  save(engine, actor, id, entry.revision, {
    ...columnsOf(entry),
    origin: 'declared',
    title: '',
    role: 'processor',
    receives: '',
    in_use: 0,
  });

/** Adds a recipient of the company's own. */
export const addOwn = (engine: Engine, actor: Actor, own: OwnRecipient): Promise<EntrySaved> =>
  save(engine, actor, crypto.randomUUID(), 0, ownColumns(own));

/** Changes one. */
export const changeOwn = (
  engine: Engine,
  actor: Actor,
  id: string,
  own: OwnRecipient & { readonly revision: number },
): Promise<EntrySaved> => save(engine, actor, id, own.revision, ownColumns(own));

/** Takes one out of the register. That it was there stays in the ledger and in every paper that named it. */
export function removeOwn(engine: Engine, actor: Actor, id: string, seen: number): Promise<EntrySaved> {
  return engine.write(actor, async (unit): Promise<EntrySaved> => {
    const row = await entryOf(unit, id);
    if (row?.origin !== 'own') return { outcome: 'unknown' };
    if (Number(row.revision) !== seen) return { outcome: 'conflict', revision: Number(row.revision) };
    await recipientTables(unit.db).deleteFrom('records.recipient_entry').where('id', '=', id).execute();
    await unit.note('recipient-entered', { recipient: id, to: 'removed' });
    return { outcome: 'saved', id, revision: seen };
  });
}

type Columns = Omit<RecipientEntryRow, 'id' | 'revision' | 'updated_at'>;

const columnsOf = (entry: Omit<DeclaredEntry, 'revision'>) => ({
  company_name: entry.companyName,
  company_place: entry.companyPlace,
  company_country: entry.companyCountry,
  third_country: entry.thirdCountry,
  safeguard: entry.safeguard,
  agreement_on: entry.agreementOn,
  agreement_until: entry.agreementUntil,
  agreement_at: entry.agreementAt,
  certificates: JSON.stringify(entry.certificates),
  check_on: entry.checkOn,
});

const ownColumns = (own: OwnRecipient): Columns => ({
  ...columnsOf(own),
  origin: 'own',
  title: own.title,
  role: own.role,
  receives: own.receives,
  in_use: own.inUse ? 1 : 0,
});

function save(engine: Engine, actor: Actor, id: string, seen: number, columns: Columns): Promise<EntrySaved> {
  return engine.write(actor, async (unit): Promise<EntrySaved> => {
    const row = await entryOf(unit, id);
    const present = Number(row?.revision ?? 0);
    if (seen > 0 && row?.origin !== columns.origin) return { outcome: 'unknown' };
    if (present !== seen) return { outcome: 'conflict', revision: present };
    const revision = present + 1;
    const db = recipientTables(unit.db);
    const values = { ...columns, revision, updated_at: unit.now };
    if (row === undefined)
      await db
        .insertInto('records.recipient_entry')
        .values({ id, ...values })
        .execute();
    else await db.updateTable('records.recipient_entry').set(values).where('id', '=', id).execute();
    await unit.note('recipient-entered', { recipient: id, to: row === undefined ? 'added' : 'changed' });
    return { outcome: 'saved', id, revision };
  });
}
