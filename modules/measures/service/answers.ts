import type { Actor, Engine, MeasureAnswer, MeasuresSnapshot } from '@redlich/engine';
import { type AnswerRow, measureTables, type ReviewRow } from '../measure.tables.ts';

/** What the owner answered, task by task. */
export const answerRows = (engine: Engine): Promise<readonly AnswerRow[]> =>
  measureTables(engine.db).selectFrom('records.measure_answer').selectAll().execute();

/** The same as the papers read it. */
export const measureAnswers = async (engine: Engine): Promise<readonly MeasureAnswer[]> =>
  (await answerRows(engine)).map(({ task, state, how, answered_at }) => ({
    measure: task,
    ...{ state, how, answeredAt: Number(answered_at) },
  }));

/** Keeps an answer in place of the former one; the ledger holds that it was given. */
export function answerTask(
  engine: Engine,
  actor: Actor,
  task: string,
  { state, how }: Pick<AnswerRow, 'state' | 'how'>,
): Promise<void> {
  return engine.write(actor, async (unit) => {
    const db = measureTables(unit.db);
    await db.deleteFrom('records.measure_answer').where('task', '=', task).execute();
    await db
      .insertInto('records.measure_answer')
      .values({ task, state, how, answered_at: unit.now, author: actor.id })
      .execute();
    await unit.note('measure-answered', { what: task, to: state });
  });
}

/** All reviews, the latest first. */
export const reviewRows = (engine: Engine): Promise<readonly ReviewRow[]> =>
  measureTables(engine.db)
    .selectFrom('records.measure_review')
    .selectAll()
    .orderBy('number', 'desc')
    .execute();

/** Signs a review: who, when, the result, and how everything stood. */
export function signReview(
  engine: Engine,
  actor: Actor,
  result: string,
  snapshot: MeasuresSnapshot,
): Promise<number> {
  return engine.write(actor, async (unit) => {
    const db = measureTables(unit.db);
    const last = await db
      .selectFrom('records.measure_review')
      .select('number')
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    const number = Number(last?.number ?? 0) + 1;
    await db
      .insertInto('records.measure_review')
      .values({ number, reviewed_at: unit.now, author: actor.id, result, snapshot: JSON.stringify(snapshot) })
      .execute();
    await unit.note('measures-reviewed', { number });
    return number;
  });
}
