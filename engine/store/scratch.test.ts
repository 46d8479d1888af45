import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openScratch } from './scratch.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redlich-scratch-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const row = (sort: string, id: number, parent: number, text: string) => ({
  ...{ sort, id, parent, bytes: Buffer.from(text) },
});

it('a scratch gives back what was kept, by parent and id, and nothing of it lies open', () => {
  const scratch = openScratch(folder);
  scratch.add([
    row('entry', 2, 7, 'zwei'),
    row('entry', 1, 7, 'eins'),
    row('entry', 3, 8, 'Rosalie Kienzle'),
  ]);
  scratch.add([row('file', 1, 0, ''), row('entry', 2, 7, 'zwo')]);
  expect([...scratch.under('entry', 7)].map(String)).toEqual(['eins', 'zwo']);
  expect(scratch.one('entry', 3)?.toString()).toBe('Rosalie Kienzle');
  expect(scratch.one('entry', 4)).toBeNull();
  expect(scratch.one('file', 1)).toEqual(Buffer.alloc(0));
  expect([...scratch.all('entry')].map(({ id }) => id)).toEqual([1, 2, 3]);
  expect(scratch.count('entry')).toBe(3);
  const [place = ''] = readdirSync(folder);
  const bytes = readFileSync(join(folder, place, 'rows.db'));
  expect(bytes.includes('entry')).toBe(true);
  expect(bytes.includes('Rosalie')).toBe(false);
  scratch.end();
  expect(readdirSync(folder)).toEqual([]);
});
