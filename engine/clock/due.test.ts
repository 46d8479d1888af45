import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  after,
  afterWithdrawal,
  afterYearOf,
  consentsOf,
  type DeletionRule,
  days,
  dependingOn,
  earliest,
  latest,
  type Moment,
  statutory,
  unlessConsent,
  years,
} from '../declare/index.ts';
import { keep, newsletter } from '../sample.ts';
import { berlin, circumstances, instant, moment, period } from './arbitraries.ts';
import { calendarOf } from './calendar.ts';
import { type ConsentStanding, type DueCircumstances, dueOf, momentAt } from './due.ts';
import { vouchers } from './statutes.ts';

const noon = Date.UTC(2026, 5, 15, 10);
const later = Date.UTC(2026, 8, 1, 10);
const reason = { de: 'Grund', en: 'Reason' };
const rule = (when: Moment, more: Partial<DeletionRule> = {}): DeletionRule => ({
  per: 'record',
  when,
  how: 'erase',
  reason,
  ...more,
});
const never = (): ConsentStanding => ({ state: 'never' });
const record = (more: Partial<DueCircumstances> = {}): DueCircumstances => ({
  events: { created: noon, sold: null },
  consent: never,
  held: false,
  restricted: false,
  calendar: berlin,
  ...more,
});

describe('a moment', () => {
  test('is not known before its event', () => {
    expect(momentAt(after('sold', days(0)), record())).toBeNull();
    expect(momentAt(statutory(vouchers, 'sold'), record())).toBeNull();
    expect(momentAt(after('never-heard-of', days(0)), record())).toBeNull();
  });

  test('the first of several does not wait for those not known', () => {
    expect(momentAt(earliest(after('sold', days(0)), after('created', days(0))), record())).toBe(noon);
    expect(momentAt(earliest(after('sold', days(0)), after('sold', days(1))), record())).toBeNull();
  });

  test('the last of several waits for all', () => {
    const both = latest(after('sold', days(0)), after('created', days(0)));
    expect(momentAt(both, record())).toBeNull();
    expect(momentAt(both, record({ events: { created: noon, sold: later } }))).toBe(later);
  });

  test('that depends on an event is one before it and the other after it, each on its own', () => {
    const moment = dependingOn('sold', {
      once: after('sold', days(0)),
      otherwise: after('created', days(0)),
    });
    expect(momentAt(moment, record())).toBe(noon);
    expect(momentAt(moment, record({ events: { created: noon, sold: later } }))).toBe(later);
    const waiting = dependingOn('sold', {
      once: after('closed', days(0)),
      otherwise: after('created', days(0)),
    });
    expect(momentAt(waiting, record({ events: { created: noon, sold: later } }))).toBeNull();
  });

  test('after a withdrawal is not known while the consent stands or was never given', () => {
    const moment = afterWithdrawal(keep, days(0));
    expect(momentAt(moment, record())).toBeNull();
    expect(momentAt(moment, record({ consent: () => ({ state: 'given', since: noon }) }))).toBeNull();
    expect(momentAt(moment, record({ consent: () => ({ state: 'withdrawn', since: later }) }))).toBe(later);
  });

  test('counts the period the owner has set in place of the law', () => {
    const ten = record({ periodOf: (statute) => (statute === vouchers ? years(10) : undefined) });
    expect(momentAt(statutory(vouchers, 'created'), record())).toBe(berlin.startOf('2035-01-01'));
    expect(momentAt(statutory(vouchers, 'created'), ten)).toBe(berlin.startOf('2037-01-01'));
  });

  test('is that of the tenant, wherever its days begin', () => {
    const kathmandu = calendarOf('Asia/Kathmandu');
    expect(momentAt(after('created', days(1)), record({ calendar: kathmandu }))).toBe(
      kathmandu.startOf('2026-06-17'),
    );
    expect(kathmandu.startOf('2026-06-17')).not.toBe(berlin.startOf('2026-06-17'));
  });
});

describe('unless a consent stands', () => {
  const sold = { created: noon, sold: noon };
  const moment = unlessConsent(keep, after('sold', days(0)));

  test('without the consent the record goes with its event', () => {
    expect(momentAt(moment, record({ events: sold }))).toBe(noon);
  });

  test('with the consent it stays', () => {
    expect(
      momentAt(moment, record({ events: sold, consent: () => ({ state: 'given', since: noon - 1 }) })),
    ).toBeNull();
  });

  test('with the withdrawal it goes, and not before', () => {
    expect(
      momentAt(moment, record({ events: sold, consent: () => ({ state: 'withdrawn', since: later }) })),
    ).toBe(later);
    const soldLater = { created: noon, sold: later };
    expect(
      momentAt(moment, record({ events: soldLater, consent: () => ({ state: 'withdrawn', since: noon }) })),
    ).toBe(later);
  });

  test('the consent of another kind changes nothing', () => {
    const other = record({
      events: sold,
      consent: (id) => (id === newsletter.id ? { state: 'given', since: 0 } : { state: 'never' }),
    });
    expect(momentAt(moment, other)).toBe(noon);
  });
});

