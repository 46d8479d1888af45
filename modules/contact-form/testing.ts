import { createHash } from 'node:crypto';
import { type Proof, type Task, zeroBits } from './rules/proof.ts';

/** Does what a visitor's browser does. */
export function solved(task: Task): Proof {
  for (let answer = 0; ; answer++)
    if (zeroBits(createHash('sha256').update(`${task.salt}.${answer}`).digest()) >= task.bits)
      return { ...task, answer };
}
