import type { Session } from '../../session.ts';
import { statement } from '../../store/statement.ts';
import { randomKey } from '../../vault/seal.ts';

/** A mark that was left before a snapshot. */
export interface DrillMark {
  readonly value: string;
  readonly at: number;
}

/** Marks are kept as long as snapshots are looked at. */
const keptMs = 60 * 86_400_000;

const insert = statement<{ value: string; at: number }>((db, slot) =>
  db.insertInto('records.drill_mark').values({ value: slot('value'), at: slot('at') }),
);
const forgetBefore = statement<{ at: number }>((db, slot) =>
  db.deleteFrom('records.drill_mark').where('at', '<', slot('at')),
);
/** The marks there are, newest first. */
export const drillMarks = statement<Record<never, never>, DrillMark>((db) =>
  db.selectFrom('records.drill_mark').select(['value', 'at']).orderBy('at', 'desc'),
);

/** Leaves a mark. Within a unit. */
export async function leaveMark({ connection, now }: Session): Promise<void> {
  const at = now();
  await insert.run(connection, { value: randomKey().toString('hex', 0, 16), at });
  await forgetBefore.run(connection, { at: at - keptMs });
}
