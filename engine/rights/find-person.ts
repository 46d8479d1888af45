import type { Engine } from '../engine.ts';
import type { PersonId } from '../ids.ts';

/**
 * Whether anything is kept about a person, and of which category they are. The records decide, not the list of persons: a pseudonym
 * the list has forgotten while a record still bears it is a person too.
 * @returns the category's id, empty when the list does not know it; `null` for nobody
 */
export async function categoryOf(engine: Engine, person: PersonId): Promise<string | null> {
  const row = await engine.db
    .selectFrom('records.person')
    .select('category')
    .where('id', '=', person)
    .executeTakeFirst();
  if (row !== undefined) return String(row.category);
  for (const kind of engine.register.kinds.keys()) {
    const record = await engine.db
      .selectFrom(`records.${kind}`)
      .select('id')
      .where('person_id', '=', person)
      .limit(1)
      .executeTakeFirst();
    if (record !== undefined) return '';
  }
  return null;
}
