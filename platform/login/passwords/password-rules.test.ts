import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstPassword } from './first-password.ts';
import { passwordFault } from './password-rules.ts';

const frieda = { name: 'Frieda Fuchs', login: 'frieda.f', company: 'Buchhandlung Regenbogen' };
const fault = (password: string) => passwordFault(password, frieda);

describe('a new password', () => {
  it.each([
    'lampe feder kompass moos',
    'Xk7#mq2!vTz9',
    'über den Wolken ist es still',
    'zwölf kleine Käsekuchen',
    'kB9-tR4-wQ7-mN2',
  ])('may be %s', (password) => {
    expect(fault(password)).toBeNull();
  });

  it.each([
    ['elf Zeichen', 'short'],
    ['x'.repeat(129), 'long'],
    ['Passwort1234', 'common'],
    ['P4$$w0rt2026!', 'common'],
    ['password!!!!', 'common'],
    ['hallohallo2026', 'common'],
    ['Willkommen-2026', 'common'],
    ['sommersonne99', 'common'],
    ['qwertzuiopü1', 'monotonous'],
    ['123456789012', 'monotonous'],
    ['aaaaaaaaaaaaaaaa', 'monotonous'],
    ['abcabcabcabcabc', 'monotonous'],
    ['Xy7!Xy7!Xy7!', 'monotonous'],
    ['meine frieda.f 77', 'personal'],
    ['Fuchs im Garten 7', 'personal'],
    ['regenbogen77xyz', 'personal'],
  ])('must not be %s', (password, expected) => {
    expect(fault(password)).toBe(expected);
  });

  it('is never refused for being short when it has twelve characters, however many bytes they are', () => {
    expect(fault('🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧')).toBeNull();
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 12, maxLength: 40 }),
        (password) => fault(password) !== 'short',
      ),
    );
  });

  it('that the program makes keeps its own rules, and is another one each time', () => {
    const made = Array.from({ length: 200 }, firstPassword);
    expect(made.filter((password) => fault(password) !== null)).toEqual([]);
    expect(new Set(made).size).toBe(200);
  });
});
