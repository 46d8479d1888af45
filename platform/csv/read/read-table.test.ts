import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { piecesOf, readWhole, type WholeTable } from '../testing.ts';
import { readTable } from './read-table.ts';

async function read(
  source: Parameters<typeof readWhole>[0],
  options?: Parameters<typeof readWhole>[1],
): Promise<WholeTable> {
  const table = await readWhole(source, options);
  if ('fault' in table) throw new Error(`refused: ${table.fault}`);
  return table;
}

const cellsOf = ({ rows }: WholeTable) => rows.map(({ cells }) => cells);
const faultsOf = ({ faults }: WholeTable) => faults.map(({ row, reason, column }) => [row, reason, column]);

describe('a table is read', () => {
  it.each([
    ['LF', 'a;b\n1;2\n3;4\n'],
    ['CRLF', 'a;b\r\n1;2\r\n3;4\r\n'],
    ['CR', 'a;b\r1;2\r3;4\r'],
    ['mixed line ends', 'a;b\r\n1;2\n3;4\r'],
    ['no line end at the end', 'a;b\n1;2\n3;4'],
    ['blank lines at the end', 'a;b\n1;2\n3;4\n\n\r\n;\n  \n'],
    ['everything quoted', '"a";"b"\n"1";"2"\n"3";"4"\n'],
    ['a separator line', 'sep=;\na;b\n1;2\n3;4\n'],
  ])('with %s', async (_, text) => {
    const table = await read(text);
    expect(table.header).toEqual(['a', 'b']);
    expect(cellsOf(table)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(table.faults).toEqual([]);
  });

  it('with rows counted as a spreadsheet counts, and lines as an editor does', async () => {
    const { rows } = await read('a;b\r\n"x\r\ny\nz";1\r\n\r\nlast;2\r\n');
    expect(rows.map(({ row, line }) => [row, line])).toEqual([
      [2, 2],
      [4, 6],
    ]);
    const said = await read('sep=;\na;b\n1;2\n');
    expect(said.rows).toEqual([{ row: 2, line: 3, cells: ['1', '2'] }]);
  });

  it('with quotes inside unquoted cells as they are', async () => {
    const table = await read('a;b\n27" Monitor;Haus "Adler"\n"""Adler"" Haus";"""x"""\n');
    expect(cellsOf(table)).toEqual([
      ['27" Monitor', 'Haus "Adler"'],
      ['"Adler" Haus', '"x"'],
    ]);
    expect(table.faults).toEqual([]);
  });

  it('of a header only', async () => {
    expect(await read('a;b')).toMatchObject({ header: ['a', 'b'], rows: [], faults: [] });
  });

  it('of one column', async () => {
    expect(cellsOf(await read('Name\nWeiß, Ada\n'.replaceAll(',', '')))).toEqual([['Weiß Ada']]);
  });

  it('with trimmed headings', async () => {
    expect((await read('  a  b ;"c\nd"\n')).header).toEqual(['a b', 'c d']);
  });
});

describe('a row is refused', () => {
  it('when it has too few or too many cells, with both numbers', async () => {
    const { faults, rows } = await read('a;b;c\n1;2\n1;2;3\n1;2;3;4\n');
    expect(faults).toMatchObject([
      { row: 2, reason: 'cells-missing', values: { found: 2, expected: 3 } },
      { row: 4, reason: 'cells-extra', values: { found: 4, expected: 3 } },
    ]);
    expect(rows).toHaveLength(1);
  });

  it('when text follows a closing quote, and the rows after it are read', async () => {
    const table = await read('a;b\n1;2\n"Haus "Adler"";3\n"""ok""";4\n');
    expect(faultsOf(table)).toEqual([[3, 'quote-misplaced', null]]);
    expect(cellsOf(table)).toEqual([
      ['1', '2'],
      ['"ok"', '4'],
    ]);
  });

  it('when a missing quote swallowed the next row', async () => {
    const table = await read('a;b\n"open;1\nnext;"2"\nlast;3\n');
    expect(faultsOf(table)).toEqual([[2, 'quote-misplaced', null]]);
    expect(cellsOf(table)).toEqual([['last', '3']]);
  });

  it('when its quote is never closed: the row where it opens is named', async () => {
    const table = await read('a;b\n1;2\n3;"4\n5;6\n7;8\n');
    expect(table.faults).toMatchObject([{ row: 3, line: 3, column: 'b', reason: 'quote-unclosed' }]);
    expect(cellsOf(table)).toEqual([['1', '2']]);
  });

  it('when it is longer than any row: a runaway quote, or a file of separators', async () => {
    const runaway = await read(`a;b\n1;2\n3;"${'x;\n'.repeat(60_000)}`, { maxRowBytes: 10_000 });
    expect(runaway.faults).toMatchObject([
      { row: 3, column: 'b', reason: 'row-too-long', values: { limit: 10_000 } },
    ]);
    const separatorsOnly = await read(`a;b\n1;2\n${';'.repeat(400_000)}`, { maxRowBytes: 10_000 });
    expect(separatorsOnly.faults).toMatchObject([{ row: 3, reason: 'row-too-long' }]);
  });

  it('when a cell is too long', async () => {
    const table = await read(`a;b\n1;${'x'.repeat(11)}\n1;${'x'.repeat(10)}\n`, { maxCellCharacters: 10 });
    expect(table.faults).toMatchObject([{ row: 2, column: 'b', reason: 'too-long', values: { limit: 10 } }]);
    expect(table.rows).toHaveLength(1);
  });

  it('when it holds a NUL', async () => {
    expect(faultsOf(await read('a;b\n1;x\0y\n3;4\n'))).toEqual([[2, 'nul-byte', 'b']]);
  });

  it('when its bytes are none of the file’s encoding, also a million rows after the decision', async () => {
    const utf8 = await read(
      Buffer.concat([Buffer.from('a;b\nä;1\nö;2\n'), Buffer.from([0xfc]), Buffer.from(';3\nü;4\n')]),
    );
    expect(utf8.encoding).toBe('utf-8');
    expect(faultsOf(utf8)).toEqual([[4, 'undecodable', 'a']]);
    expect(cellsOf(utf8).at(-1)).toEqual(['ü', '4']);
    const windows = await read(
      Buffer.concat([iconv.encode('a;b\nä;1\n', 'windows-1252'), Buffer.from([0x81, 0x3b, 0x32, 0x0a])]),
    );
    expect(windows.encoding).toBe('windows-1252');
    expect(faultsOf(windows)).toEqual([[3, 'undecodable', 'a']]);
    const late = Buffer.concat([
      Buffer.from(`a;b\nä;1\n${'x;1\n'.repeat(50_000)}`),
      Buffer.from([0xfc]),
      Buffer.from(';3'),
    ]);
    expect(faultsOf(await read(late))).toEqual([[50_003, 'undecodable', 'a']]);
  });

  it('and no fault quotes a cell', async () => {
    const secret = 'GEHEIM';
    const broken = [
      `a;b\n"${secret}"${secret};1\n`,
      `a;b\n${secret}\n`,
      `a;b\n${secret};${secret};${secret}\n`,
      `a;b\n${secret}\0;1\n`,
      `a;b\n${secret}\ufffd;1\n`,
      `a;b\n${secret};"${secret}\n`,
    ];
    for (const text of broken) {
      const { faults } = await read(text);
      expect(faults).toHaveLength(1);
      expect(JSON.stringify(faults)).not.toContain(secret);
    }
  });
});

describe('a file is refused', () => {
  const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(5_000, 0xe4)]);
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(5_000, 0)]);
  it.each([
    ['empty', '', { fault: 'empty' }],
    ['blank', '\r\n \n;;\n', { fault: 'empty' }],
    ['only a byte order mark', '\ufeff', { fault: 'empty' }],
    ['a workbook', zip, { fault: 'spreadsheet-file' }],
    ['an old workbook', ole, { fault: 'spreadsheet-file' }],
    ['UTF-16 without its mark', Buffer.from('a;b\n1;2\n', 'utf16le'), { fault: 'not-text' }],
    ['without a heading for a column', 'a;;c;\n1;2;3;4\n', { fault: 'header-empty', places: [2, 4] }],
    ['with the same heading twice', 'Name;Ort; name\n', { fault: 'header-twice', places: [1, 3] }],
    ['with values for headings', '10023;Ada Weiß;Köln\n', { fault: 'header-missing' }],
    ['with a mail address for a heading', 'Ada Weiß;ada@example.de\n', { fault: 'header-missing' }],
    ['with a broken heading', '"a"x;b\n', { fault: 'header-unreadable', reason: 'quote-misplaced', line: 1 }],
    ['with an open heading', 'a;"b\n', { fault: 'header-unreadable', reason: 'quote-unclosed', line: 1 }],
    ['with endless columns', 'a;'.repeat(1_001), { fault: 'too-many-columns', limit: 1_000 }],
  ])('%s', async (_, source, fault) => {
    expect(await readWhole(source)).toMatchObject(fault);
  });
});

