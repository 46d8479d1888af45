import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  after,
  afterWithdrawal,
  afterYearOf,
  type DeletionRule,
  days,
  dependingOn,
  earliest,
  latest,
  type Moment,
  months,
  type Period,
  statutory,
  unlessConsent,
  years,
} from '../declare/index.ts';
import { keep } from '../sample.ts';
import { berlin, moment, period } from './arbitraries.ts';
import { momentAt } from './due.ts';
import { shortfall, shortfallText } from './shortfall.ts';
import { statuteEnd } from './statute-end.ts';
import { applicantClaims, businessLetters, invoices, vouchers, workingTime } from './statutes.ts';

const now = berlin.startOf('2026-06-15');
const reason = { de: 'Grund', en: 'Reason' };
const rule = (when: Moment): DeletionRule => ({ per: 'record', when, how: 'erase', reason });
const idsOf = (found: ReturnType<typeof shortfall>) => found.map((each) => each.statute.id);
const against = (when: Moment, set?: Period) =>
  shortfall(rule(when), { calendar: berlin, now, ...(set && { periodOf: () => set }) });
const demanding = (when: Moment) =>
  shortfall(rule(when), { calendar: berlin, now, demands: [{ statute: vouchers, event: 'issued' }] });

describe('a period set in place of the law', () => {
  test.each<readonly [Period, string[]]>([
    [years(10), []],
    [years(8), []],
    [months(96), []],
    [days(2_922), []],
    [years(7), ['vouchers']],
    [months(95), ['vouchers']],
    // Eight years have two leap days.
    [days(2_921), ['vouchers']],
  ])('%o for vouchers', (set, short) => {
    expect(idsOf(against(statutory(vouchers, 'issued'), set))).toEqual(short);
  });

  test('is measured against the law in force, not against the one that is over', () => {
    const lastYear = { calendar: berlin, now: berlin.startOf('2024-12-31'), periodOf: () => years(8) };
    expect(shortfall(rule(statutory(vouchers, 'issued')), lastYear)).toMatchObject([
      { version: { from: '1998-12-24' } },
    ]);
    expect(
      shortfall(rule(statutory(vouchers, 'issued')), { ...lastYear, now: berlin.startOf('2025-01-01') }),
    ).toEqual([]);
  });

  test('must be long enough whenever the event happens: six months have 181 to 184 days', () => {
    expect(idsOf(against(statutory(applicantClaims, 'rejected'), days(183)))).toEqual(['applicant-claims']);
    expect(against(statutory(applicantClaims, 'rejected'), days(184))).toEqual([]);
  });

  test('is named for a limitation too, though a rule may end before one', () => {
    expect(idsOf(against(statutory(applicantClaims, 'rejected'), months(2)))).toEqual(['applicant-claims']);
    expect(against(earliest(statutory(applicantClaims, 'rejected'), afterWithdrawal(keep, days(0))))).toEqual(
      [],
    );
  });
});

describe('a rule falls short of a law', () => {
  test('when anything can end it earlier', () => {
    expect(idsOf(against(earliest(statutory(vouchers, 'issued'), afterWithdrawal(keep, days(0)))))).toEqual([
      'vouchers',
    ]);
    expect(idsOf(against(earliest(statutory(vouchers, 'issued'), after('closed', years(2)))))).toEqual([
      'vouchers',
    ]);
  });

  test('not when it waits for the law and for more', () => {
    const paid = latest(after('closed', days(0)), statutory(vouchers, 'issued'));
    expect(against(dependingOn('issued', { once: paid, otherwise: after('closed', days(0)) }))).toEqual([]);
    const anyhow = dependingOn('closed', { once: paid, otherwise: after('created', days(0)) });
    expect(against(anyhow)).not.toEqual([]);
    expect(against(latest(statutory(vouchers, 'issued'), after('closed', days(0))))).toEqual([]);
    expect(against(latest(statutory(vouchers, 'issued'), statutory(businessLetters, 'issued')))).toEqual([]);
    expect(against(unlessConsent(keep, statutory(vouchers, 'issued')))).toEqual([]);
    expect(against(earliest(statutory(vouchers, 'issued'), statutory(invoices, 'issued')))).toEqual([]);
  });

  test('when the longer of two laws loses', () => {
    expect(
      idsOf(against(earliest(statutory(vouchers, 'issued'), statutory(businessLetters, 'issued')))),
    ).toEqual(['vouchers']);
  });

  test('that it does not name but is subject to', () => {
    expect(demanding(afterYearOf('issued', years(8)))).toEqual([]);
    expect(demanding(after('issued', years(9)))).toEqual([]);
    expect(idsOf(demanding(after('issued', years(8))))).toEqual(['vouchers']);
    expect(idsOf(demanding(afterYearOf('closed', years(30))))).toEqual(['vouchers']);
    expect(demanding(afterYearOf('issued', years(6)))).toMatchObject([
      { set: years(6), version: { period: years(8) } },
    ]);
  });
});

test('a rule in which no shortfall is found never ends before the law', () => {
  fc.assert(
    fc.property(moment, period, fc.nat(1_460), (other, length, day) => {
      const demand = { statute: workingTime, event: 'created' };
      for (const when of [
        other,
        latest(other, after('created', length)),
        earliest(other, after('created', length)),
      ]) {
        if (
          idsOf(shortfall(rule(when), { calendar: berlin, now, demands: [demand] })).includes(workingTime.id)
        )
          continue;
        const start = now + day * 86_400_000;
        const end = momentAt(when, {
          events: { created: start, sold: start, closed: start },
          consent: () => ({ state: 'withdrawn', since: start }),
          held: false,
          restricted: false,
          calendar: berlin,
        });
        expect(end ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
          statuteEnd(workingTime, start, berlin),
        );
      }
    }),
    { numRuns: 60 },
  );
});

test('the warning names what is set, what the law says and where', () => {
  const [short] = against(statutory(vouchers, 'issued'), years(6));
  expect(short && shortfallText(short)).toEqual({
    de: `Eingestellt: 6 Jahre. Das ist kürzer als das Gesetz. Buchungsbelege: 8 Jahre ab Ende des Kalenderjahres (${vouchers.law}).`,
    en: `Set: 6 years. This is shorter than the law. Booking vouchers: 8 years from the end of the calendar year (${vouchers.law}).`,
  });
  const [early] = against(earliest(statutory(workingTime, 'worked'), after('left', days(0))));
  expect(early && shortfallText(early).de).toBe(
    `Die Löschregel kann enden, bevor das Gesetz es erlaubt. Arbeitszeitnachweise: 2 Jahre ab dem Ereignis (${workingTime.law}).`,
  );
});
