import type { Engine, PersonId } from '@redlich/engine';

/** Ids of a person's records that were made or changed after an instant, or got a file: whoever looked before has not seen that. */
export async function changedSince(
  engine: Engine,
  person: PersonId,
  since: number,
): Promise<ReadonlySet<string>> {
  if (since === Number.POSITIVE_INFINITY) return new Set();
  const found = new Set<string>();
  for (const kind of engine.register.kinds.keys()) {
    const own = engine.db.selectFrom(`records.${kind}`).select('id').where('person_id', '=', person);
    const rows = await own
      .where((row) => row.or([row('created_at', '>', since), row('updated_at', '>', since)]))
      .execute();
    for (const { id } of rows) found.add(String(id));
    const files = await engine.db
      .selectFrom('records.file')
      .select('record_id')
      .where('created_at', '>', since)
      .where('record_id', 'in', own)
      .execute();
    for (const { record_id } of files) found.add(String(record_id));
  }
  return found;
}
