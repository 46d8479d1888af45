import { randomUUID } from 'node:crypto';
import type { Unit } from '@redlich/engine';
import { helpdeskTables } from '../tables.ts';

/** The topic of a name, within a unit; made where there is none. `offered`: whether it is still to be chosen. */
export async function categoryNamed(unit: Unit, name: string, offered: 'yes' | 'no'): Promise<string> {
  const db = helpdeskTables(unit.db);
  const known = await db
    .selectFrom('records.ticket_category')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirst();
  if (known !== undefined) return known.id;
  const id = randomUUID();
  const active = offered === 'yes' ? 1 : 0;
  await db
    .insertInto('records.ticket_category')
    .values({ id, name, respond_hours: null, solve_hours: null, position: 500, active })
    .execute();
  return id;
}

/** The team of a name, within a unit; made without members where there is none. */
export async function teamNamed(unit: Unit, name: string): Promise<string> {
  const db = helpdeskTables(unit.db);
  const known = await db
    .selectFrom('records.ticket_team')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirst();
  if (known !== undefined) return known.id;
  const id = randomUUID();
  await db.insertInto('records.ticket_team').values({ id, name, members: '' }).execute();
  return id;
}

/** Keeps an answer written in advance, unless there is one of this title. @returns whether it was added */
export async function addCanned(
  unit: Unit,
  { title, body }: { readonly title: string; readonly body: string },
): Promise<boolean> {
  const db = helpdeskTables(unit.db);
  const known = await db
    .selectFrom('records.ticket_canned')
    .select('id')
    .where('title', '=', title)
    .executeTakeFirst();
  if (known !== undefined) return false;
  await db.insertInto('records.ticket_canned').values({ id: randomUUID(), title, body }).execute();
  return true;
}
