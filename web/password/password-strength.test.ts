import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passwordFault } from '../../platform/login/passwords/password-rules.ts';
import { passwordStrength } from './password-strength.ts';

const owner = { name: 'Käthe Sandmann', login: 'kaethe', company: 'Buchhandlung Seitenweise' };

test('the meter refuses exactly what the server refuses', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 140 }), (password) => {
      const { score, fault } = passwordStrength(password, owner);
      expect(fault).toBe(passwordFault(password, owner));
      expect(score === 0).toBe(fault !== null);
    }),
  );
});

test('four unrelated words are very good without any special character', () => {
  expect(passwordStrength('lampe feder kompass moos', owner).score).toBe(4);
});

test('the own name does not carry a password', () => {
  expect(passwordStrength('sandmann-2026-x', owner)).toEqual({ score: 0, fault: 'personal' });
});

test('a longer password of the same making is never judged worse', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z ]{12,40}$/),
      fc.stringMatching(/^[a-z ]{1,20}$/),
      (password, more) => {
        const short = passwordStrength(password, owner);
        const long = passwordStrength(password + more, owner);
        fc.pre(short.fault === null && long.fault === null);
        expect(long.score).toBeGreaterThanOrEqual(short.score);
      },
    ),
  );
});
