import type { ShownRequest } from '../schemas.ts';

/** What each step of a request gets. */
export interface StepProps {
  readonly request: ShownRequest;
}
