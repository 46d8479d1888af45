import type { catalogue } from './catalogue.ts';
import type { gaps } from './gaps.ts';
import type { ownerTasks } from './owner-tasks.ts';

type MeasureId = (typeof catalogue)[number]['id'];
type TaskId = (typeof ownerTasks)[number]['id'];
type GapId = (typeof gaps)[number]['id'];

/** How a row of the Standard Data Protection Model is answered. An answer that names what is not there does not compile. */
export type Answer =
  /** Met by measures of the program, all of them, each with its live proof. */
  | { readonly is: 'met'; readonly by: readonly MeasureId[] }
  /** A task of the owner; measures of the program help with it but do not do it. */
  | { readonly is: 'owner'; readonly task: TaskId; readonly helped: readonly MeasureId[] }
  /** Not met, with the reason. */
  | { readonly is: 'gap'; readonly gap: GapId };

/** Met by these measures, all of them. */
export const met = (...by: readonly [MeasureId, ...MeasureId[]]): Answer => ({ is: 'met', by });

/** The owner's task. */
export const owner = (task: TaskId, ...helped: readonly MeasureId[]): Answer => ({
  is: 'owner',
  task,
  helped,
});

/** Not met. */
export const gap = (id: GapId): Answer => ({ is: 'gap', gap: id });
