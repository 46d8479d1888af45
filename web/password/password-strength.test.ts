import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passwordMinLength, passwordStrength } from './password-strength.ts';

test('a password that is too short is refused, whatever it is made of', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: passwordMinLength - 1 }), (password) => {
      expect(passwordStrength(password).score).toBe(0);
    }),
  );
});

test('a sentence of unrelated words is very good without any special character', () => {
  expect(passwordStrength('lampe feder kompass moos').score).toBe(4);
});

test('what everybody guesses first stays weak however long it is written', () => {
  expect(passwordStrength('Passwort1234').score).toBeLessThanOrEqual(1);
  expect(passwordStrength('123456789012345').score).toBe(1);
  expect(passwordStrength('aaaaaaaaaaaaaaaaaa').score).toBe(1);
  expect(passwordStrength('qwertzuiopasdfgh').score).toBe(1);
});

test('the own name, login or company do not carry a password', () => {
  const personal = ['Käthe Müller', 'kaethe', 'Buchhandlung Seitenweise'];
  expect(passwordStrength('KätheMüller2026', personal).weaknesses).toContain('personal');
  expect(passwordStrength('KätheMüller2026', personal).score).toBeLessThan(passwordStrength('KätheMüller2026').score);
});
