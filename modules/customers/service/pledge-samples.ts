import type { Engine, PersonId } from '@redlich/engine';
import { customerTables } from '../tables.ts';

const persons = (rows: readonly { readonly person_id: PersonId | null }[]): readonly PersonId[] =>
  rows.flatMap((row) => row.person_id ?? []);

/** The persons whose files were made last. */
export const newestPersons = async (engine: Engine, limit: number): Promise<readonly PersonId[]> =>
  persons(
    await customerTables(engine.db)
      .selectFrom('records.customer')
      .select('person_id')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute(),
  );

/** Persons with a file and no open order. */
export const personsDone = async (engine: Engine, limit: number): Promise<readonly PersonId[]> =>
  persons(
    await customerTables(engine.db)
      .selectFrom('records.customer')
      .select('person_id')
      .where('orders_done_at', 'is not', null)
      .orderBy('id', 'desc')
      .limit(limit)
      .execute(),
  );

/** Persons with a profile of interests. */
export const personsWithProfile = async (engine: Engine, limit: number): Promise<readonly PersonId[]> =>
  persons(
    await customerTables(engine.db)
      .selectFrom('records.interest_profile')
      .select('person_id')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute(),
  );
