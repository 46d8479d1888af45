import type { ReactNode } from 'react';
import classes from './facts.module.css';

/** A name and its value. */
export interface Fact {
  readonly id: string;
  readonly title: string;
  readonly value: ReactNode;
}

/** Names and values side by side: an address, the head of an order. Empty values are shown as a dash, not left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ id, title, value }) => (
        <div key={id} className={classes.fact}>
          <dt>{title}</dt>
          <dd>{value === null || value === undefined || value === '' ? '–' : value}</dd>
        </div>
      ))}
    </dl>
  );
}
