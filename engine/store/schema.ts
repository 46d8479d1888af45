import { type Kysely, sql } from 'kysely';
import type { Dialect } from './connection.ts';
import { createIndex } from './create-index.ts';

/** Version of the engine's own tables. Grows with every change of them; `migrateEngine` brings an older store forward. */
export const engineSchemaVersion = 3;

/** Column types of the one SQL vocabulary, per dialect. */
export const columnTypes = {
  sqlite: { text: 'text', integer: 'integer', blob: 'blob' },
  postgres: { text: 'text', integer: 'bigint', blob: 'bytea' },
} as const;

// biome-ignore lint/suspicious/noExplicitAny: these tables are being made here
type AnyDb = Kysely<any>;

/** Creates the engine's own tables where they are missing. Safe to run at every start. */
export async function createEngineTables(db: AnyDb, dialect: Dialect): Promise<void> {
  await createKeyTables(db, dialect);
  await createRecordTables(db, dialect);
  await createLedgerTables(db, dialect);
  await createIndexTables(db, dialect);
}

/** The tables of the key store, which are there before any other. */
export async function createKeyTables(db: AnyDb, dialect: Dialect): Promise<void> {
  const { integer, blob } = columnTypes[dialect];
  const keys = db.schema.withSchema('keys');
  // Keyed by the group alone, so that laying and losing a key is one step in one tree.
  let key = keys
    .createTable('key')
    .ifNotExists()
    .addColumn('key_group', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text')
    .addColumn('epoch', sql.raw(integer), (column) => column.notNull())
    .addColumn('wrapped', sql.raw(blob), (column) => column.notNull());
  if (dialect === 'sqlite') key = key.modifyEnd(sql`without rowid`);
  await key.execute();
  await keys
    .createTable('epoch')
    .ifNotExists()
    .addColumn('number', sql.raw(integer), (column) => column.primaryKey().notNull())
    .addColumn('begun_at', sql.raw(integer), (column) => column.notNull())
    .addColumn('ended_at', sql.raw(integer))
    .execute();
  // Has a row from the first to the last step of a restore. Beside the keys, because these commit first.
  await keys
    .createTable('restoring')
    .ifNotExists()
    .addColumn('begun_at', sql.raw(integer), (column) => column.notNull())
    .execute();
}

async function createRecordTables(db: AnyDb, dialect: Dialect): Promise<void> {
  const { integer } = columnTypes[dialect];
  const records = db.schema.withSchema('records');
  const table = (name: string) => records.createTable(name).ifNotExists();
  await table('migration')
    .addColumn('module', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('at', sql.raw(integer), (column) => column.notNull())
    .addPrimaryKeyConstraint('migration_key', ['module', 'id'])
    .execute();
  await table('person')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('category', 'text', (column) => column.notNull())
    .addColumn('created_at', sql.raw(integer), (column) => column.notNull())
    .execute();
  // All legal facts that stand about a person, in one place, because every opening asks for all of them.
  await table('fact')
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('fact', 'text', (column) => column.notNull())
    .addColumn('about', 'text', (column) => column.notNull())
    .addColumn('state', 'text')
    .addColumn('since', sql.raw(integer), (column) => column.notNull())
    .addColumn('channel', 'text')
    .addColumn('wording_version', 'text')
    .addColumn('recorded_by', 'text')
    .addColumn('paper', 'text')
    .addColumn('entry', sql.raw(integer), (column) => column.notNull())
    .addPrimaryKeyConstraint('fact_key', ['person_id', 'fact', 'about'])
    .execute();
  // consenting(): all persons for whom a consent stands, in the order of their ids.
  await createIndex(db, {
    name: 'fact_standing',
    table: 'fact',
    columns: ['fact', 'about', 'state', 'person_id'],
  });
  await createFileTable(db, dialect);
  await createPeriodTables(db, dialect);
  await createPendingTables(db, dialect);
  await createCustodyTables(db, dialect);
}

/** What is known of the copies of keys and ledger at the places. Ids of places and counters, nothing about persons. */
async function createCustodyTables(db: AnyDb, dialect: Dialect): Promise<void> {
  const { integer, blob } = columnTypes[dialect];
  const table = (name: string) => db.schema.withSchema('records').createTable(name).ifNotExists();
  await table('recovery_kit')
    .addColumn('public_key', sql.raw(blob), (column) => column.primaryKey().notNull())
    .addColumn('writer', 'text', (column) => column.notNull())
    .addColumn('made_at', sql.raw(integer), (column) => column.notNull())
    .addColumn('tested_at', sql.raw(integer))
    .execute();
  await table('custody')
    .addColumn('generation', sql.raw(integer), (column) => column.primaryKey().notNull())
    .addColumn('writer', 'text', (column) => column.notNull())
    .addColumn('begun_at', sql.raw(integer), (column) => column.notNull())
    // The last fact whose dead keys are not in it.
    .addColumn('seen', sql.raw(integer), (column) => column.notNull())
    .addColumn('threshold', sql.raw(integer), (column) => column.notNull())
    .addColumn('keys', sql.raw(integer), (column) => column.notNull())
    .addColumn('bytes', sql.raw(integer), (column) => column.notNull())
    .addColumn('in_force_at', sql.raw(integer))
    .execute();
  await table('custody_place')
    .addColumn('generation', sql.raw(integer), (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    // Written down before the place is asked: from then on it counts as holding a share.
    .addColumn('tried_at', sql.raw(integer), (column) => column.notNull())
    .addColumn('confirmed_at', sql.raw(integer))
    .addColumn('removed_at', sql.raw(integer))
    .addColumn('digest', 'text')
    .addColumn('trouble', 'text')
    .addPrimaryKeyConstraint('custody_place_key', ['generation', 'place'])
    .execute();
  // Random values written before each snapshot, by which a drill tells that what came back is from then.
  await table('drill_mark')
    .addColumn('value', 'text', (column) => column.primaryKey().notNull())
    .addColumn('at', sql.raw(integer), (column) => column.notNull())
    .execute();
  await table('ledger_copy')
    .addColumn('place', 'text', (column) => column.primaryKey().notNull())
    .addColumn('fact', sql.raw(integer), (column) => column.notNull())
    .addColumn('at', sql.raw(integer), (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .execute();
}

/** The owner's periods in place of the law's, and the kinds whose dates still have to follow a changed one. */
async function createPeriodTables(db: AnyDb, dialect: Dialect): Promise<void> {
  const { integer } = columnTypes[dialect];
  const table = (name: string) => db.schema.withSchema('records').createTable(name).ifNotExists();
  await table('set_period')
    .addColumn('statute', 'text', (column) => column.primaryKey().notNull())
    .addColumn('unit', 'text', (column) => column.notNull())
    .addColumn('count', sql.raw(integer), (column) => column.notNull())
    .addColumn('set_at', sql.raw(integer), (column) => column.notNull())
    .execute();
  await table('pending_due')
    .addColumn('kind', 'text', (column) => column.primaryKey().notNull())
    .addColumn('cursor', 'text', (column) => column.notNull())
    .execute();
}

/**
 * What must follow a commit of the records in a store that is not atomic: written down with the records, done after them, and
 * taken up again at the next start when the power went in between. `batch` tells whose rows they are.
 */
async function createPendingTables(db: AnyDb, dialect: Dialect): Promise<void> {
  const table = (name: string) => db.schema.withSchema('records').createTable(name).ifNotExists();
  await table('pending_shred')
    .addColumn('batch', 'text', (column) => column.notNull())
    .addColumn('key_groups', 'text', (column) => column.notNull())
    .execute();
  await table('pending_index')
    .addColumn('record_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('batch', 'text', (column) => column.notNull())
    .execute();
  await ledgerColumns(table('pending_fact'), dialect)
    .addColumn('batch', 'text', (column: { notNull(): unknown }) => column.notNull())
    .execute();
}

/** A file has a key of its own, wrapped by its record's group key: it moves with the record and dies with the group. */
async function createFileTable(db: AnyDb, dialect: Dialect): Promise<void> {
  const { integer, blob } = columnTypes[dialect];
  const records = db.schema.withSchema('records');
  await records
    .createTable('file')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('record_id', 'text', (column) => column.notNull())
    .addColumn('wrapped', sql.raw(blob), (column) => column.notNull())
    .addColumn('size', sql.raw(integer), (column) => column.notNull())
    .addColumn('created_at', sql.raw(integer), (column) => column.notNull())
    .execute();
  await createIndex(db, { name: 'file_by_record', table: 'file', columns: ['record_id'] });
}

async function createLedgerTables(db: AnyDb, dialect: Dialect): Promise<void> {
  const { integer, blob } = columnTypes[dialect];
  const ledger = db.schema.withSchema('ledger');
  for (const stream of ['fact', 'access'] as const) {
    await ledgerColumns(ledger.createTable(stream).ifNotExists(), dialect).execute();
  }
  // What is on record about one person (card, access report). Accesses to lists name no person.
  await createIndex(db, {
    schema: 'ledger',
    name: 'fact_by_person',
    table: 'fact',
    columns: ['person_id', 'number'],
  });
  await ledger
    .createTable('checkpoint')
    .ifNotExists()
    .addColumn('number', sql.raw(integer), (column) => column.primaryKey().notNull())
    .addColumn('at', sql.raw(integer), (column) => column.notNull())
    .addColumn('fact_number', sql.raw(integer), (column) => column.notNull())
    .addColumn('fact_hash', sql.raw(blob), (column) => column.notNull())
    .addColumn('access_number', sql.raw(integer), (column) => column.notNull())
    .addColumn('access_hash', sql.raw(blob), (column) => column.notNull())
    .addColumn('signature', sql.raw(blob), (column) => column.notNull())
    .execute();
  await ledger
    .createTable('identity')
    .ifNotExists()
    .addColumn('public_key', sql.raw(blob), (column) => column.primaryKey().notNull())
    .execute();
}

// biome-ignore lint/suspicious/noExplicitAny: Kysely's builder carries the column names in its type
function ledgerColumns(table: any, dialect: Dialect): any {
  const { integer, blob } = columnTypes[dialect];
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const required = (column: any) => column.notNull();
  return table
    .addColumn('number', sql.raw(integer), (column: { primaryKey(): { notNull(): unknown } }) =>
      column.primaryKey().notNull(),
    )
    .addColumn('at', sql.raw(integer), required)
    .addColumn('type', 'text', required)
    .addColumn('actor', 'text', required)
    .addColumn('person_id', 'text')
    .addColumn('body', 'text', required)
    .addColumn('hash', sql.raw(blob), required);
}

async function createIndexTables(db: AnyDb, dialect: Dialect): Promise<void> {
  const { integer, blob } = columnTypes[dialect];
  const idx = db.schema.withSchema('idx');
  await idx
    .createTable('doc')
    .ifNotExists()
    .addColumn('doc', sql.raw(integer), (column) =>
      dialect === 'sqlite'
        ? column.primaryKey().autoIncrement()
        : column.primaryKey().generatedByDefaultAsIdentity(),
    )
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('record_id', 'text', (column) => column.notNull().unique())
    .addColumn('generation', sql.raw(integer), (column) => column.notNull())
    .addColumn('tokens', sql.raw(blob), (column) => column.notNull())
    .execute();
  // The documents of a generation that is being replaced.
  await createIndex(db, { schema: 'idx', name: 'doc_by_generation', table: 'doc', columns: ['generation'] });
  let token = idx
    .createTable('token')
    .ifNotExists()
    .addColumn('token', sql.raw(integer), (column) => column.notNull())
    .addColumn('doc', sql.raw(integer), (column) => column.notNull())
    .addPrimaryKeyConstraint('token_key', ['token', 'doc']);
  if (dialect === 'sqlite') token = token.modifyEnd(sql`without rowid`);
  await token.execute();
}
