import type { ConsentKind } from './consent.ts';
import type { Period } from './period.ts';
import type { Statute } from './statute.ts';
import type { Text } from './text.ts';

/** A point in time derived from a record's events and its person's legal facts; `null` while it cannot be known yet. */
export type Moment<Event extends string = string> =
  | {
      readonly at: 'after';
      readonly event: Event;
      readonly period: Period;
      readonly from: 'event' | 'end-of-year';
    }
  | { readonly at: 'statute'; readonly event: Event; readonly statute: Statute }
  | { readonly at: 'withdrawal'; readonly consent: ConsentKind; readonly period: Period }
  | { readonly at: 'earliest'; readonly of: readonly Moment<Event>[] }
  | { readonly at: 'latest'; readonly of: readonly Moment<Event>[] }
  | { readonly at: 'unless-consent'; readonly consent: ConsentKind; readonly otherwise: Moment<Event> }
  | {
      readonly at: 'depending-on';
      readonly event: Event;
      readonly once: Moment<Event>;
      readonly otherwise: Moment<Event>;
    };

/** A period after an event. */
export const after = <const Event extends string>(event: Event, period: Period): Moment<Event> => ({
  at: 'after',
  event,
  period,
  from: 'event',
});

/** A period after the end of the calendar year in which the event fell. */
export const afterYearOf = <const Event extends string>(event: Event, period: Period): Moment<Event> => ({
  at: 'after',
  event,
  period,
  from: 'end-of-year',
});

/** As long as a law demands, from the event or from the end of its calendar year, as that law says. */
export const statutory = <const Event extends string>(statute: Statute, event: Event): Moment<Event> => ({
  at: 'statute',
  event,
  statute,
});

/** A period after the withdrawal of a consent; not known while the consent stands. */
export const afterWithdrawal = (consent: ConsentKind, period: Period): Moment<never> => ({
  at: 'withdrawal',
  consent,
  period,
});

/** The first of several moments; those not known yet do not count. */
export const earliest = <const Event extends string>(...of: readonly Moment<Event>[]): Moment<Event> => ({
  at: 'earliest',
  of,
});

/** The last of several moments; not known until all of them are. */
export const latest = <const Event extends string>(...of: readonly Moment<Event>[]): Moment<Event> => ({
  at: 'latest',
  of,
});

/** Never while the consent stands, otherwise the given moment. */
export const unlessConsent = <const Event extends string>(
  consent: ConsentKind,
  otherwise: Moment<Event>,
): Moment<Event> => ({ at: 'unless-consent', consent, otherwise });

/**
 * One moment for records an event has happened to, another for all others: work that is invoiced is kept as long as tax law demands,
 * and what is never invoiced is not.
 *
 * @example dependingOn('billed', { once: latest(done, statutory(vouchers, 'billed')), otherwise: done })
 */
export const dependingOn = <const Event extends string>(
  event: Event,
  { once, otherwise }: { readonly once: Moment<Event>; readonly otherwise: Moment<Event> },
): Moment<Event> => ({ at: 'depending-on', event, once, otherwise });

/**
 * The one deletion rule of a kind (DIN 66398: Löschregel). A hold (Löschsperre) on the person or the record suspends any
 * rule; that needs no declaration.
 */
export interface DeletionRule<Event extends string = string> {
  /** What dies together, and so shares one key: a single record, all records of a person, or those of a person and year. */
  readonly per: 'record' | 'person' | 'year';
  readonly when: Moment<Event>;
  readonly how: 'erase' | 'anonymise';
  /** From here on the record is restricted: kept, but opened only for purposes that are allowed under restriction. */
  readonly restrict?: Moment<Event>;
  /** Why just this period, in the words of the deletion concept. */
  readonly reason: Text;
}
