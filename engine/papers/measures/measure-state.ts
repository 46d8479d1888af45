import type { CheckedPledge, MeasureAnswer, PaperSource } from '../source.ts';
import { catalogue } from './catalogue.ts';
import type { Measure } from './measure.ts';

/** What is known of a measure now. `tested`: proved with every build; `absent`: this installation has no such pledge. */
export type MeasureState =
  | { readonly state: CheckedPledge['state']; readonly pledges: readonly CheckedPledge[] }
  | { readonly state: 'tested' }
  | { readonly state: 'absent' };

/** States of a pledge, the worst first. */
const worst = ['broken', 'not-yet-provable', 'kept'] as const;

/** How a measure stands. Where several modules check one pledge, the worst verdict counts. */
export function stateOf({ proof }: Measure, { pledges }: Pick<PaperSource, 'pledges'>): MeasureState {
  if (proof.by === 'test') return { state: 'tested' };
  const found = pledges.filter(({ id }) => id === proof.pledge);
  const state = worst.find((each) => found.some((pledge) => pledge.state === each));
  return state === undefined ? { state: 'absent' } : { state, pledges: found };
}

/** Whether a measure holds as far as anybody can tell. What has had nothing to act on yet is carried out all the same. */
export const holds = ({ state }: MeasureState): boolean => state !== 'broken' && state !== 'absent';

/** The measure of an id. Ids come from the catalogue itself, so one that is not there is a fault of the program. */
export function measureOf(id: string): Measure {
  const found = catalogue.find((measure) => measure.id === id);
  if (found === undefined) throw new Error(`no measure ${id}`);
  return found;
}

/** The owner's newest answer to a task, or `null` while there is none. */
export const answerTo = (task: string, { measures }: Pick<PaperSource, 'measures'>): MeasureAnswer | null =>
  measures
    .filter(({ measure }) => measure === task)
    .toSorted((a, b) => b.answeredAt - a.answeredAt)
    .at(0) ?? null;
