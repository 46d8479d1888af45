import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enginePledges, measureCatalogue } from '@redlich/engine';
import { expect, test } from 'vitest';
import { modules } from '../../modules/all.ts';

const root = join(import.meta.dirname, '../..');

test('each measure is proved by a pledge the program checks or by a test that exists under that title', () => {
  const pledges = new Set(
    [...enginePledges, ...modules.flatMap((module) => module.pledges ?? [])].map(({ id }) => id),
  );
  const unproved = measureCatalogue.filter(({ proof }) => {
    if (proof.by === 'pledge') return !pledges.has(proof.pledge);
    const file = join(root, proof.file);
    return !(existsSync(file) && readFileSync(file, 'utf8').includes(`'${proof.title}'`));
  });
  expect(unproved.map(({ id }) => id)).toEqual([]);
});
