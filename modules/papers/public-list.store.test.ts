import { afterEach, beforeEach, expect, test } from 'vitest';
import { settingsModule } from '../../platform/settings/index.ts';
import { routesOf, type TestTenant, testTenant } from '../../platform/testing.ts';
import { customersModule } from '../customers/index.ts';
import { papersModule } from './index.ts';
import { paperTables } from './paper.tables.ts';
import { publicPapersSetting } from './settings.ts';

const parts = [settingsModule, customersModule];
const papers = papersModule(parts);
let t: TestTenant;
beforeEach(async () => {
  t = await testTenant([...parts, papers]);
});
afterEach(() => t.end());

const owner = { id: 'owner', roles: [] };
const putInForce = (...papers: readonly string[]) =>
  t.engine.engine.write(owner, async (unit) => {
    for (const paper of papers)
      await paperTables(unit.db)
        .insertInto('records.paper_version')
        .values({
          ...{ paper, number: 1, hash_de: 'a', hash_en: 'b', body_de: '{}', body_en: '{}', machine: null },
          ...{ published_at: unit.now, author: 'owner', reason: 'zum ersten Mal' },
        })
        .execute();
  });

test('the list for everybody names public papers in force and no others', async () => {
  const call = routesOf(papers, t.tenant);
  expect(await call('get /api/public/papers')).toEqual({ papers: [] });
  await putInForce('notice', 'deletion-concept');
  expect(await call('get /api/public/papers')).toMatchObject({
    papers: [{ id: 'notice', address: `/api/public/${t.tenant.id}/papers/notice/html` }],
  });
  expect(
    await call('get /api/public/{tenant}/papers', { params: { tenant: t.tenant.id } }),
    'with several companies: of the one whose page it is',
  ).toEqual(await call('get /api/public/papers'));
});

test('measures and the agreement for clients are public until the owner says otherwise; then no address finds them', async () => {
  const call = routesOf(papers, t.tenant);
  await putInForce('measures', 'processing-agreement-as-processor', 'portal-terms');
  const listed = async () =>
    ((await call('get /api/public/papers')) as { papers: { id: string }[] }).papers.map(({ id }) => id);
  expect(await listed()).toEqual(['measures', 'processing-agreement-as-processor']);
  await t.tenant.settings.set(owner, publicPapersSetting, { papers: ['portal-terms'] });
  expect(await listed()).toEqual(['portal-terms']);
  const params = { tenant: t.tenant.id, paper: 'measures', format: 'html' };
  expect(await call('get /api/public/{tenant}/papers/{paper}/{format}', { params })).toMatchObject({
    outcome: 'problem',
    status: 404,
  });
});
