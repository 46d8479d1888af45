import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { customersModule } from '../modules/customers/index.ts';
import { importModule, runImport } from '../modules/import/index.ts';
import { germanExcel, writeTable } from '../platform/csv/index.ts';
import { numbersModule } from '../platform/numbers/module.ts';
import { testOwner, testTenant } from '../platform/testing.ts';
import { asTable, type Figure } from './measure.ts';

/**
 * Imports of customers: how many rows a second a dry run checks and a real import writes, and how much memory the process held at
 * most. A dry run must not need memory for each row beyond its number's mark; an import holds the write queue while it writes.
 * `npx node bench/import.ts [rows checked] [rows imported]`
 */
const checked = Number(process.argv[2] ?? 1_000_000);
const imported = Number(process.argv[3] ?? 50_000);

const header = [
  'Kundennummer',
  'Anrede',
  'Vorname',
  'Nachname',
  'Straße',
  'PLZ',
  'Ort',
  'Telefon',
  'E-Mail',
  'Kunde seit',
];

function* customers(rows: number) {
  for (let i = 0; i < rows; i++) {
    const day = String((i % 28) + 1).padStart(2, '0');
    yield [
      `K${i}`,
      i % 2 === 0 ? 'Frau' : 'Herr',
      `Jördis${i % 700}`,
      `Weißenfels${i % 9_000}`,
      `Am Mühlgraben ${i % 300}`,
      String(10_000 + (i % 80_000)),
      'Köln',
      `0221 ${1_000_000 + i}`,
      `kunde${i}@example.de`,
      `${day}.03.${2000 + (i % 24)}`,
    ];
  }
}

const folder = mkdtempSync(join(tmpdir(), 'redlich-import-'));
const at = await testTenant([numbersModule, customersModule, importModule]);
try {
  const peakMegabytes = (): number => process.resourceUsage().maxRSS / 1_024;
  const figures: Figure[] = [{ name: 'before: memory', value: peakMegabytes(), unit: 'MB' }];
  const measure = async (name: string, rows: number, mode: 'dry-run' | 'import'): Promise<void> => {
    const path = join(folder, `${mode}.csv`);
    await pipeline(Readable.from(writeTable(header, customers(rows), germanExcel)), createWriteStream(path));
    const before = performance.now();
    const report = await runImport(
      { engine: at.tenant.engine, actor: testOwner },
      { what: 'customers', file: () => createReadStream(path), choices: [], mode, pastDue: 'sweep' },
    );
    const seconds = (performance.now() - before) / 1_000;
    if (report.outcome === 'refused' || report.counts.added !== rows)
      throw new Error('not all rows were taken');
    figures.push({
      name: `${name}, ${rows} rows of ${Math.round(statSync(path).size / 1e6)} MB`,
      value: rows / seconds,
      unit: 'rows/s',
    });
    figures.push({ name: `${name}: time`, value: seconds, unit: 's' });
    figures.push({ name: `${name}: peak memory so far`, value: peakMegabytes(), unit: 'MB' });
  };
  await measure('dry run', checked, 'dry-run');
  await measure('import', imported, 'import');
  console.log(asTable(figures));
} finally {
  await at.end();
  rmSync(folder, { recursive: true });
}
