import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldErrors } from './field-errors.ts';
import { refuseUnknownKeys } from './strict.ts';

const order = refuseUnknownKeys(
  z.object({
    name: z.string().min(1).max(5),
    code: z.string().min(3),
    email: z.email().optional(),
    kind: z.enum(['book', 'music']),
    lines: z.array(z.object({ quantity: z.number().int().min(1).max(9) })).min(1),
    day: z.iso.date().nullable(),
    own: z
      .string()
      .refine((text) => text !== 'no', { params: { text: { de: 'Nein.', en: 'No.' } } })
      .optional(),
  }),
);

function said(input: unknown): Readonly<Record<string, string>> {
  const parsed = order.safeParse(input);
  return Object.fromEntries(
    parsed.success ? [] : fieldErrors(parsed.error, input).map((error) => [error.field, error.message.de]),
  );
}

const fine = { name: 'A', code: 'abc', kind: 'book', lines: [{ quantity: 1 }], day: null };

describe('what is wrong with a field', () => {
  it('is nothing where everything fits', () => {
    expect(said(fine)).toEqual({});
  });

  it.each([
    ['a missing field', { ...fine, name: undefined }, 'name', 'Bitte ausfüllen.'],
    ['an empty field', { ...fine, name: '' }, 'name', 'Bitte ausfüllen.'],
    ['a short text', { ...fine, code: 'a' }, 'code', 'Mindestens 3 Zeichen.'],
    ['a long text', { ...fine, name: 'abcdefg' }, 'name', 'Höchstens 5 Zeichen.'],
    ['another type', { ...fine, name: 7 }, 'name', 'Diese Angabe hat nicht die richtige Form.'],
    ['half an address', { ...fine, email: 'erika@' }, 'email', 'Das ist keine vollständige E-Mail-Adresse.'],
    [
      'a value that is not to choose',
      { ...fine, kind: 'film' },
      'kind',
      'Bitte wählen Sie einen der möglichen Werte.',
    ],
    ['a choice not made', { ...fine, kind: undefined }, 'kind', 'Bitte ausfüllen.'],
    ['an empty list', { ...fine, lines: [] }, 'lines', 'Mindestens 1 Eintrag.'],
    ['a number too big', { ...fine, lines: [{ quantity: 10 }] }, 'lines/0/quantity', 'Höchstens 9.'],
    ['a number too small', { ...fine, lines: [{ quantity: 0 }] }, 'lines/0/quantity', 'Mindestens 1.'],
    ['a fraction', { ...fine, lines: [{ quantity: 1.5 }] }, 'lines/0/quantity', 'Nur ganze Zahlen.'],
    ['no date', { ...fine, day: '2026-02-31' }, 'day', 'Das ist kein Datum.'],
    ['a rule of its own', { ...fine, own: 'no' }, 'own', 'Nein.'],
    [
      'something nobody declared',
      { ...fine, Geheimnis: 'x' },
      '',
      'Hier steht etwas, das es an dieser Stelle nicht gibt.',
    ],
    [
      'the same deeper down',
      { ...fine, lines: [{ quantity: 1, Geheimnis: 'x' }] },
      'lines/0',
      'Hier steht etwas, das es an dieser Stelle nicht gibt.',
    ],
  ])('is said for %s', (_what, input, field, message) => {
    expect(said(input)).toEqual({ [field]: message });
  });

  it('never repeats what was entered', () => {
    const wrong = {
      ...fine,
      name: 'Musterfrau-Meier',
      kind: 'Musterfrau',
      email: 'Musterfrau',
      day: 'Musterfrau',
      Musterfrau: 1,
    };
    expect(JSON.stringify(said(wrong))).not.toContain('Musterfrau');
  });
});

describe('keys nobody declared', () => {
  const nested = z.object({
    list: z.array(z.object({ a: z.string() }).nullable()).optional(),
    either: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('x') }),
      z.object({ kind: z.literal('y'), y: z.number() }),
    ]),
    map: z.record(z.string(), z.object({ a: z.number() })),
    changed: z.object({ a: z.string() }).transform(({ a }) => a.length),
    open: z.looseObject({}),
  });
  const fit = {
    list: [{ a: 'x' }, null],
    either: { kind: 'y', y: 1 },
    map: { k: { a: 1 } },
    changed: { a: 'abc' },
    open: { any: 1 },
  };

  it('are refused at any depth, and everything else stays as it was', () => {
    const strict = refuseUnknownKeys(nested);
    expect(strict.parse(fit)).toEqual({ ...fit, changed: 3 });
    for (const extra of [
      { ...fit, z: 1 },
      { ...fit, list: [{ a: 'x', z: 1 }] },
      { ...fit, either: { kind: 'x', z: 1 } },
      { ...fit, map: { k: { a: 1, z: 1 } } },
      { ...fit, changed: { a: 'abc', z: 1 } },
    ]) {
      expect(strict.safeParse(extra).success).toBe(false);
      expect(nested.safeParse(extra).success).toBe(true);
    }
  });

  it('do not take the checks of an object with them', () => {
    const pair = refuseUnknownKeys(z.object({ a: z.string(), b: z.string() }).refine(({ a, b }) => a === b));
    expect(pair.safeParse({ a: 'x', b: 'y' }).success).toBe(false);
    expect(pair.safeParse({ a: 'x', b: 'x' }).success).toBe(true);
  });
});
