import type { AnyKind, PersonId, RecordId, Register, Text, Unit } from '@redlich/engine';
import { customerTables } from '../tables.ts';

/** How many records of a kind a person has. */
export interface KindCount {
  readonly kind: string;
  readonly title: Text;
  readonly count: number;
}

/** The ids of a person's records of one kind, oldest first. */
export async function recordsOf(
  db: Unit['db'],
  kind: AnyKind,
  person: PersonId,
): Promise<readonly RecordId[]> {
  const rows = await tableOf(db, kind).select('id').where('person_id', '=', person).orderBy('id').execute();
  return rows.map((row) => row.id);
}

/** How many records of each kind a person has, in all modules; kinds without any are left out. */
export async function countByKind(
  db: Unit['db'],
  register: Register,
  person: PersonId,
): Promise<readonly KindCount[]> {
  const counts: KindCount[] = [];
  for (const kind of register.kinds.values()) {
    const row = await tableOf(db, kind)
      .select((eb) => eb.fn.countAll<number>().as('records'))
      .where('person_id', '=', person)
      .executeTakeFirst();
    const count = Number(row?.records ?? 0);
    if (count > 0) counts.push({ kind: kind.id, title: kind.title, count });
  }
  return counts;
}

/** Every kind's table has the engine's own columns, which is all that is asked for here. */
function tableOf(db: Unit['db'], kind: AnyKind) {
  return customerTables(db).selectFrom(`records.${kind.id}` as 'records.customer');
}
