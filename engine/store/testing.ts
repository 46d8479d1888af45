import pg from 'pg';
import { addressOf } from './postgres.ts';

/** A PostgreSQL database of a test, by the name of the tenant it belongs to. */
export interface BorrowedDatabase {
  readonly tenant: string;
  /** To be called when its tables have been made, before anything is written. */
  made(): Promise<void>;
  /** Empties it for the next test of this process; one whose tables were tampered with is left behind. */
  giveBack(): Promise<void>;
}

/** By shape: what the catalogue says of a database nobody has used, and the tenants whose databases are empty again. */
const shelves = new Map<string, { readonly catalogue: string; readonly free: string[] }>();

/**
 * Lends a database for a test. Making the tables of all modules takes PostgreSQL longer than most tests; a database an earlier test
 * of this process gave back, emptied, has them already.
 * @param shape what the tables come from; only databases of the same shape are lent again
 * @param fresh makes the name of a new tenant
 */
export function borrowDatabase(url: string, shape: string, fresh: () => string): BorrowedDatabase {
  const tenant = shelves.get(shape)?.free.pop() ?? fresh();
  return {
    tenant,
    async made() {
      if (shelves.has(shape)) return;
      const catalogue = await ask(url, tenant, readCatalogue);
      if (catalogue !== null) shelves.set(shape, { catalogue, free: [] });
    },
    async giveBack() {
      const shelf = shelves.get(shape);
      if (shelf === undefined) return;
      const catalogue = await ask(url, tenant, `${emptyAll}; ${readCatalogue}`);
      if (catalogue === shelf.catalogue) shelf.free.push(tenant);
    },
  };
}

/** @returns the only value of the last answer; `null` when the test has removed the database */
async function ask(url: string, tenant: string, sql: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: addressOf(url, tenant) });
  try {
    await client.connect();
  } catch {
    return null;
  }
  try {
    const answers = [await client.query<{ catalogue: string }>(sql)].flat();
    return answers.at(-1)?.rows[0]?.catalogue ?? null;
  } finally {
    await client.end();
  }
}

/** Triggers keep still: they would note every row that goes. */
const emptyAll = `SET session_replication_role = replica;
  DO $$ DECLARE found record; BEGIN
    PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false) FROM pg_sequences;
    FOR found IN SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN ('keys', 'records', 'ledger', 'idx') AND c.relkind = 'r' AND c.relname <> 'migration'
        AND pg_relation_size(c.oid) > 0
    LOOP
      EXECUTE format('DELETE FROM %I.%I', found.nspname, found.relname);
    END LOOP;
  END $$`;

/** One value for all tables, indexes, triggers, functions, constraints and steps of the tenant. */
const readCatalogue = `SELECT md5(string_agg(line, chr(10) ORDER BY line)) AS catalogue FROM (
  SELECT concat_ws('|', relnamespace::regnamespace, relname, relkind, relnatts, relchecks) AS line
    FROM pg_class WHERE oid >= 16384 AND relkind <> 't'
  UNION ALL SELECT concat_ws('|', attrelid::regclass, attnum) FROM pg_attribute
    WHERE attrelid >= 16384 AND attnum > 0 AND attisdropped
  UNION ALL SELECT concat_ws('|', tgname, tgenabled, tgrelid::regclass) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT concat_ws('|', proname, prosrc) FROM pg_proc WHERE oid >= 16384
  UNION ALL SELECT concat_ws('|', conname, contype, conrelid::regclass) FROM pg_constraint WHERE oid >= 16384
  UNION ALL SELECT concat_ws('|', module, id) FROM records.migration
) AS lines`;
