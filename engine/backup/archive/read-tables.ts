import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { FrozenView } from '../../store/connection.ts';
import { compiler } from '../../store/statement.ts';
import type { TableShape } from '../../store/table-shape.ts';
import type { ArchivedRow, Value } from './row-bytes.ts';
import { isPlainKey, joinedBy } from './tracking.tables.ts';

/** Rows read at once. In an embedded store reading blocks; the counter waits no longer than this many take. */
const portion = 512;

type Rows = readonly (readonly Value[])[];

/** All rows of a table in the order of its key, in portions. */
export async function* readWhole(view: FrozenView, shape: TableShape): AsyncGenerator<Rows> {
  const { name, key } = shape;
  const columns = shape.columns.map((column) => column.name);
  const order = key.length > 0 ? key : columns;
  const from = order.reduce(
    (query, column) => query.orderBy(column),
    compiler(view.dialect).selectFrom(`records.${name}`).select(columns),
  );
  if (key.length === 0) {
    const { sql: text, parameters } = from.compile();
    yield (await view.read(text, parameters)) as Rows;
    return;
  }
  const places = key.map((part) => columns.indexOf(part));
  let after: readonly Value[] | null = null;
  for (;;) {
    const page: typeof from =
      after === null
        ? from
        : from.where(
            sql<boolean>`(${sql.join(key.map((part) => sql.ref(part)))}) > (${sql.join([...after])})`,
          );
    const { sql: text, parameters } = page.limit(portion).compile();
    const rows = (await view.read(text, parameters)) as Rows;
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < portion) return;
    after = places.map((place) => last[place] ?? null);
    await setImmediate();
  }
}

/** Rows of a table that were noted as changed in a run or after it; of those that are gone, the key. In the order of the notes. */
export async function* readChanged(
  view: FrozenView,
  shape: TableShape,
  sinceRun: number,
): AsyncGenerator<readonly ArchivedRow[]> {
  const columns = shape.columns.map((column) => sql.ref(`t.${column.name}`));
  const parse = isPlainKey(shape) ? (key: string) => [key] : (key: string) => JSON.parse(key) as Value[];
  let after = '';
  for (;;) {
    const query = sql`select c.key, (t.${sql.ref(shape.key[0] ?? '')} is null), ${sql.join(columns)}
      from records.backup_changed c left join ${sql.table(`records.${shape.name}`)} t
      on ${sql.raw(joinedBy(view.dialect, shape))}
      where c.tbl = ${shape.name} and c.run >= ${sinceRun} and c.key > ${after} order by c.key limit ${portion}`;
    const { sql: text, parameters } = query.compile(compiler(view.dialect));
    const rows = (await view.read(text, parameters)) as readonly (readonly [
      string,
      number | boolean,
      ...Value[],
    ])[];
    yield rows.map(([key, gone, ...values]) =>
      Number(gone) === 1 ? { state: 'deleted', values: parse(key) } : { state: 'present', values },
    );
    const last = rows.at(-1);
    if (last === undefined || rows.length < portion) return;
    after = last[0];
    await setImmediate();
  }
}

/** How many rows a table has, and how many of them were noted as changed in a run or after it. */
export async function countRows(
  view: FrozenView,
  { name }: TableShape,
  sinceRun: number,
): Promise<{ readonly all: number; readonly changed: number }> {
  const counts = sql`select (select count(*) from ${sql.table(`records.${name}`)}),
    (select count(*) from records.backup_changed where tbl = ${name} and run >= ${sinceRun})`;
  const { sql: text, parameters } = counts.compile(compiler(view.dialect));
  const [row] = await view.read(text, parameters);
  return { all: Number(row?.[0]), changed: Number(row?.[1]) };
}
