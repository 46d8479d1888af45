import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { backupFigures } from './backup.ts';
import { engineFigures } from './engine.ts';
import { httpFigures } from './http.ts';
import { logSection } from './logs.ts';
import { asTable, type Figure, median, meets } from './measure.ts';
import { paperFigures } from './papers.ts';
import { rightsFigures } from './rights.ts';
import { rotationFigures } from './rotation.ts';
import { startFigures } from './start.ts';

// Measures everything and writes bench/RESULTS.md. `--scale 0.01` for a quick look, `--print` to write nothing.

const at = process.argv.indexOf('--scale');
const scale = at < 0 ? 1 : Number(process.argv[at + 1]);

/** How long this disk takes to make 4 KiB durable, in microseconds. */
function syncMicroseconds(): number {
  const folder = mkdtempSync(join(tmpdir(), 'redlich-sync-'));
  const file = openSync(join(folder, 'f'), 'w');
  const times: number[] = [];
  for (let i = 0; i < 200; i++) {
    const begun = performance.now();
    writeSync(file, Buffer.alloc(4_096));
    fdatasyncSync(file);
    times.push((performance.now() - begun) * 1_000);
  }
  closeSync(file);
  rmSync(folder, { recursive: true });
  return median(times);
}

/** What holds a missed figure back. Kept beside the measurement, so that a miss is never printed without its reason. */
const reasons: readonly (readonly [begins: string, reason: string])[] = [
  [
    'open a list',
    'Each record costs three lookups through node:sqlite (record, facts, key; 5 µs of it), two decryptions (2 µs), a JSON parse and its place in the access entry.',
  ],
  [
    'sweep',
    'Two commits and a log truncation per portion, and rows of three trees per record. Nothing that is not due is read, but in a larger store the pages of the dying lie further apart and are read from outside the cache.',
  ],
  [
    'order entry',
    'Server and client share two cores; an order opens the customer (one access entry), inserts the order, a line and a key, and waits for four disk syncs shared by the requests of one moment.',
  ],
  [
    'server ready',
    'Loading and stripping the types of some 400 files; the compile cache of Node helps from the second start.',
  ],
  ['memory', 'V8 and the loaded program; the stores take little.'],
  ['search', 'A short common beginning of a word makes long lists to intersect.'],
  [
    'erase',
    'A thousand rows, their index entries and keys are overwritten, and the key log is truncated before anybody is answered.',
  ],
  ['seal', 'Key, seal and four trees per record.'],
  [
    'read back',
    'A row is decrypted, taken apart, and written into a table with its indexes through node:sqlite, one statement a row; more rows a statement were slower.',
  ],
  [
    'restore whole',
    'Besides the rows, each key is opened and sealed anew, its record looked up, and due dates and search words are computed again.',
  ],
  ['new epoch', 'Two seals and three trees per key; the counter is let in between each two thousand.'],
];

function missed(figures: readonly Figure[]): string {
  const lines = figures
    .filter((figure) => !meets(figure))
    .map(
      (figure) =>
        `- **${figure.name}**: ${reasons.find(([begins]) => figure.name.startsWith(begins))?.[1] ?? 'not looked into yet.'}`,
    );
  return lines.length === 0 ? '' : `\n## What is missed, and why\n\n${lines.join('\n')}\n`;
}

const loadBefore = loadavg()[0] ?? 0;
const sync = syncMicroseconds();
const figures = [
  ...(await startFigures()),
  ...(await httpFigures(Math.max(1_000, Math.round(20_000 * scale)))),
  ...(await engineFigures(scale)),
  ...(await paperFigures()),
  ...(await rightsFigures(scale)),
  ...(await rotationFigures(scale)),
  ...(await backupFigures(scale)),
];
const text = `# Results

Measured ${new Date().toISOString().slice(0, 10)} on ${cpus()[0]?.model.trim()} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}; 4 KiB made durable in ${Math.round(sync)} µs (median). Load of the machine
before: ${loadBefore.toFixed(1)} (idle would be below 0.3). Scale ${scale} of the full sizes. Repeat: \`npm run bench -- [--scale 0.01]\`. Medians; never part of a test.

${asTable(figures)}
${missed(figures)}
${logSection(Math.max(8, 256 * scale))}`;
console.log(text);
if (!process.argv.includes('--print')) writeFileSync(join(import.meta.dirname, 'RESULTS.md'), text);
