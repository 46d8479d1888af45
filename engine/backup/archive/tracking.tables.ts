import { sql } from 'kysely';
import type { Connection, Dialect, Store } from '../../store/connection.ts';
import { columnTypes } from '../../store/schema.ts';
import type { TableShape } from '../../store/table-shape.ts';

/**
 * The engine's own bookkeeping of snapshots. It says which rows changed in which run and is in no snapshot: after a restore, or on
 * another server, it must not be believed.
 */
export const bookkeeping: ReadonlySet<string> = new Set([
  'backup_run',
  'backup_table',
  'backup_changed',
  'backup_place',
  'backup_state',
]);

/** Makes the bookkeeping tables where they are missing. */
export async function createBookkeeping({ writerDb, dialect }: Store): Promise<void> {
  const integer = sql.raw(columnTypes[dialect].integer);
  const table = (name: string) => writerDb.schema.withSchema('records').createTable(name).ifNotExists();
  await table('backup_run')
    .addColumn('number', integer, (column) => column.primaryKey().notNull())
    .addColumn('token', 'text', (column) => column.notNull())
    .addColumn('at', integer, (column) => column.notNull())
    .execute();
  await table('backup_table')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('since', integer, (column) => column.notNull())
    .execute();
  let changed = table('backup_changed')
    .addColumn('tbl', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('run', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('backup_changed_key', ['tbl', 'key']);
  if (dialect === 'sqlite') changed = changed.modifyEnd(sql`without rowid`);
  await changed.execute();
  await table('backup_place')
    .addColumn('place', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('run', integer, (column) => column.notNull())
    .addColumn('at', integer, (column) => column.notNull())
    .execute();
  await table('backup_state')
    .addColumn('id', integer, (column) => column.primaryKey().notNull())
    .addColumn('writer', 'text', (column) => column.notNull())
    .addColumn('floor', integer, (column) => column.notNull())
    .execute();
}

/** Whether changes of a table can be followed row by row; others are small and read whole each time. */
export const isTracked = ({ name, key, columns }: TableShape): boolean =>
  key.length > 0 &&
  !name.startsWith('pending_') &&
  key.every((part) => columns.some((column) => column.name === part && column.type !== 'blob'));

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A key as text: a single text as it is, anything else as a JSON list. */
export const isPlainKey = ({ key, columns }: TableShape): boolean =>
  key.length === 1 && columns.find((column) => column.name === key[0])?.type === 'text';

function keyText(dialect: Dialect, shape: TableShape, row: string): string {
  const parts = shape.key.map((part) => `${row}.${quoted(part)}`);
  if (isPlainKey(shape)) return parts.join();
  return dialect === 'sqlite' ? `json_array(${parts.join()})` : `json_build_array(${parts.join()})::text`;
}

const events = ['insert', 'update', 'delete'] as const;
const triggerName = (table: string, event: string): string => `backup_${table}_${event}`;

/** Tables among these whose changes are being noted by all three triggers. */
export async function noted(
  connection: Connection,
  shapes: readonly TableShape[],
): Promise<ReadonlySet<string>> {
  const rows = await connection.run(
    connection.dialect === 'sqlite'
      ? `select name from records.sqlite_schema where type = 'trigger'`
      : `select t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
         join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'records' and t.tgenabled <> 'D'`,
    [],
  );
  const present = new Set(rows.map(({ name }) => String(name)));
  const complete = shapes.filter(({ name }) =>
    events.every((event) => present.has(triggerName(name, event))),
  );
  return new Set(complete.map(({ name }) => name));
}

/** Notes every change of a table's rows from now on, in the transaction that makes it, whoever makes it. */
export async function noteChanges(connection: Connection, shape: TableShape): Promise<void> {
  const statements = connection.dialect === 'sqlite' ? sqliteTriggers(shape) : postgresTriggers(shape);
  for (const statement of statements) await connection.run(statement, []);
}

/** Lets go of the triggers of a table. */
const dropTriggers = (dialect: Dialect, { name }: TableShape): readonly string[] =>
  events.map((event) =>
    dialect === 'sqlite'
      ? `drop trigger if exists records.${quoted(triggerName(name, event))}`
      : `drop trigger if exists ${quoted(triggerName(name, event))} on records.${quoted(name)}`,
  );

const currentRun = (schema: string): string => `(select max(number) from ${schema}backup_run)`;

function sqliteTriggers(shape: TableShape): readonly string[] {
  const key = (row: string): string => keyText('sqlite', shape, row);
  const note = (row: string, where: string): string =>
    `insert into backup_changed select ${literal(shape.name)}, ${key(row)}, ${currentRun('')} where ${where}
     on conflict (tbl, key) do update set run = excluded.run where backup_changed.run <> excluded.run;`;
  const moved = shape.key.map((part) => `old.${quoted(part)} is not new.${quoted(part)}`).join(' or ');
  const bodies = {
    insert: note('new', 'true'),
    update: `${note('new', 'true')} ${note('old', moved)}`,
    delete: note('old', 'true'),
  };
  const make = events.map(
    (event) => `create trigger records.${quoted(triggerName(shape.name, event))}
      after ${event} on ${quoted(shape.name)} begin ${bodies[event]} end`,
  );
  return [...dropTriggers('sqlite', shape), ...make];
}

function postgresTriggers(shape: TableShape): readonly string[] {
  const target = `records.${quoted(`backup_note_${shape.name}`)}`;
  const note = (rows: string): string =>
    `insert into records.backup_changed
     select distinct ${literal(shape.name)}, ${keyText('postgres', shape, rows)}, ${currentRun('records.')} from ${rows}
     on conflict (tbl, key) do update set run = excluded.run where backup_changed.run <> excluded.run;`;
  const seen = {
    insert: 'new table as fresh',
    update: 'old table as gone new table as fresh',
    delete: 'old table as gone',
  };
  return [
    `create or replace function ${target}() returns trigger language plpgsql as $$ begin
      if tg_op <> 'DELETE' then ${note('fresh')} end if;
      if tg_op <> 'INSERT' then ${note('gone')} end if;
      return null; end $$`,
    ...dropTriggers('postgres', shape),
    ...events.map(
      (event) => `create trigger ${quoted(triggerName(shape.name, event))} after ${event}
        on records.${quoted(shape.name)} referencing ${seen[event]} for each statement execute function ${target}()`,
    ),
  ];
}

/** What a changed row of a table is found by again: the condition that joins it to the note of its change. */
export function joinedBy(dialect: Dialect, shape: TableShape): string {
  if (isPlainKey(shape)) return `t.${quoted(shape.key[0] ?? '')} = c.key`;
  return shape.key
    .map((part, i) => {
      if (dialect === 'sqlite') return `t.${quoted(part)} = json_extract(c.key, '$[${i}]')`;
      const type = shape.columns.find((column) => column.name === part)?.type;
      return `t.${quoted(part)} = (c.key::json ->> ${i})${type === 'integer' ? '::bigint' : ''}`;
    })
    .join(' and ');
}
