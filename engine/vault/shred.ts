import type { Session } from '../session.ts';
import { statement } from '../store/statement.ts';

const notePending = statement<{ batch: string; groups: string }>((db, slot) =>
  db.insertInto('records.pending_shred').values({ batch: slot('batch'), key_groups: slot('groups') }),
);
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
    await session.keyring.dropMany(groups);
    return;
  }
  if (groups.length === 0) return;
  await notePending.run(session.connection, { batch: session.after.batch, groups: JSON.stringify(groups) });
  for (const group of groups) session.after.shreds.push(group);
}

/** Deletes the keys of the batch's shred groups and makes them unreadable in the store's files. */
export async function finishShreds(session: Session): Promise<void> {
  const { shreds, batch } = session.after;
  if (shreds.length > 0) await dropShreds(session, shreds, batch);
  if (!session.after.unscrubbed) return;
  await session.store.scrubKeys();
  session.after.unscrubbed = false;
}

async function dropShreds(session: Session, shreds: readonly string[], batch: string): Promise<void> {
  await session.store.begin();
  try {
    await session.keyring.dropMany(shreds);
    await clearShreds.run(session.connection, { batch });
    await session.store.commit();
  } catch (error) {
    await session.store.rollback();
    throw error;
  }
  session.after.unscrubbed = true;
}