describe('a source', () => {
  function watched(pieces: readonly Uint8Array[]) {
    const state = { taken: 0, isClosed: false };
    async function* bytes() {
      try {
        for (const piece of pieces) {
          state.taken++;
          yield piece;
        }
      } finally {
        state.isClosed = true;
      }
    }
    return { state, bytes: bytes() };
  }
  const many = Array.from({ length: 100 }, () => Buffer.from('1;2\n'.repeat(8_000)));

  it('is read only as far as rows are asked for, and let go of when they are not wanted any more', async () => {
    const { state, bytes } = watched([Buffer.from('a;b\n'), ...many]);
    const opened = await readTable(bytes);
    if (opened.outcome !== 'opened') throw new Error('refused');
    for await (const row of opened.table.rows) if (row.row === 10) break;
    expect(state.taken).toBeLessThan(10);
    expect(state.isClosed).toBe(true);
  });

  it.each([
    ['the table is closed unread', 'a;b\n'],
    ['the file is refused', 'a;a\n'],
  ])('is let go of when %s', async (_, header) => {
    const { state, bytes } = watched([Buffer.from(header), ...many]);
    const opened = await readTable(bytes);
    if (opened.outcome === 'opened') await opened.table.close();
    expect(state.isClosed).toBe(true);
  });

  it('that fails lets the reading fail', async () => {
    async function* broken() {
      yield Buffer.from(`a;b\n${'1;2\n'.repeat(40_000)}`);
      throw new Error('disk');
    }
    await expect(readWhole(broken())).rejects.toThrow('disk');
  });
});

