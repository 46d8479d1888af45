import { afterEach, beforeEach, expect, test } from 'vitest';
import { settingsModule } from '../../platform/settings/index.ts';
import { type TestTenant, testOwner, testTenant } from '../../platform/testing.ts';
import { customersModule } from '../customers/index.ts';
import { paperCatalogue } from './catalogue.ts';
import { papersModule } from './index.ts';
import { paperTables } from './paper.tables.ts';

const parts = [settingsModule, customersModule];
const papers = papersModule(parts);
let t: TestTenant;
beforeEach(async () => {
  t = await testTenant([...parts, papers]);
});
afterEach(() => t.end());

const check = () => papers.pledges?.find(({ id }) => id === 'papers.templates')?.check(t.tenant.engine);
const inForce = (ids: readonly string[]) =>
  t.tenant.engine.write(testOwner, async (unit) => {
    for (const paper of ids)
      await paperTables(unit.db)
        .insertInto('records.paper_version')
        .values({
          ...{ paper, number: 1, hash_de: 'a', hash_en: 'b', body_de: '{}', body_en: '{}', machine: null },
          ...{ published_at: unit.now, author: testOwner.id, reason: 'zum ersten Mal' },
        })
        .execute();
  });

test('papers.templates is proved when each paper to hand out is in force, not before', async () => {
  const [one = '', ...others] = paperCatalogue.map(({ id }) => id).toReversed();
  expect(await check()).toMatchObject({ state: 'not-yet-provable' });
  await inForce([one, ...others.filter((id) => id !== 'consent-form')]);
  expect(await check()).toMatchObject({ state: 'not-yet-provable' });
  await inForce(['consent-form']);
  expect(await check()).toMatchObject({ state: 'kept' });
});