describe('a rule', () => {
  const restricting = rule(afterYearOf('created', years(3)), { restrict: after('created', years(1)) });

  test('restricts first, then ends', () => {
    expect(dueOf(restricting, record())).toEqual({ action: 'restrict', at: berlin.startOf('2027-06-16') });
    expect(dueOf(restricting, record({ restricted: true }))).toEqual({
      action: 'erase',
      at: berlin.startOf('2030-01-01'),
    });
  });

  test('restricts while its end is not known yet', () => {
    const open = rule(after('sold', days(0)), { restrict: after('created', days(0)), how: 'anonymise' });
    expect(dueOf(open, record())).toEqual({ action: 'restrict', at: noon });
    expect(dueOf(open, record({ restricted: true }))).toBeNull();
  });

  test('does not restrict what ends at the same time or before', () => {
    const same = rule(after('created', days(1)), { restrict: after('created', days(1)) });
    expect(dueOf(same, record())).toMatchObject({ action: 'erase' });
    const late = rule(after('created', days(1)), { restrict: after('created', days(2)), how: 'anonymise' });
    expect(dueOf(late, record())).toMatchObject({ action: 'anonymise', at: berlin.startOf('2026-06-17') });
  });

  test('does nothing under a hold', () => {
    expect(dueOf(restricting, record({ held: true }))).toBeNull();
    expect(dueOf(restricting, record({ held: true, restricted: true }))).toBeNull();
  });
});

const soonest = (at: number | null) => at ?? Number.POSITIVE_INFINITY;
const withStanding = (
  base: DueCircumstances,
  consent: string,
  standing: ConsentStanding,
): DueCircumstances => ({
  ...base,
  consent: (id) => (id === consent ? standing : base.consent(id)),
});

describe('whatever the rule', () => {
  test('the first is never after, and the last never before, any of those it is made of', () => {
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1, maxLength: 4 }), circumstances, (of, state) => {
        const all = of.map((each) => momentAt(each, state));
        const known = all.filter((at) => at !== null);
        expect(momentAt(earliest(...of), state)).toBe(known.length === 0 ? null : Math.min(...known));
        expect(momentAt(latest(...of), state)).toBe(known.length < all.length ? null : Math.max(...known));
      }),
    );
  });

  test('nothing is due before the first event or withdrawal of the record', () => {
    fc.assert(
      fc.property(moment, circumstances, (when, state) => {
        const at = momentAt(when, state);
        const consents = consentsOf(when).map((id) => state.consent(id));
        const beginnings = [
          ...Object.values(state.events).filter((event) => event !== null),
          ...consents.flatMap((standing) => (standing.state === 'withdrawn' ? [standing.since] : [])),
        ];
        if (at !== null) expect(at).toBeGreaterThanOrEqual(Math.min(...beginnings));
      }),
    );
  });

  test('a consent given never brings the end nearer', () => {
    fc.assert(
      fc.property(
        moment,
        circumstances,
        fc.constantFrom(keep, newsletter),
        instant,
        (when, state, consent, since) => {
          const given = momentAt(when, withStanding(state, consent.id, { state: 'given', since }));
          const without = momentAt(when, withStanding(state, consent.id, { state: 'never' }));
          expect(soonest(given)).toBeGreaterThanOrEqual(soonest(without));
          expect(soonest(given)).toBeGreaterThanOrEqual(soonest(momentAt(when, state)));
        },
      ),
    );
  });

  test('a withdrawal never brings an end before itself that was not there without the consent', () => {
    fc.assert(
      fc.property(
        moment,
        circumstances,
        fc.constantFrom(keep, newsletter),
        instant,
        (when, state, consent, since) => {
          const never = soonest(momentAt(when, withStanding(state, consent.id, { state: 'never' })));
          const withdrawn = soonest(
            momentAt(when, withStanding(state, consent.id, { state: 'withdrawn', since })),
          );
          if (withdrawn < never) expect(withdrawn).toBeGreaterThanOrEqual(since);
        },
      ),
    );
  });

  test('a hold suspends it and a restriction carried out leaves only its end', () => {
    fc.assert(
      fc.property(moment, moment, circumstances, (when, restrict, state) => {
        const both = rule(when, { restrict });
        expect(dueOf(both, { ...state, held: true })).toBeNull();
        const end = momentAt(when, state);
        expect(dueOf(both, { ...state, restricted: true })).toEqual(
          end === null ? null : { action: 'erase', at: end },
        );
        const first = dueOf(both, state);
        if (end !== null) expect(first?.at).toBeLessThanOrEqual(end);
        if (first?.action === 'erase') expect(first.at).toBe(end);
      }),
    );
  });

  test('an event that comes later never brings a single period nearer', () => {
    fc.assert(
      fc.property(
        instant,
        instant,
        period,
        fc.constantFrom('event' as const, 'end-of-year' as const),
        (one, other, length, from) => {
          const when: Moment = { at: 'after', event: 'sold', period: length, from };
          const [first, second] = [Math.min(one, other), Math.max(one, other)];
          const at = (sold: number) => momentAt(when, record({ events: { sold } })) as number;
          expect(at(second)).toBeGreaterThanOrEqual(at(first));
          expect(at(first)).toBeGreaterThanOrEqual(first);
        },
      ),
    );
  });
});
