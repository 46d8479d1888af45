import type { Text } from '@redlich/engine';

/**
 * Something somebody has to look at, declared once. Its words are the program's own: whoever raises it adds only a short id, so that no
 * name, address or content has a way into an alarm, its mail or its webhook.
 */
export interface Alarm {
  readonly id: string;
  /** What is the matter, as one sentence. */
  readonly title: Text;
  /** What to do about it. */
  readonly advice: Text;
  /** `critical`: something promised is not being done, or somebody is attacking. `warning`: it will be, unless somebody looks. */
  readonly severity: Severity;
  /** `by-itself`: whoever raised it clears it when all is well again. `by-hand`: it happened, and stands until an owner has seen it. */
  readonly ends: 'by-itself' | 'by-hand';
}

/** How bad it is. */
export type Severity = 'critical' | 'warning';

/** Declares an alarm. */
export const alarm = (declared: Alarm): Alarm => Object.freeze(declared);

/** What is added when an alarm is raised. */
export interface Raising {
  /** What it is about: the id of a job, a place, a door. Letters, digits and `._/:-`, at most 100 characters; anything else becomes `?`. */
  readonly about?: string;
  /** Since when, if earlier than now; an instant. */
  readonly since?: number;
  /** Where this case is better or worse than the declaration says. */
  readonly severity?: Severity;
}

/** An alarm as it stands, or stood. */
export interface RaisedAlarm {
  readonly id: string;
  readonly alarm: string;
  readonly title: Text;
  readonly advice: Text;
  readonly severity: Severity;
  readonly ends: Alarm['ends'];
  /** Empty when there is nothing to add. */
  readonly about: string;
  readonly since: number;
  /** When it was raised last, and how many times since it stands. */
  readonly lastAt: number;
  readonly times: number;
  /** `null` while it stands. */
  readonly clearedAt: number | null;
}

/** A tenant's alarms. Raised twice, an alarm stands once. */
export interface Alarms {
  /** Never throws: an alarm that cannot be written because the store is away stands in memory. Never call it inside a unit. */
  raise(alarm: Alarm, raising?: Raising): Promise<void>;
  /** All is well again. Does nothing when it does not stand; never throws. */
  clear(alarm: Pick<Alarm, 'id' | 'title'>, about?: string): Promise<void>;
  /** What stands, the worst first. */
  standing(): Promise<readonly RaisedAlarm[]>;
  /** What stood within the last 90 days, the newest first. */
  past(limit: number): Promise<readonly RaisedAlarm[]>;
  /** Somebody has seen an alarm that does not end by itself. */
  dismiss(id: string): Promise<'dismissed' | 'unknown' | 'ends-by-itself'>;
}
