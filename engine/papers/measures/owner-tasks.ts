import type { OwnerTask } from './measure.ts';
import { tasksOfLaw } from './tasks-of-law.ts';
import { tasksOfOperation } from './tasks-of-operation.ts';
import { tasksOfPeople } from './tasks-of-people.ts';

/**
 * What only people can do or see, so that the owner is asked. An answer is given in `PaperSource.measures` under the task's id; it
 * counts until the measures are due for review again.
 */
export const ownerTasks = [
  ...tasksOfOperation,
  ...tasksOfPeople,
  ...tasksOfLaw,
] as const satisfies readonly OwnerTask[];
