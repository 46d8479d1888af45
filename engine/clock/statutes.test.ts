import { describe, expect, test } from 'vitest';
import { berlin } from './arbitraries.ts';
import { statuteEnd } from './statute-end.ts';
import * as catalogue from './statutes.ts';
import { statutes } from './statutes.ts';

test('the list holds every statute of the catalogue, each once', () => {
  const { statutes: _, ...named } = catalogue;
  expect(new Set(statutes)).toEqual(new Set(Object.values(named)));
  expect(new Set(statutes.map((statute) => statute.id)).size).toBe(statutes.length);
});

describe.each(statutes.map((statute) => [statute.id, statute] as const))('%s', (_, statute) => {
  test('its versions follow one another without a gap, and the last one has no end', () => {
    for (const [index, version] of statute.versions.entries()) {
      const next = statute.versions[index + 1];
      const lastDay = next && Temporal.PlainDate.from(next.from).subtract({ days: 1 }).toString();
      expect(version.until).toBe(lastDay);
    }
  });

  test('names its provision and its source in both languages', () => {
    expect(statute.law).toMatch(/^§§? \d+[a-z]?\b.* (AO|HGB|UStG|EStG|BGB|AGG|ArbGG|UWG|ArbZG)$/);
    for (const text of [statute.title, ...statute.versions.map((version) => version.source)]) {
      expect(text.de.trim()).not.toBe('');
      expect(text.en.trim()).not.toBe('');
    }
  });
});

test.each([
  ['books', '2026-02-28', '2037-01-01'],
  ['vouchers', '2026-02-28', '2035-01-01'],
  ['business-letters', '2026-02-28', '2033-01-01'],
  ['invoices', '2026-02-28', '2035-01-01'],
  ['wage-accounts', '2025-12-31', '2032-01-01'],
  ['working-time', '2026-02-28', '2028-02-29'],
  ['phone-advertising-consent', '2026-02-28', '2031-03-01'],
  ['standard-limitation', '2026-02-28', '2030-01-01'],
  ['applicant-claims', '2026-08-31', '2027-03-01'],
])('%s that began on %s is free on %s', (id, start, free) => {
  const statute = statutes.find((each) => each.id === id);
  if (statute === undefined) throw new Error(`no statute ${id}`);
  expect(berlin.dayOf(statuteEnd(statute, berlin.startOf(start), berlin))).toBe(free);
});
