import { describe, expect, it } from 'vitest';
import { parseMapping } from './parse-mapping.ts';

describe('a mapping', () => {
  it.each([
    ['', []],
    ['customer_id=number', [['customer_id', 'number']]],
    [
      'customer_id=number, contact name = name ,fax=',
      [
        ['customer_id', 'number'],
        ['contact name', 'name'],
        ['fax', null],
      ],
    ],
    [
      '"Name, Vorname"=name,"a=b"=x,"say ""hi"""=y',
      [
        ['Name, Vorname', 'name'],
        ['a=b', 'x'],
        ['say "hi"', 'y'],
      ],
    ],
    ['a=x,', [['a', 'x']]],
  ])('%j is read', (text, choices) => {
    expect(parseMapping(text)).toEqual({
      outcome: 'read',
      choices: choices.map(([column, field]) => ({ column, field })),
    });
  });

  it.each([
    ['number', 1],
    ['a=x,b', 2],
    ['=x', 1],
    ['a=x,,b=y', 2],
    ['a=x=y', 1],
    ['"a=x', 1],
    ['a=x,"b"c=y', 2],
  ])('%j is refused with the place of the bad entry', (text, place) => {
    expect(parseMapping(text)).toEqual({
      outcome: 'refused',
      problem: { problem: 'mapping-malformed', place },
    });
  });
});
