import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  date,
  email,
  germanExcel,
  integer,
  money,
  optional,
  phone,
  readTable,
  readTypedTable,
  required,
  rowSchema,
  text,
  writeTable,
} from '../platform/csv/index.ts';
import { asTable, type Figure } from './measure.ts';

/**
 * A million invented customers: written, read as cells, read by a schema. Prints rows per second and the most memory the process
 * ever held; the memory must not depend on the number of rows. `npx node bench/csv.ts [rows]`
 */
const rows = Number(process.argv[2] ?? 1_000_000);
const header = [
  'Kundennummer',
  'Name',
  'Straße',
  'PLZ',
  'Ort',
  'Telefon',
  'E-Mail',
  'Kunde seit',
  'Bestellungen',
  'Umsatz',
];

const customerRow = rowSchema({
  number: required(text({ max: 20 }), ['Kundennummer']),
  name: required(text({ max: 120 }), ['Name']),
  street: optional(text({ max: 160 }), ['Straße']),
  postcode: optional(text({ max: 12 }), ['PLZ']),
  city: optional(text({ max: 120 }), ['Ort']),
  phone: optional(phone(), ['Telefon']),
  mail: optional(email(), ['E-Mail']),
  since: optional(date({ earliest: '1950-01-01', latest: '2099-12-31' }), ['Kunde seit']),
  orders: optional(integer({ min: 0, max: 1_000_000 }), ['Bestellungen'], 0),
  turnoverCents: optional(money({ min: 0, max: 1e12 }), ['Umsatz'], 0),
});

function* customers(): Generator<readonly string[]> {
  for (let i = 0; i < rows; i++) {
    const day = String((i % 28) + 1).padStart(2, '0');
    yield [
      `K${i}`,
      i % 50 === 0 ? `Buch "${i}"; Müller & Söhne` : `Müller & Söhne ${i}`,
      i % 70 === 0 ? `Hauptstraße ${i % 300}\nHinterhaus` : `Hauptstraße ${i % 300}`,
      String(10_000 + (i % 80_000)),
      'Köln',
      `0221 ${1_000_000 + i}`,
      `kunde${i}@example.de`,
      `${day}.03.${2000 + (i % 24)}`,
      String(i % 40),
      `${i % 9}.${String(i % 1_000).padStart(3, '0')},50 €`,
    ];
  }
}

async function perSecond(work: () => Promise<number>): Promise<number> {
  const start = performance.now();
  const done = await work();
  if (done !== rows) throw new Error(`${done} of ${rows} rows`);
  return done / ((performance.now() - start) / 1_000);
}

async function readCells(path: string): Promise<number> {
  const opened = await readTable(createReadStream(path));
  if (opened.outcome === 'refused') throw new Error(opened.fault.fault);
  let count = 0;
  for await (const row of opened.table.rows) if (!('reason' in row)) count++;
  return count;
}

async function readValues(path: string): Promise<number> {
  const opened = await readTypedTable(createReadStream(path), customerRow);
  if (opened.outcome === 'refused') throw new Error(JSON.stringify(opened.problems));
  let count = 0;
  for await (const row of opened.table.rows) if ('values' in row) count++;
  return count;
}

const folder = mkdtempSync(join(tmpdir(), 'redlich-csv-'));
try {
  const path = join(folder, 'customers.csv');
  const peakMegabytes = (): number => process.resourceUsage().maxRSS / 1_024;
  const figures: Figure[] = [];
  const measure = async (name: string, work: () => Promise<number>): Promise<void> => {
    figures.push({ name, value: await perSecond(work), unit: 'rows/s' });
    figures.push({ name: `${name}: peak memory so far`, value: peakMegabytes(), unit: 'MB' });
  };
  figures.push({ name: 'before: memory', value: peakMegabytes(), unit: 'MB' });
  await measure('write a table', async () => {
    await pipeline(Readable.from(writeTable(header, customers(), germanExcel)), createWriteStream(path));
    return rows;
  });
  await measure('read its cells', () => readCells(path));
  await measure('read its values', () => readValues(path));
  console.log(
    `${rows} rows of ${header.length} columns, ${Math.round(statSync(path).size / 1e6)} MB\n\n${asTable(figures)}`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
