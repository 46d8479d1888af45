// Runs every test once (vitest.config.ts says which and where) and closes with one line: `12 passed, 0 failed`.
// Arguments go to vitest: `npm test -- --project sqlite`.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestCounts } from './testing/count-tests.ts';

const folder = mkdtempSync(join(tmpdir(), 'redlich-test-run-'));
const countsFile = join(folder, 'counts.json');
const vitest = join(dirname(fileURLToPath(import.meta.resolve('vitest/package.json'))), 'vitest.mjs');

const run = spawn(process.execPath, [vitest, 'run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, REDLICH_TEST_COUNTS: countsFile },
});
const exitCode = await new Promise<number>((resolve) => run.once('close', (code) => resolve(code ?? 1)));

const counted: TestCounts = existsSync(countsFile)
  ? JSON.parse(readFileSync(countsFile, 'utf8'))
  : { passed: 0, failed: 0, skipped: 0 };
rmSync(folder, { recursive: true, force: true });

// A run that counted no failure but ended badly (out of memory, no test found) has failed as well.
const failed = counted.failed === 0 && exitCode !== 0 ? 1 : counted.failed;
const skipped = counted.skipped === 0 ? '' : `, ${counted.skipped} skipped`;
process.exitCode = failed === 0 ? 0 : 1;
console.log(`\n${counted.passed} passed, ${failed} failed${skipped}`);