describe('the cuts between pieces do not matter', () => {
  const text = 'Nümmer;"No""te"\r\n1;"zwei\r\nZeilen; ""ä"""\r\n\r\n"x"y;2\n€;3\r4;\u0000\r\n5;👋\r\n"offen;';
  it.each(['utf-8', 'windows-1252'] as const)('in %s: each cut, and all of them', async (encoding) => {
    const bytes = iconv.encode(text, encoding);
    const whole = await read(bytes);
    expect(whole.faults).toHaveLength(3);
    expect(whole.rows).toHaveLength(3);
    for (let cut = 1; cut < bytes.length; cut++) expect(await read(piecesOf(bytes, [cut]))).toEqual(whole);
    expect(
      await read(
        piecesOf(
          bytes,
          Array.from(bytes, (_, index) => index),
        ),
      ),
    ).toEqual(whole);
  });

  it('in any table', async () => {
    const sign = fc.constantFrom(...'a;,"\r\n äß€👋1'.match(/./gsu)!);
    await fc.assert(
      fc.asyncProperty(fc.array(sign), fc.array(fc.nat(80)), async (signs, cuts) => {
        const bytes = Buffer.from(`x;y\n${signs.join('')}`);
        expect(await readWhole(piecesOf(bytes, cuts))).toEqual(await readWhole(bytes));
      }),
      { numRuns: 300 },
    );
  });
});
