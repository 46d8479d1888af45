import {
  type Actor,
  changesSince,
  type Engine,
  type MeasuresSnapshot,
  measureCatalogue,
  ownerTasks,
  type Pledge,
  reviewDue,
  snapshotOf,
  type Text,
} from '@redlich/engine';
import { namesOfUsers } from '../../../platform/login/index.ts';
import { checkPledges } from '../../privacy/index.ts';
import type { Measures } from '../schemas.ts';
import { answerRows, measureAnswers, reviewRows } from './answers.ts';

/** How the measures stand now, to be kept with a review. */
export async function presentSnapshot(engine: Engine, pledges: readonly Pledge[]): Promise<MeasuresSnapshot> {
  const { checkedAt, pledges: checked } = await checkPledges(engine, pledges);
  return snapshotOf({
    pledges: checked.map((pledge) => ({ ...pledge, checkedAt })),
    measures: await measureAnswers(engine),
  });
}

/** Everything the review looks at: measures with their state, questions with their answers, what changed since the last review. */
export async function readMeasures(
  engine: Engine,
  actor: Actor,
  pledges: readonly Pledge[],
): Promise<Measures> {
  const answers = await answerRows(engine);
  const reviews = await reviewRows(engine);
  const authors = [...new Set([...answers, ...reviews].map((row) => row.author))];
  const names = await namesOfUsers(engine, actor, authors);
  const nameOf = (author: string): string | null => names.get(author) ?? null;
  const now = await presentSnapshot(engine, pledges);
  const [last] = reviews;
  const due = reviewDue(last === undefined ? null : Number(last.reviewed_at), engine.now());
  return {
    measures: measureCatalogue.map(({ id, title, does }) => ({
      ...{ id, title, does },
      state: now.measures[id] ?? 'tested',
    })),
    tasks: ownerTasks.map(({ id, title, question }) => {
      const row = answers.find((each) => each.task === id);
      const answer = row && {
        ...{ state: row.state, how: row.how, answeredAt: Number(row.answered_at) },
        author: nameOf(row.author),
      };
      return { id, title, question, answer: answer ?? null };
    }),
    due: { due: due.due, since: due.due ? due.since : null, on: due.due ? null : due.on },
    changes:
      last === undefined
        ? []
        : changesSince(JSON.parse(last.snapshot) as MeasuresSnapshot, now).map(({ id, before, after }) => ({
            ...{ title: titleOf(id), before, after },
          })),
    reviews: reviews.map(({ number, reviewed_at, author, result }) => ({
      ...{ number: Number(number), reviewedAt: Number(reviewed_at), author: nameOf(author), result },
    })),
  };
}

const titleOf = (id: string): Text =>
  measureCatalogue.find((each) => each.id === id)?.title ??
  ownerTasks.find((each) => each.id === id)?.title ?? { de: id, en: id };
