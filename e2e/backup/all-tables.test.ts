import { memoryPlace } from '@redlich/engine/testing';
import { expect, test } from 'vitest';
import { archiveKeyForTests, beside, dump, good, restored } from '../../engine/backup/archive/testing.ts';
import { modules } from '../../modules/all.ts';
import { testTenant } from '../../platform/testing.ts';

test('every table of every module, with its indexes, is in a snapshot and comes back alike', async () => {
  const at = await testTenant(modules);
  const archiveKey = archiveKeyForTests();
  const place = memoryPlace();
  const { engine } = at.engine;
  const { snapshot } = good(await engine.backup.snapshot({ places: [place], archiveKey }), place.id);
  for (const kind of engine.register.kinds.keys())
    expect(snapshot.tables.map(({ name }) => name)).toContain(kind);
  const from = { places: [place], tenant: engine.tenant, archiveKey };
  expect(await restored(from, snapshot.name, 'sqlite', dump)).toEqual(await beside(at.engine, dump));
  await at.end();
});
