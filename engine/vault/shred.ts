import type { Session } from '../session.ts';
import { insertRows } from '../store/insert-rows.ts';
import { statement } from '../store/statement.ts';

const clearShreds = statement<{ batch: string }>((db, slot) =>
  db.deleteFrom('records.pending_shred').where('batch', '=', slot('batch')),
);

/**
 * Marks shred groups for death. In an atomic store their keys go at once, with the rest of the unit. In SQLite the decision is
 * written down together with the records, and the keys go right after that commit, before anybody is answered: so no crash can
 * lose a key whose records stayed, nor keep a key whose records went.
 */
export async function shred(session: Session, groups: readonly string[]): Promise<void> {
  if (session.store.atomic) {
    for (const group of groups) await session.keyring.drop(group);
    return;
  }
  await insertRows(session.connection, 'records.pending_shred', ['key_group', 'batch'], groups.map((group) => [group, session.after.batch]));
  for (const group of groups) session.after.shreds.push(group);
}

/** Deletes the keys of the batch's shred groups and makes them unreadable in the store's files. */
export async function finishShreds(session: Session): Promise<void> {
  const { shreds, batch } = session.after;
  if (shreds.length === 0) return;
  await session.store.begin();
  try {
    for (const group of shreds) await session.keyring.drop(group);
    await clearShreds.run(session.connection, { batch });
    await session.store.commit();
  } catch (error) {
    await session.store.rollback();
    throw error;
  }
  await session.store.scrubKeys();
}
