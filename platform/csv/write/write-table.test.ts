import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { separators } from '../read/grammar.ts';
import { piecesOf, readWhole } from '../testing.ts';
import { guardCell } from './guard.ts';
import { exchange, germanExcel, type WriteForm, writeTable } from './write-table.ts';

async function written(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  form: WriteForm,
): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of writeTable(header, rows, form)) parts.push(part);
  return Buffer.concat(parts);
}

describe('a table is written', () => {
  it('for German Excel: mark, semicolons, CRLF, quotes where needed, formulas guarded', async () => {
    const bytes = await written(
      ['Nr.', 'Name'],
      [
        ['1', 'A "B"; C'],
        ['=1+1', 'Zeile\nZeile'],
        ['-12,50', 'Größe'],
      ],
      germanExcel,
    );
    expect(bytes.toString()).toBe(
      '\ufeffNr.;Name\r\n1;"A ""B""; C"\r\n\'=1+1;"Zeile\nZeile"\r\n-12,50;Größe\r\n',
    );
  });

  it('for machines: exactly', async () => {
    const bytes = await written(['a', 'b'], [['=1+1', 'x,y']], exchange);
    expect(bytes.toString()).toBe('a,b\r\n=1+1,"x,y"\r\n');
  });

  it('also without rows', async () => {
    expect((await written(['a', 'b'], [], exchange)).toString()).toBe('a,b\r\n');
  });

  it('and not with a row that does not fit its header', async () => {
    await expect(written(['a', 'b'], [['1']], exchange)).rejects.toThrow('a row of 1 cells under 2 headings');
  });

  it('in pieces, a row at a time as it is asked for', async () => {
    let asked = 0;
    function* rows() {
      for (; asked < 100_000; asked++) yield [String(asked)];
    }
    for await (const _ of writeTable(['a'], rows(), exchange)) break;
    expect(asked).toBeLessThan(1_000);
  });
});

describe('a guarded cell', () => {
  it.each(['=1+1', '+49 30 1234', '-A1', '--1', '@x', '\tx', '\rx', '\nx', '＝1', '-1+1'])(
    '%j gets an apostrophe',
    (cell) => {
      expect(guardCell(cell)).toBe(`'${cell}`);
    },
  );

  it.each(['', 'Ada', '-12,50', '-1.234,56', '-', 'a=b', "'x", '12-'])('%j stays', (cell) => {
    expect(guardCell(cell)).toBe(cell);
  });
});

describe('what was written is read again', () => {
  const signs = fc.constantFrom(...'ab1 "\';,|\t\r\n=+-@äöüßé€👋\u0308\u00a0\ufeff');
  const cell = fc
    .oneof(fc.string({ unit: signs }), fc.string({ unit: 'binary' }))
    .map((text) => text.replace(/[\0\ufffd]/g, ''));
  const rows = fc.array(fc.tuple(cell, cell, cell), { maxLength: 12 });
  // A row of blanks says nothing and is passed over when read.
  const telling = (all: readonly (readonly string[])[]) =>
    all.filter((cells) => cells.some((each) => each.trim() !== ''));
  const form = fc.record({
    separator: fc.constantFrom(...separators),
    start: fc.constantFrom('byte-order-mark', 'plain'),
    formulas: fc.constantFrom('guarded', 'exact'),
  }) satisfies fc.Arbitrary<WriteForm>;

  it('cell by cell, whatever stands in them and however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(rows, form, fc.array(fc.nat(200)), async (all, how, cuts) => {
        const bytes = await written(['Größe', 'b', 'c'], all, how);
        const table = await readWhole(piecesOf(bytes, cuts), { separator: how.separator });
        const expected = how.formulas === 'guarded' ? all.map((cells) => cells.map(guardCell)) : all;
        expect(table).toMatchObject({ header: ['Größe', 'b', 'c'], faults: [], encoding: 'utf-8' });
        if ('rows' in table) expect(table.rows.map(({ cells }) => cells)).toEqual(telling(expected));
      }),
      { numRuns: 300 },
    );
  });
});
