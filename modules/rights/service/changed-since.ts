import type { Engine, PersonId } from '@redlich/engine';

/** Ids of a person's records that were made or changed after an instant: whoever looked before has not seen them. */
export async function changedSince(
  engine: Engine,
  person: PersonId,
  since: number,
): Promise<ReadonlySet<string>> {
  if (since === Number.POSITIVE_INFINITY) return new Set();
  const found = new Set<string>();
  for (const kind of engine.register.kinds.keys()) {
    const rows = await engine.db
      .selectFrom(`records.${kind}`)
      .select('id')
      .where('person_id', '=', person)
      .where((row) => row.or([row('created_at', '>', since), row('updated_at', '>', since)]))
      .execute();
    for (const { id } of rows) found.add(String(id));
  }
  return found;
}
