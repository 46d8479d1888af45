import type { AnyKind, Detail, DetailColumn } from '../declare/index.ts';
import type { Engine } from '../engine.ts';
import type { CopiedDetail } from './view.ts';

type Columns = Readonly<Record<string, unknown>>;

/** Reads the details of some records of a kind and says which belong to which record. One query a detail. */
export async function detailsOf(
  engine: Engine,
  kind: AnyKind,
  records: readonly Columns[],
): Promise<(record: Columns) => readonly CopiedDetail[]> {
  const details: readonly Detail[] = kind.details ?? [];
  const found = await Promise.all(details.map((detail) => readRows(engine, detail, records)));
  return (record) =>
    details.flatMap((detail, i) => {
      const rows = found[i]?.get(String(record[detail.match.own])) ?? [];
      return rows.length === 0 ? [] : [toDetail(detail, rows)];
    });
}

const toDetail = (detail: Detail, rows: readonly Columns[]): CopiedDetail => {
  const ids = Object.keys(detail.columns);
  const columns = Object.entries<DetailColumn>(detail.columns).map(([id, { title, unit = null }]) => ({
    id,
    title,
    unit,
  }));
  return {
    id: detail.table,
    title: detail.title,
    columns,
    rows: rows.map((row) => ids.map((id) => row[id] ?? null)),
  };
};

async function readRows(
  engine: Engine,
  { table, match, orderBy, columns }: Detail,
  records: readonly Columns[],
): Promise<ReadonlyMap<string, readonly Columns[]>> {
  const keys = [...new Set(records.map((record) => record[match.own]).filter((key) => key !== null))];
  if (keys.length === 0) return new Map();
  const named = Object.entries<DetailColumn>(columns);
  let query = engine.db.selectFrom(`records.${table} as d`).select(`d.${match.column} as detail_of`);
  for (const [i, [id, { names }]] of named.entries()) {
    if (names === undefined) query = query.select(`d.${id} as ${id}`);
    else
      query = query
        .leftJoin(`records.${names.table} as n${i}`, `n${i}.${names.key}`, `d.${id}`)
        .select(`n${i}.${names.column} as ${id}`);
  }
  const rows = await query.where(`d.${match.column}`, 'in', keys).orderBy(`d.${orderBy}`).execute();
  return Map.groupBy(rows as Columns[], (row) => String(row.detail_of));
}
