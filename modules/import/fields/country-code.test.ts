import { expect, test } from 'vitest';
import { countryCode } from './country-code.ts';

test.each([
  ['Deutschland', 'DE'],
  ['Germany', 'DE'],
  ['de', 'DE'],
  ['D', 'DE'],
  ['UK', 'GB'],
  ['England', 'GB'],
  ['Österreich', 'AT'],
  ['AUSTRIA', 'AT'],
  ['U.S.A.', 'US'],
  ['Schweiz', 'CH'],
  ['Côte d’Ivoire', 'CI'],
  ['Russland', 'RU'],
  ['Serbien', 'RS'],
])('%s is %s', (name, code) => {
  expect(countryCode(name)).toBe(code);
});

test.each(['', 'Atlantis', 'ZZ', '12'])('“%s” is no country', (name) => {
  expect(countryCode(name)).toBeNull();
});
