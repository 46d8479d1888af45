import fc from 'fast-check';
import { expect, expectTypeOf, test } from 'vitest';
import {
  bilingual,
  calendarDaysBetween,
  defineTexts,
  formatInstant,
  formatMoney,
  formatRelativeDays,
  negotiateLanguage,
  type TextKey,
  translate,
} from './index.ts';

const texts = defineTexts({
  de: {
    nav: 'Bestellungen',
    found_one: '{{count}} Bestellung',
    found_other: '{{count}} Bestellungen',
    ask: { sure: 'Sicher, {{name}}?' },
  },
  en: {
    nav: 'Orders',
    found_one: '{{count}} order',
    found_other: '{{count}} orders',
    ask: { sure: 'Sure, {{name}}?' },
  },
});

test('a text is said in the language asked for, with its places filled and its plural chosen', () => {
  expect(translate(texts, 'de', 'found', { count: 1 })).toBe('1 Bestellung');
  expect(translate(texts, 'en', 'found', { count: 3 })).toBe('3 orders');
  expect(bilingual(texts, 'ask.sure', { name: 'Ä & Ö' })).toEqual({
    de: 'Sicher, Ä & Ö?',
    en: 'Sure, Ä & Ö?',
  });
});

test('keys are those of the catalogue, plural forms by their stem', () => {
  expectTypeOf<TextKey<typeof texts>>().toEqualTypeOf<'nav' | 'found' | 'ask.sure'>();
});

test('a catalogue with a key in one language only does not compile', () => {
  // @ts-expect-error: `en` lacks `only`
  defineTexts({ de: { only: 'nur' }, en: {} });
  // @ts-expect-error: `de` lacks `only`
  defineTexts({ de: { both: 'beide' }, en: { both: 'both', only: 'only' } });
});

test('the language with the highest weight wins, German when none of ours is wanted', () => {
  expect(negotiateLanguage('fr, en;q=0.7, de;q=0.3')).toBe('en');
  expect(negotiateLanguage('en-GB,de;q=0.9')).toBe('en');
  expect(negotiateLanguage('fr')).toBe('de');
  expect(negotiateLanguage('en;q=0')).toBe('de');
  expect(negotiateLanguage(null)).toBe('de');
  fc.assert(fc.property(fc.string(), (header) => ['de', 'en'].includes(negotiateLanguage(header))));
});

test('money is cents and reads as usual in each language', () => {
  expect(formatMoney(123_456, 'de')).toBe('1.234,56\u00a0€');
  expect(formatMoney(-5, 'en')).toBe('-€0.05');
});

test('days are counted by the calendar in Germany, also over the change of the clocks', () => {
  const lateEvening = Date.parse('2026-03-28T23:30:00+01:00');
  const nextMorning = Date.parse('2026-03-29T08:00:00+02:00');
  expect(calendarDaysBetween(lateEvening, nextMorning)).toBe(1);
  expect(formatInstant(lateEvening, 'day', 'de')).toBe('28.03.2026');
  const instant = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) });
  fc.assert(
    fc.property(instant, instant, (a, b) => calendarDaysBetween(a, b) === -calendarDaysBetween(b, a)),
  );
});

test('a distance in days is said as people say it', () => {
  expect(formatRelativeDays(0, 'de')).toBe('heute');
  expect(formatRelativeDays(12, 'de')).toBe('in 12 Tagen');
  expect(formatRelativeDays(-1, 'en')).toBe('yesterday');
  expect(formatRelativeDays(365, 'de')).toBe('in 12 Monaten');
  expect(formatRelativeDays(365 * 10, 'de')).toBe('in 10 Jahren');
});
