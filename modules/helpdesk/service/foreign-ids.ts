import type { PersonId, Unit } from '@redlich/engine';
import { enquirer } from '../declaration.ts';
import { type ForeignIdRow, helpdeskTables } from '../tables.ts';

/** A thing of an older system. */
export type ForeignId = Omit<ForeignIdRow, 'own_id'>;

/** What a foreign thing has become here, also if it died since; `null`: it was never taken over. */
export async function ownIdOf(db: unknown, { source, sort, foreign_id }: ForeignId): Promise<string | null> {
  const row = await helpdeskTables(db)
    .selectFrom('records.ticket_foreign_id')
    .select('own_id')
    .where('source', '=', source)
    .where('sort', '=', sort)
    .where('foreign_id', '=', foreign_id)
    .executeTakeFirst();
  return row?.own_id ?? null;
}

/** Remembers within a unit what a foreign thing has become. */
export async function noteForeignId(unit: Unit, foreign: ForeignId, ownId: string): Promise<void> {
  await forgetForeignId(unit, foreign);
  await helpdeskTables(unit.db)
    .insertInto('records.ticket_foreign_id')
    .values({ ...foreign, own_id: ownId })
    .execute();
}

/** Forgets within a unit what a foreign thing has become: nothing is left to do about it. */
export async function forgetForeignId(unit: Unit, { source, sort, foreign_id }: ForeignId): Promise<void> {
  await helpdeskTables(unit.db)
    .deleteFrom('records.ticket_foreign_id')
    .where('source', '=', source)
    .where('sort', '=', sort)
    .where('foreign_id', '=', foreign_id)
    .execute();
}

/**
 * The person a user of an older system is, within a unit: whoever was taken over before and lives on, the known one, or somebody new.
 * @param known somebody of the same address in the customer file or an enquiry
 */
export async function personOf(
  unit: Unit,
  source: string,
  user: number,
  known: PersonId | null,
): Promise<PersonId> {
  const foreign = { source, sort: 'person', foreign_id: user } as const;
  const before = await ownIdOf(unit.db, foreign);
  if (before !== null) {
    const row = await unit.db
      .selectFrom('records.person')
      .select('id')
      .where('id', '=', before)
      .executeTakeFirst();
    if (row !== undefined) return before as PersonId;
  }
  const person = known ?? (await unit.newPerson(enquirer));
  await noteForeignId(unit, foreign, person);
  return person;
}
