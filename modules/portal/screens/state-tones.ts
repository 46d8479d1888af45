import type { Tone } from '../../../platform/ui/index.ts';
import type { OwnTicket } from './replies.ts';

/** How a state looks. */
export const stateTones = {
  new: 'neutral',
  open: 'active',
  waiting: 'attention',
  solved: 'good',
  closed: 'neutral',
  spam: 'bad',
} as const satisfies Readonly<Record<OwnTicket['state'], Tone>>;
