import fc from 'fast-check';
import { days, type Moment, months, type Period, years } from '../declare/index.ts';
import { keep, newsletter } from '../sample.ts';
import { calendarOf } from './calendar.ts';
import type { ConsentStanding, DueCircumstances } from './due.ts';
import { statutes } from './statutes.ts';

// What the property tests of the clock are made of.

/** Zones with a change of the clock at night, at midnight, over a whole day, and with none. */
export const zones = [
  'Europe/Berlin',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'UTC',
] as const;

export const berlin = calendarOf();

const hour = 3_600_000;

/** Instants of 1950 to 2100, with a liking for changes of the clock and for ends of years and months in Berlin. */
export const instant: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2100, 0, 1) }),
  fc
    .tuple(
      fc.integer({ min: 1981, max: 2060 }),
      fc.constantFrom([2, 25], [2, 31], [9, 25], [9, 31], [11, 31], [0, 1], [1, 28], [1, 29], [0, 31]),
      fc.integer({ min: -26 * hour, max: 26 * hour }),
    )
    .map(([year, [month, day], shift]) => Date.UTC(year, month as number, day as number) + shift),
);

export const period: fc.Arbitrary<Period> = fc.oneof(
  fc.integer({ min: 0, max: 5_000 }).map(days),
  fc.integer({ min: 0, max: 200 }).map(months),
  fc.integer({ min: 0, max: 30 }).map(years),
);

export const eventNames = ['created', 'sold', 'closed'] as const;

const leaf: fc.Arbitrary<Moment> = fc.oneof(
  fc.record({
    at: fc.constant('after'),
    event: fc.constantFrom(...eventNames),
    period,
    from: fc.constantFrom('event', 'end-of-year'),
  }),
  fc.record({
    at: fc.constant('statute'),
    event: fc.constantFrom(...eventNames),
    statute: fc.constantFrom(...statutes),
  }),
  fc.record({ at: fc.constant('withdrawal'), consent: fc.constantFrom(keep, newsletter), period }),
);

/** Moments of any shape, up to three levels deep. */
export const moment: fc.Arbitrary<Moment> = fc.letrec<{ moment: Moment }>((tie) => ({
  moment: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({ at: fc.constant('earliest'), of: fc.array(tie('moment'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ at: fc.constant('latest'), of: fc.array(tie('moment'), { minLength: 1, maxLength: 3 }) }),
    fc.record({
      at: fc.constant('unless-consent'),
      consent: fc.constantFrom(keep, newsletter),
      otherwise: tie('moment'),
    }),
    fc.record({
      at: fc.constant('depending-on'),
      event: fc.constantFrom(...eventNames),
      once: tie('moment'),
      otherwise: tie('moment'),
    }),
  ),
})).moment;

const standing: fc.Arbitrary<ConsentStanding> = fc.oneof(
  fc.constant({ state: 'never' } as const),
  fc.record({ state: fc.constantFrom('given' as const, 'withdrawn' as const), since: instant }),
);

/** The state of a record and its person; neither held nor restricted. */
export const circumstances: fc.Arbitrary<DueCircumstances> = fc
  .record({
    events: fc.record({ created: instant, sold: fc.option(instant), closed: fc.option(instant) }),
    keep: standing,
    newsletter: standing,
  })
  .map(({ events, ...standings }) => ({
    events,
    consent: (id) => standings[id as 'keep' | 'newsletter'],
    held: false,
    restricted: false,
    calendar: berlin,
  }));
