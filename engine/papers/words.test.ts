import { expect, test } from 'vitest';
import { statutes } from '../clock/statutes.ts';
import { citeAs, citeLaw } from './cite.ts';
import { countryCode, countryName, isThirdCountry } from './country.ts';
import { voiceOf } from './voice.ts';

test('countries are known by code and by name in both languages', () => {
  for (const [name, code] of [
    ['Deutschland', 'DE'],
    ['Germany', 'DE'],
    ['Frankreich', 'FR'],
    ['United Kingdom', 'GB'],
    ['US', 'US'],
  ] as const)
    expect(countryCode(name)).toBe(code);
  expect(countryCode('Auenland')).toBeNull();
  expect(countryName('NL', 'de')).toBe('Niederlande');
});

test('the EEA is no third country; Switzerland, the United Kingdom and what nobody knows are', () => {
  expect(['DE', 'Norwegen', 'Iceland', 'LI'].filter(isThirdCountry)).toEqual([]);
  expect(['CH', 'Vereinigtes Königreich', 'US', 'Auenland'].map(isThirdCountry)).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

test('an English paper cites in English', () => {
  expect(citeLaw({ law: 'DSGVO', provision: 'Art. 7 Abs. 1' }, 'en')).toBe('Art. 7 (1) GDPR');
  expect(citeAs('§ 147 Abs. 1 Nr. 2 und 3, Abs. 3 Satz 1 AO', 'en')).toBe(
    '§ 147 (1) no. 2 and 3, (3) sentence 1 AO',
  );
  expect(citeAs('Art. 17 Abs. 3 Buchst. b DSGVO', 'de')).toBe('Art. 17 Abs. 3 Buchst. b DSGVO');
  for (const { law } of statutes) expect(citeAs(law, 'en')).not.toMatch(/Abs\.|Nr\.|Satz| und /);
});

test('days and enumerations read as people write them', () => {
  const [de, en] = [voiceOf('de'), voiceOf('en')];
  expect([de.day('2025-01-01'), en.day('2025-01-01')]).toEqual(['1. Januar 2025', '1 January 2025']);
  expect([de.and([]), de.and(['a']), en.and(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']);
});
