import type { Text } from '../../declare/index.ts';
import { buildingBlocks, readRows, type SdmRow } from '../sdm/read-rows.ts';
import type { MeasureAnswer, PaperSource } from '../source.ts';
import { answers } from './answers.ts';
import { gaps } from './gaps.ts';
import type { Measure, OwnerTask } from './measure.ts';
import { answerTo, holds, measureOf, stateOf } from './measure-state.ts';
import { ownerTasks } from './owner-tasks.ts';

/** A row of the Standard Data Protection Model with the answer that is true now. */
export interface AnsweredRow extends SdmRow {
  readonly block: string;
  readonly answer:
    | { readonly is: 'met'; readonly by: readonly Measure[] }
    /** A measure it rests on is broken or not installed. */
    | { readonly is: 'failing'; readonly by: readonly Measure[]; readonly failing: readonly Measure[] }
    | {
        readonly is: 'owner';
        readonly task: OwnerTask;
        readonly answered: MeasureAnswer | null;
        readonly helped: readonly Measure[];
      }
    | { readonly is: 'not-met'; readonly reason: Text };
}

/** All rows of all building blocks, each answered from the state of the running system and by the owner. */
export const answerRows = (source: Pick<PaperSource, 'pledges' | 'measures'>): readonly AnsweredRow[] =>
  buildingBlocks.flatMap(({ number: block }) =>
    readRows(block).map((row) => ({ ...row, block, answer: answerOf(row, block, source) })),
  );

function answerOf(
  { number }: SdmRow,
  block: string,
  source: Pick<PaperSource, 'pledges' | 'measures'>,
): AnsweredRow['answer'] {
  const given = answers[block]?.[number.slice('M00.'.length)];
  // The list of the model changed and nobody answered: that is a fault of the program, not a row to pass over.
  if (given === undefined) throw new Error(`no answer to ${number}`);
  if (given.is === 'gap') {
    const gap = gaps.find(({ id }) => id === given.gap);
    if (gap === undefined) throw new Error(`no gap ${given.gap}`);
    return { is: 'not-met', reason: gap.reason };
  }
  if (given.is === 'owner') {
    const task = ownerTasks.find(({ id }) => id === given.task);
    if (task === undefined) throw new Error(`no task ${given.task}`);
    const helped = given.helped.map(measureOf).filter((each) => holds(stateOf(each, source)));
    return { is: 'owner', task, answered: answerTo(task.id, source), helped };
  }
  const by = given.by.map(measureOf);
  const failing = by.filter((each) => !holds(stateOf(each, source)));
  return failing.length === 0 ? { is: 'met', by } : { is: 'failing', by, failing };
}

/** The building blocks a measure serves, by itself or by helping the owner. */
export function blocksServedBy(measure: Measure): readonly string[] {
  return Object.entries(answers)
    .filter(([, rows]) =>
      Object.values(rows).some((answer) => {
        const ids: readonly string[] =
          answer.is === 'met' ? answer.by : answer.is === 'owner' ? answer.helped : [];
        return ids.includes(measure.id);
      }),
    )
    .map(([block]) => block);
}
