import type { AnyKind } from '../declare/index.ts';
import type { RecordId } from '../ids.ts';
import type { Session } from '../session.ts';
import { statement } from '../store/statement.ts';

const notePending = statement<{ record: RecordId; kind: string; batch: string }>((db, slot) =>
  db
    .insertInto('records.pending_index')
    .values({ record_id: slot('record'), kind: slot('kind'), batch: slot('batch') })
    .onConflict((conflict) =>
      conflict.column('record_id').doUpdateSet((eb) => ({ batch: eb.ref('excluded.batch') })),
    ),
);

/**
 * Notes with the records that a record's index rows change, in a store where the index commits after them: the next start then
 * puts right what a crash left between the two.
 */
export async function noteIndexChange(session: Session, kind: AnyKind, id: RecordId): Promise<void> {
  if (session.store.atomic) return;
  await notePending.run(session.connection, { record: id, kind: kind.id, batch: session.after.batch });
  session.after.pending = true;
}
