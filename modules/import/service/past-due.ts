import { type AnyKind, calendarOf, describeRule, dueOf, type LegalFacts } from '@redlich/engine';
import type { PastDue } from '../report.ts';

const calendar = calendarOf();

/**
 * Whether a record would be due the moment it is written, by the rule the engine executes and the facts that stand.
 * @param facts of its person; `undefined` for somebody who is new here and so has consented to nothing
 */
export function isDueAlready(
  kind: AnyKind,
  events: Readonly<Record<string, number | null>>,
  facts: LegalFacts | undefined,
  now: number,
): boolean {
  const due = dueOf(kind.deletion, {
    events,
    consent: (id) => facts?.consents[id] ?? { state: 'never' },
    held: (facts?.holds.length ?? 0) > 0,
    restricted: false,
    calendar,
  });
  return due !== null && due.at <= now;
}

/** The entry of a report; none for nothing. */
export const pastDueEntry = (kind: AnyKind, count: number, fate: PastDue['fate']): readonly PastDue[] =>
  count === 0 ? [] : [{ kind: kind.id, title: kind.title, rule: describeRule(kind), count, fate }];
