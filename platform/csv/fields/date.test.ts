import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { date } from './date.ts';

const read = (cell: string, earliest = '0001-01-01', latest = '9999-12-31') =>
  date({ earliest, latest }).read(cell, 'unknown');

describe('a date', () => {
  it.each([
    ['2024-02-29', '2024-02-29'],
    ['29.02.2024', '2024-02-29'],
    ['9.3.1987', '1987-03-09'],
    ['9. 3. 1987', '1987-03-09'],
    [' 01.01.2024 13:45 ', '2024-01-01'],
    ['01.01.2024, 13:45:59 Uhr', '2024-01-01'],
    ['1996-07-04 00:00:00.000', '1996-07-04'],
    ['1996-07-04T00:00:00', '1996-07-04'],
    ['2024-01-01T12:00:00Z', '2024-01-01'],
    ['2023-12-31T23:30:00Z', '2024-01-01'],
    ['2024-06-30T22:30Z', '2024-07-01'],
    ['2024-01-01T00:30:00+02:00', '2023-12-31'],
    ['2024-01-01 12:00:00 +01', '2024-01-01'],
    ['2024-01-01T12:00:00.123+0530', '2024-01-01'],
  ])('%j is %s', (cell, value) => {
    expect(read(cell)).toEqual({ value });
  });

  it.each([
    ['30.02.2024', 'impossible-date'],
    ['29.02.2023', 'impossible-date'],
    ['2023-13-01', 'impossible-date'],
    ['0000-00-00', 'impossible-date'],
    ['00.00.0000', 'impossible-date'],
    ['01.01.2024 24:30', 'impossible-date'],
    ['1.1.24', 'two-digit-year'],
    ['01.01.24', 'two-digit-year'],
    ['1/1/24', 'two-digit-year'],
    ['03/04/2024', 'ambiguous-date'],
    ['03-04-2024', 'ambiguous-date'],
    ['45123', 'not-a-date'],
    ['20240101', 'not-a-date'],
    ['heute', 'not-a-date'],
    ['=TODAY()', 'not-a-date'],
    ['01.01.2024x', 'not-a-date'],
    ['2024-1-1', 'not-a-date'],
  ])('%j is refused: %s', (cell, reason) => {
    expect(read(cell)).toEqual({ reason, values: {} });
  });

  it('is taken on both ends of its range and refused beyond', () => {
    const inRange = (cell: string) => read(cell, '1990-01-01', '2024-12-31');
    expect(inRange('01.01.1990')).toEqual({ value: '1990-01-01' });
    expect(inRange('31.12.2024')).toEqual({ value: '2024-12-31' });
    expect(inRange('31.12.1989')).toEqual({ reason: 'too-early', values: { limit: '1990-01-01' } });
    expect(inRange('01.01.2025')).toEqual({ reason: 'too-late', values: { limit: '2024-12-31' } });
  });

  it('exists in the calendar, in whichever form it is written', () => {
    const part = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), part(13), part(32), (year, month, day) => {
        const [y, m, d] = [
          String(year).padStart(4, '0'),
          String(month).padStart(2, '0'),
          String(day).padStart(2, '0'),
        ];
        const expected = existingDay(`${y}-${m}-${d}`);
        for (const cell of [
          `${y}-${m}-${d}`,
          `${d}.${m}.${y}`,
          `${day}.${month}.${y}`,
          `${y}-${m}-${d}T10:00:00`,
        ]) {
          expect(read(cell)).toEqual(
            expected === null ? { reason: 'impossible-date', values: {} } : { value: expected },
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});

function existingDay(day: string): string | null {
  try {
    return Temporal.PlainDate.from(day).toString();
  } catch {
    return null;
  }
}
