import type { PropsWithChildren } from 'react';
import type { ScreenIcon } from './screens.ts';
import classes from './state-badge.module.css';

/** What a state means to whoever looks at it: nothing special, under way, done well, wants attention, dies soon, went wrong. */
export type Tone = 'neutral' | 'active' | 'good' | 'attention' | 'dies' | 'bad';

/** The state of a thing. The word says it; the tone and the icon only help the eye. */
export interface StateBadgeProps {
  readonly tone?: Tone;
  readonly icon?: ScreenIcon;
}

/** A state in a word. */
export function StateBadge({ tone = 'neutral', icon: Icon, children }: PropsWithChildren<StateBadgeProps>) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {Icon ? <Icon size={14} stroke={2} /> : <span className={classes.dot} aria-hidden />}
      {children}
    </span>
  );
}
