import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DumpEnd, type DumpRow, readDump } from './read-dump.ts';

/** Reads a dump that comes in pieces of `size` bytes. */
async function read(dump: string | Buffer, size = 1_000_000): Promise<{ rows: DumpRow[]; end: DumpEnd }> {
  const bytes = Buffer.from(dump as string);
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  const rows: DumpRow[] = [];
  const reading = readDump(pieces, (table) => !table.endsWith('unwanted'));
  for (;;) {
    const step = await reading.next();
    if (step.done) return { rows, end: step.value };
    rows.push(...step.value);
  }
}
const textsOf = (rows: readonly DumpRow[]) =>
  rows.map(({ values }) => Object.values(values).map((value) => value?.toString('utf8') ?? null));

const dump = `-- MariaDB dump 10.19
/*!40101 SET NAMES utf8mb4 */;
/*M!999999\\- enable the sandbox mode */
DROP TABLE IF EXISTS \`ost_thread\`;
CREATE TABLE \`ost_thread\` (
  \`id\` int(11) unsigned NOT NULL AUTO_INCREMENT, -- an id; and more
  \`key\` varchar(255) DEFAULT 'a,b(c);',
  \`body\` enum('x','y') NOT NULL,
  PRIMARY KEY (\`id\`),
  KEY \`b\` (\`key\`,\`body\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO \`ost_thread\` VALUES (1,'it''s \\'x\\' -- no comment; (','a\\nb\\0\\Z\\%'),(2,NULL,_binary 'B')
,(-3.5e-7,0x4142,X'43');
INSERT IGNORE INTO shop.\`other\` (\`a\`, b) VALUES (TRUE,"said ""so""") ON DUPLICATE KEY UPDATE a=1;
INSERT INTO ost_unwanted VALUES ('skipped; whole', 'x');
/*!50003 CREATE*/ /*!50017 DEFINER=\`root\`@\`%\`*/ /*!50003 TRIGGER t BEFORE INSERT ON x FOR EACH ROW BEGIN SET @a=';'; END */;;
`;

describe('a dump', () => {
  it('is read alike however its bytes come in', async () => {
    const expected = [
      ['1', "it's 'x' -- no comment; (", 'a\nb\0\x1a\\%'],
      ['2', null, 'B'],
      ['-3.5e-7', 'AB', 'C'],
      ['TRUE', 'said "so"'],
    ];
    for (const size of [1, 2, 3, 7, 64, 10_000]) {
      const { rows, end } = await read(dump, size);
      expect(textsOf(rows), `pieces of ${size}`).toEqual(expected);
      expect(end).toMatchObject({ isCutOff: false, broken: new Map() });
    }
    expect((await read(dump)).rows.map(({ table }) => table)).toEqual([
      ...Array(3).fill('ost_thread'),
      'shop.other',
    ]);
  });

  it('bears any bytes in strings, as text and as hex', async () => {
    const escaped = (bytes: Uint8Array) =>
      Buffer.from(bytes)
        .toString('latin1')
        .replace(/[\\'"]/g, '\\$&')
        .replaceAll('\0', '\\0')
        .replaceAll('\n', '\\n');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        async (values, size) => {
          const rows = values
            .map((value) => `('${escaped(value)}',0x${Buffer.from(value).toString('hex')})`)
            .join(',');
          const found = await read(Buffer.from(`INSERT INTO t (a,b) VALUES ${rows};`, 'latin1'), size);
          for (const [i, value] of values.entries()) {
            expect(found.rows[i]?.values.a).toEqual(Buffer.from(value));
            expect(found.rows[i]?.values.b).toEqual(Buffer.from(value));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('tells rows and statements that do not fit, and goes on behind them', async () => {
    const { rows, end } = await read(
      'INSERT INTO t (a,b) VALUES (1,2),(3),(4,5);INSERT INTO t (a) VALUES (;INSERT INTO n VALUES (1);USE shop;INSERT INTO t (a) VALUES (6);',
    );
    expect(textsOf(rows)).toEqual([['1', '2'], ['4', '5'], ['6']]);
    expect(rows.at(-1)?.table).toBe('shop.t');
    expect(end.broken).toEqual(
      new Map([
        ['t', 2],
        ['n', 1],
      ]),
    );
  });

  it('that was cut off says so, and what is none has nothing in it', async () => {
    const cut = await read("INSERT INTO t (a) VALUES ('x'),('y");
    expect(textsOf(cut.rows)).toEqual([['x']]);
    expect(cut.end.isCutOff).toBe(true);
    expect((await read('%PDF-1.7 no dump; at all;')).rows).toEqual([]);
    expect((await read('')).end).toMatchObject({ statements: 0, isCutOff: false });
  });
});
