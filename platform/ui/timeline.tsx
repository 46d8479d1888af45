import type { ReactNode } from 'react';
import type { ScreenIcon } from './screens.ts';
import type { Tone } from './state-badge.tsx';
import classes from './timeline.module.css';
import { DateText } from './values.tsx';

/** Something that happened. */
export interface TimelineEntry {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly icon?: ScreenIcon;
  readonly tone?: Tone;
}

/** What happened, newest first or oldest first as given: the ledger, a protocol, a history. */
export function Timeline({ label, entries }: { label: string; entries: readonly TimelineEntry[] }) {
  return (
    <ol className={classes.timeline} aria-label={label}>
      {entries.map(({ id, at, title, detail, icon: Icon, tone = 'neutral' }) => (
        <li key={id} className={classes.entry} data-tone={tone}>
          <span className={classes.mark} aria-hidden>
            {Icon && <Icon size={14} stroke={2} />}
          </span>
          <div className={classes.body}>
            <div className={classes.title}>{title}</div>
            {detail !== undefined && <div className={classes.detail}>{detail}</div>}
          </div>
          <span className={classes.at}>
            <DateText at={at} style="minute" />
          </span>
        </li>
      ))}
    </ol>
  );
}
