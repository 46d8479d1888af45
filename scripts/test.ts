// Runs every test once (vitest.config.ts says which and where) and closes with one line: `12 passed, 0 failed`.
// Arguments go to vitest: `npm test -- --project sqlite`.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestCounts } from './testing/count-tests.ts';
import { folderOfRun } from './testing/folder-of-run.ts';

const folder = folderOfRun();
// PostgreSQL runs under another account when this one is root.
chmodSync(folder, 0o711);
const countsFile = join(folder, 'counts.json');
const vitest = join(dirname(fileURLToPath(import.meta.resolve('vitest/package.json'))), 'vitest.mjs');

const run = spawn(process.execPath, [vitest, 'run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, TMPDIR: folder, REDLICH_TEST_COUNTS: countsFile },
});
// Whoever interrupts the run interrupts vitest; this process stays to clear the folder away.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => run.kill(signal));
const exitCode = await new Promise<number>((resolve) => run.once('close', (code) => resolve(code ?? 1)));

const counted: TestCounts = existsSync(countsFile)
  ? JSON.parse(readFileSync(countsFile, 'utf8'))
  : { passed: 0, failed: 0, skipped: 0 };
rmSync(folder, { recursive: true, force: true, maxRetries: 3 });

// A run that counted no failure but ended badly (out of memory, no test found) has failed as well.
const failed = counted.failed === 0 && exitCode !== 0 ? 1 : counted.failed;
const skipped = counted.skipped === 0 ? '' : `, ${counted.skipped} skipped`;
process.exitCode = failed === 0 ? 0 : 1;
console.log(`\n${counted.passed} passed, ${failed} failed${skipped}`);
