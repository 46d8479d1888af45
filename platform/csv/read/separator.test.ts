import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { separators } from './grammar.ts';
import { separatorLine, tellSeparator } from './separator.ts';

const tell = (text: string, whole = true) => tellSeparator(Buffer.from(text), whole);

describe('the separator', () => {
  it.each(separators)('%j is found', (separator) => {
    expect(tell(['Nummer', 'Name', 'Ort'].join(separator))).toBe(separator);
    expect(
      tell(`${['Nummer', 'Name', 'Ort'].join(separator)}\n${['1', 'Weiß', 'Köln'].join(separator)}\n`),
    ).toBe(separator);
  });

  it.each([
    ['commas in prices', 'Titel;Preis\nA;12,50\nB;9,90\n', ';'],
    ['commas in names', 'Nummer;Name, Vorname\n1;Weiß, Ada\n2;Rot, Bo\n', ';'],
    ['semicolons in quoted cells', 'number,note\n1,"a;b;c"\n2,"d;e;f"\n', ','],
    ['separators in quoted headings', '"a,b,c,d";"e,f,g"\n1;2\n', ';'],
    ['line breaks in quoted cells', 'number\tnote\n1\t"a, b\nc, d"\n', '\t'],
    ['a ragged row', `a,b,c,d\n${'1,2,3,4\n'.repeat(8)}1,2,3\n`, ','],
    ['a single column', 'Name\nWeiß\n', ','],
  ])('is told in spite of %s', (_, text, separator) => {
    expect(tell(text)).toBe(separator);
  });

  it('is told from a beginning whose last row, or quoted cell, is cut off', () => {
    expect(tell('a;b;c\n1;2;3\n4', false)).toBe(';');
    expect(tell('Nr.;Name, Vorname\n1, 2', false)).toBe(';');
    expect(tell('Nr.;Name, Vorname\n1, 2', true)).toBe(',');
    expect(tell('a;b;c\n1;2;3\n4;"5 and, as it, goes, on', false)).toBe(';');
  });

  it('is found whatever the cells hold, as long as they are quoted', () => {
    const cell = fc.string({ unit: fc.constantFrom(...';,|\t "\nä1', 'a') });
    const row = fc.tuple(cell, cell, cell);
    fc.assert(
      fc.property(
        fc.constantFrom(...separators),
        fc.array(row, { minLength: 1, maxLength: 20 }),
        (separator, rows) => {
          const quoted = rows.map((cells) =>
            cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(separator),
          );
          expect(tell(['"x"', '"y"', '"z"'].join(separator) + ['', ...quoted].join('\r\n'))).toBe(separator);
        },
      ),
    );
  });

  it('may be said by the first line, as Excel takes it', () => {
    expect(separatorLine(Buffer.from('sep=;\r\na;b'))).toEqual({ separator: ';', length: 7 });
    expect(separatorLine(Buffer.from('"sep=|"\na|b'))).toEqual({ separator: '|', length: 8 });
    expect(separatorLine(Buffer.from('separator;b\n'))).toBeNull();
    expect(separatorLine(Buffer.from('sep=;'))).toBeNull();
  });
});
