import { afterEach, beforeEach, expect, test } from 'vitest';
import { settingsModule } from '../../platform/settings/index.ts';
import { routesOf, type TestTenant, testTenant } from '../../platform/testing.ts';
import { customersModule } from '../customers/index.ts';
import { papersModule } from './index.ts';
import { paperTables } from './paper.tables.ts';

const parts = [settingsModule, customersModule];
const papers = papersModule(parts);
let t: TestTenant;
beforeEach(async () => {
  t = await testTenant([...parts, papers]);
});
afterEach(() => t.end());

test('the list for everybody names public papers in force and no others', async () => {
  const call = routesOf(papers, t.tenant);
  expect(await call('get /api/public/papers')).toEqual({ papers: [] });
  await t.engine.engine.write({ id: 'owner', roles: [] }, async (unit) => {
    for (const paper of ['notice', 'deletion-concept'])
      await paperTables(unit.db)
        .insertInto('records.paper_version')
        .values({
          ...{ paper, number: 1, hash_de: 'a', hash_en: 'b', body_de: '{}', body_en: '{}', machine: null },
          ...{ published_at: unit.now, author: 'owner', reason: 'zum ersten Mal' },
        })
        .execute();
  });
  expect(await call('get /api/public/papers')).toMatchObject({
    papers: [{ id: 'notice', address: `/api/public/${t.tenant.id}/papers/notice/html` }],
  });
});
