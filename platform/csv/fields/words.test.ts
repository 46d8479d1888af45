import { describe, expect, it } from 'vitest';
import { choice } from './choice.ts';
import { parsedBy } from './parsed-by.ts';
import { isEmptyCell } from './reader.ts';
import { yesNo } from './yes-no.ts';

describe('yes and no', () => {
  it.each(['ja', 'Ja', ' J ', 'yes', 'TRUE', 'wahr', '1', '-1', 'x', 'X', '✓'])('%j is yes', (cell) => {
    expect(yesNo().read(cell, 'unknown')).toEqual({ value: true });
  });

  it.each(['nein', 'N', 'no', 'False', 'falsch', '0'])('%j is no', (cell) => {
    expect(yesNo().read(cell, 'unknown')).toEqual({ value: false });
  });

  it.each(['2', 'vielleicht', 'ja, gern', '='])('%j is neither', (cell) => {
    expect(yesNo().read(cell, 'unknown')).toEqual({ reason: 'not-yes-or-no', values: {} });
  });
});

describe('a choice', () => {
  const salutation = choice({ ms: ['Frau', 'Fr.', 'Mrs'], mr: ['Herr', 'Mr'], family: ['Familie'] });

  it.each([
    ['Frau', 'ms'],
    ['FR', 'ms'],
    ['mrs.', 'ms'],
    [' herr ', 'mr'],
    ['family', 'family'],
  ])('%j is %s', (cell, value) => {
    expect(salutation.read(cell, 'unknown')).toEqual({ value });
  });

  it('names what there is to choose from, not what was found', () => {
    expect(salutation.read('Firma', 'unknown')).toEqual({
      reason: 'unknown-choice',
      values: { allowed: 'Frau, Herr, Familie' },
    });
  });
});

describe('a kind of cell of a module', () => {
  const text = { de: 'Das ist keine Postleitzahl.', en: 'This is not a postcode.' };
  const postcode = parsedBy((cell) => (/^\d{5}$/.test(cell) ? cell : null), 'customers:postcode', text);

  it('is read by its function and refused with its reason and text', () => {
    expect(postcode.read(' 50667 ', 'unknown')).toEqual({ value: '50667' });
    expect(postcode.read('K-50667', 'unknown')).toEqual({ reason: 'customers:postcode', text });
  });
});

describe('an empty cell', () => {
  it('has nothing, or dashes, in it', () => {
    for (const cell of ['', ' ', '\u00a0', '-', ' – ', '---', '—']) expect(isEmptyCell(cell)).toBe(true);
    for (const cell of ['0', '.', '- a', '-1', '----']) expect(isEmptyCell(cell)).toBe(false);
  });
});
