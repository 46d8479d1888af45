import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterBusinessHours, type BusinessHours } from './business-hours.ts';

const day = { from: '09:00', until: '17:00' };
const berlin: BusinessHours = {
  week: [day, day, day, day, day, null, null],
  isHoliday: (date) => date === '2026-05-01',
  timeZone: 'Europe/Berlin',
};
const at = (text: string) => Date.parse(text);

describe('business hours', () => {
  it('count within a day', () => {
    expect(afterBusinessHours(at('2026-03-03T10:00+01:00'), 4, berlin)).toBe(at('2026-03-03T14:00+01:00'));
  });

  it('go on the next morning, and start with the opening when somebody writes at night', () => {
    expect(afterBusinessHours(at('2026-03-03T16:00+01:00'), 4, berlin)).toBe(at('2026-03-04T12:00+01:00'));
    expect(afterBusinessHours(at('2026-03-03T02:00+01:00'), 1, berlin)).toBe(at('2026-03-03T10:00+01:00'));
  });

  it('pass over weekends and public holidays', () => {
    // Thursday before Labour Day; Friday is the holiday.
    expect(afterBusinessHours(at('2026-04-30T16:00+02:00'), 2, berlin)).toBe(at('2026-05-04T10:00+02:00'));
  });

  it('end with the day and not with the next opening', () => {
    expect(afterBusinessHours(at('2026-03-03T09:00+01:00'), 8, berlin)).toBe(at('2026-03-03T17:00+01:00'));
  });

  it('are real hours on the day the clocks change', () => {
    const night: BusinessHours = { ...berlin, week: Array(7).fill({ from: '00:00', until: '23:00' }) };
    // On 29 March 2026 the hour from two to three is left out.
    expect(afterBusinessHours(at('2026-03-29T00:00+01:00'), 4, night)).toBe(at('2026-03-29T05:00+02:00'));
  });

  it('never come where nobody ever opens', () => {
    expect(afterBusinessHours(0, 1, { ...berlin, week: Array(7).fill(null) })).toBeNull();
  });

  it('are never shorter than the hours themselves, and grow with them', () => {
    const instant = fc.integer({ min: at('2026-01-01'), max: at('2027-01-01') });
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 200 }), (start, hours) => {
        const end = afterBusinessHours(start, hours, berlin) ?? expect.fail();
        const later = afterBusinessHours(start, hours + 1, berlin) ?? expect.fail();
        expect(end - start).toBeGreaterThanOrEqual(hours * 3_600_000);
        expect(later).toBeGreaterThan(end);
      }),
      { numRuns: 300 },
    );
  });
});
