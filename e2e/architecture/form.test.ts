import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Runs a tool that npm installed and answers what it said when it was not content. */
function complaintOf(program: string, ...given: string[]): string {
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules/.bin', program), given, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  return status === 0 ? '' : `${program} ended with ${status}\n${stdout}${stderr}`;
}

test('all types fit (npx tsc --noEmit)', () => {
  expect(complaintOf('tsc', '--noEmit')).toBe('');
});

test('every file has the common form and keeps the lint rules (npm run format)', () => {
  expect(complaintOf('biome', 'check', '--diagnostic-level=error', '--max-diagnostics=50', '.')).toBe('');
});

test('nothing is written, exported or installed in vain (npx knip)', () => {
  expect(complaintOf('knip', '--no-progress')).toBe('');
});
