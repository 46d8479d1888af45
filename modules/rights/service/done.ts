import type { Refused } from '@redlich/engine';

/** What came of a step. `not-yet`: something else comes first. */
export type Done =
  | { readonly outcome: 'done' }
  | {
      readonly outcome:
        | 'not-yet'
        | 'too-late'
        | 'mistyped'
        | 'plan-changed'
        | 'not-applicable'
        | 'nothing-corrected'
        | 'wrong-value';
    }
  | Refused;
