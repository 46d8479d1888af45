import { expect, test } from 'vitest';
import { checkStep, emptySetup, fieldOfSetup, setupBody, stepOf } from './setup-values.ts';

const filled = {
  ...emptySetup,
  companyName: ' Buchhandlung Seitenweise ',
  street: 'Lindenweg 4',
  postcode: '37073',
  city: 'Göttingen',
  state: 'DE-NI',
  email: 'post@seitenweise.example',
  ownerName: 'Frida Brandt',
  login: 'frida',
  password: 'lampe feder kompass moos',
  again: 'lampe feder kompass moos',
};

test('everything but the phone is asked for, each on its own step', () => {
  expect(Object.keys(checkStep('company', emptySetup))).toEqual([
    'companyName',
    'street',
    'postcode',
    'city',
    'state',
    'email',
  ]);
  expect(Object.keys(checkStep('owner', emptySetup))).toEqual(['ownerName', 'login', 'password', 'again']);
  expect(checkStep('company', filled)).toEqual({});
  expect(checkStep('owner', filled)).toEqual({});
});

test('a password that differs from its repetition, or that leans on a name, does not pass', () => {
  expect(checkStep('owner', { ...filled, again: 'lampe' })).toEqual({ again: 'differs' });
  const leaning = 'seitenweise-2026';
  expect(checkStep('owner', { ...filled, password: leaning, again: leaning })).toEqual({
    password: { password: 'personal' },
  });
});

test('the body holds what the server asks for, without blanks around it', () => {
  const body = setupBody(filled, 'de');
  expect(body.company).toMatchObject({ name: 'Buchhandlung Seitenweise', state: 'DE-NI', phone: '' });
  expect(body.owner).toEqual({ name: 'Frida Brandt', login: 'frida', password: 'lampe feder kompass moos' });
});

test('a refusal of the server finds the field it is about, and the step the field stands on', () => {
  expect(fieldOfSetup('company/name')).toBe('companyName');
  expect(fieldOfSetup('owner/password')).toBe('password');
  expect(stepOf('city')).toBe('company');
  expect(stepOf('login')).toBe('owner');
});
