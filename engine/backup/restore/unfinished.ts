import type { Kysely } from 'kysely';
import type { Store } from '../../store/connection.ts';
import { createKeyTables } from '../../store/schema.ts';
import { statement } from '../../store/statement.ts';

const note = statement<{ at: number }>((db, slot) =>
  db.insertInto('keys.restoring').values({ begun_at: slot('at') }),
);
const clear = statement((db) => db.deleteFrom('keys.restoring'));

/** Notes, before anything else is written, that what follows is no store yet: nobody opens it before the restore is through. */
export async function noteUnfinished(store: Store, at: number): Promise<void> {
  await store.begin();
  await createKeyTables(store.writerDb, store.dialect);
  await clear.run(store.writer, {});
  await note.run(store.writer, { at });
  await store.commit();
}

/** The last step of a restore. */
export async function noteFinished(store: Store): Promise<void> {
  await store.begin();
  await clear.run(store.writer, {});
  await store.commit();
}

/**
 * Empties a store in which a restore was broken off, so that it can begin anew.
 * @returns false when there is a store in use, which nothing may touch
 */
export async function emptyUnfinished(store: Store): Promise<boolean> {
  const tables = await tablesIn(store);
  if (tables.length === 0) return true;
  const marked = tables.some(({ schema, table }) => schema === 'keys' && table === 'restoring');
  if (!marked || (await unfinished.run(store.writer, {})).length === 0) return false;
  await store.begin();
  // The mark goes last, so that a run broken off here is taken up again.
  for (const { schema, table } of tables)
    if (table !== 'restoring') await store.writerDb.schema.withSchema(schema).dropTable(table).execute();
  await store.commit();
  return true;
}

const unfinished = statement<Record<never, never>, { begun_at: number }>((db) =>
  db.selectFrom('keys.restoring').select('begun_at'),
);

const schemas = ['keys', 'records', 'ledger', 'idx'] as const;

async function tablesIn({
  writerDb,
  dialect,
}: Store): Promise<readonly { readonly schema: string; readonly table: string }[]> {
  if (dialect === 'sqlite') {
    const found = await Promise.all(
      schemas.map(async (schema) => {
        const rows = await named(writerDb, `${schema}.sqlite_schema`)
          .select('name')
          .where('type', '=', 'table')
          .execute();
        return rows
          .map((row: { name: string }) => ({ schema, table: row.name }))
          .filter(({ table }: { table: string }) => !table.startsWith('sqlite_'));
      }),
    );
    return found.flat();
  }
  const rows = await named(writerDb, 'information_schema.tables')
    .select(['table_schema', 'table_name'])
    .where('table_schema', 'in', [...schemas])
    .execute();
  return rows.map((row: { table_schema: string; table_name: string }) => ({
    schema: row.table_schema,
    table: row.table_name,
  }));
}

// biome-ignore lint/suspicious/noExplicitAny: reads the catalogue
const named = (db: Kysely<any>, table: string): any => db.selectFrom(table);
