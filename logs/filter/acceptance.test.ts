import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findAddresses } from './find-addresses.ts';
import { openFilter } from './open-filter.ts';
import { detect } from './testing/detector.ts';

/** Real logs of about a hundred services. They hold addresses of third persons and so are no part of the project. */
const collection = join(import.meta.dirname, '../../../shared/data/logs');

const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });

function linesOf(path: string): readonly (readonly [raw: string, filtered: string])[] {
  const bytes = readFileSync(path);
  const filter = openFilter();
  const filtered = Buffer.concat([filter.push(bytes), filter.end()])
    .toString('latin1')
    .split('\n');
  return bytes
    .toString('latin1')
    .split('\n')
    .map((raw, i) => [raw, filtered[i] ?? ''] as const);
}

describe.skipIf(!existsSync(collection))('real logs (skipped where ../shared/data/logs is not there)', () => {
  const all = existsSync(collection) ? filesBelow(collection).flatMap(linesOf) : [];

  test('hold thousands of lines with addresses and thousands without', () => {
    const holding = all.filter(([raw]) => detect(raw).length > 0).length;
    expect(holding).toBeGreaterThan(4_000);
    expect(all.length - holding).toBeGreaterThan(4_000);
  });

  test('keep no address and no mail address', () => {
    const left = all.flatMap(([, filtered]) => detect(filtered.replaceAll('x@x', '')));
    expect(left).toEqual([]);
  });

  test('keep every line byte for byte that held none', () => {
    const changed = all.filter(([raw, filtered]) => raw !== filtered && detect(raw).length === 0);
    expect(changed).toEqual([]);
  });

  test('are clean to the check afterwards', () => {
    const found = all.filter(([, filtered]) => findAddresses(Buffer.from(filtered, 'latin1')).length > 0);
    expect(found.map(([, filtered]) => filtered)).toEqual([]);
  });
});
