import { expect, test } from 'vitest';
import { dataProtectionSetting } from '../../platform/settings/data-protection.ts';
import { fieldOfSetting, settingOf, valuesOf } from './data-protection-values.ts';

const filled = {
  ...dataProtectionSetting.initial,
  representative: 'Frieda Seitenweise',
  officerState: 'named',
  officer: { name: 'Datenschutz', street: 'a', postcode: 'b', city: 'c', email: 'd@e.example', phone: '1' },
  authorityFrom: 'own',
  authority: {
    name: 'f',
    street: 'g',
    postcode: 'h',
    city: 'i',
    email: 'j@k.example',
    phone: '2',
    website: 'l',
  },
  hostingPlace: 'Husum',
} as const;

test('a form that nobody changed sends the setting it was given', () =>
  expect(settingOf(valuesOf(filled))).toEqual(filled));

test('every place the server can refuse is a field of the form', () => {
  const paths = Object.entries(filled).flatMap(([name, value]) =>
    typeof value === 'object'
      ? Object.keys(value).map((inner) => `value/${name}/${inner}`)
      : [`value/${name}`],
  );
  for (const path of paths) expect(Object.keys(valuesOf(filled))).toContain(fieldOfSetting(path));
});
