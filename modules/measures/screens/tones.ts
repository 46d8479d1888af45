/** States that have a word of their own. */
export type ShownState =
  | 'met'
  | 'not-met'
  | 'not-applicable'
  | 'open'
  | 'kept'
  | 'broken'
  | 'not-yet-provable'
  | 'tested'
  | 'absent';

/** How a state looks; always with its word beside it. */
export function toneOf(state: string): 'good' | 'bad' | 'attention' | 'neutral' {
  if (state === 'met' || state === 'kept' || state === 'tested') return 'good';
  if (state === 'broken' || state === 'not-met' || state === 'absent') return 'bad';
  return state === 'open' ? 'attention' : 'neutral';
}
