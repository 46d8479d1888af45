import type { PersonId, RecordId, Unit } from '@redlich/engine';
import { fileKinds } from '../declaration.ts';
import { customerTables } from '../tables.ts';
import { fileOf, matterOf } from './files.ts';

type FileKind = (typeof fileKinds)[number];
type FileEvent = 'orders_done' | 'left_idle';

/**
 * Tells the file that an order of the customer is open: nothing of it may die before that order is done. Call it in the unit that
 * takes the order; calling it again changes nothing.
 */
export async function orderOpened(unit: Unit, person: PersonId): Promise<void> {
  const row = await fileOf(unit.db, person);
  if (row === undefined || matterOf(row) === 'open') return;
  // One of the two is set. Touching the other would ask whether the file is due while it still is.
  await markFile(unit, person, row.orders_done_at === null ? 'left_idle' : 'orders_done', null);
}

/** Whether a customer's file outlived something. */
export type FileFate = 'kept' | 'erased';

/**
 * Tells the file that the last open order of the customer is collected or cancelled. Without the consent to unlimited storage,
 * address, notes, contacts and interests die in this very moment (pledge consent.storage). Call it in the unit that closes the
 * order, when no other order is open.
 * @returns whether the file is still there
 */
export async function ordersDone(unit: Unit, person: PersonId): Promise<FileFate> {
  await markFile(unit, person, 'orders_done', unit.now);
  const row = await fileOf(unit.db, person);
  if (row !== undefined && row.left_idle_at !== null) await markFile(unit, person, 'left_idle', null);
  return fateOf(unit, person);
}

/** Whether a person still has a file. */
export async function fateOf(unit: Unit, person: PersonId): Promise<FileFate> {
  return (await fileOf(unit.db, person)) === undefined ? 'erased' : 'kept';
}

/** Sets or clears an event of the file and of all that dies with it. */
export async function markFile(
  unit: Unit,
  person: PersonId,
  event: FileEvent,
  at: number | null,
): Promise<void> {
  for (const kind of fileKinds) {
    const id = await anyOf(unit, kind, person);
    // Records of one person and kind share their events, so marking one marks all.
    if (id !== undefined) await unit.mark(kind, id, event, at);
  }
}

async function anyOf(unit: Unit, kind: FileKind, person: PersonId): Promise<RecordId | undefined> {
  const row = await customerTables(unit.db)
    .selectFrom(`records.${kind.id}`)
    .select('id')
    .where('person_id', '=', person)
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
