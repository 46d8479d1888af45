import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { egressModule } from '../../egress/module.ts';
import type { OwnName } from '../../http/tenant-host.ts';
import { loginModule } from '../../login/index.ts';
import { settingsModule } from '../../settings/module.ts';
import { routesOf, type TestTenant, testOwner, testTenant } from '../../testing.ts';
import { alarmsModule } from '../module.ts';
import { listProbing } from './list-probing.ts';
import { type RequestWatch, watchRequests } from './watch-requests.ts';

let companies: readonly [operator: TestTenant, linde: TestTenant, eiche: TestTenant];
let see: (host: string, target: string, named?: string) => void;
beforeAll(async () => {
  const company = () => testTenant([alarmsModule, egressModule, settingsModule, loginModule]);
  companies = [await company(), await company(), await company()];
});
afterAll(async () => {
  for (const company of companies) await company.end();
});
beforeEach(() => {
  const [operator, linde, eiche] = companies;
  const names: readonly OwnName[] = [
    { name: 'linde.example', tenant: linde.tenant.id },
    { name: '*.eiche.example', tenant: eiche.tenant.id },
    { name: 'everybody.example', tenant: null },
  ];
  const watch: RequestWatch = watchRequests(() => companies.map(({ tenant }) => tenant), operator.log, names);
  see = (host, target, named) =>
    watch(
      {
        ...{ address: '192.0.2.7', host, named, method: 'GET', target, status: 404 },
        ...{ browser: 'sample', referrer: '', at: operator.tenant.engine.now() },
      },
      async () => false,
    );
});

/** The requests with a mark in them, company by company. */
const kept = (mark: string) =>
  Promise.all(
    companies.map(async ({ tenant: { engine } }) =>
      (await listProbing(engine, testOwner, 100))
        .map(({ request }) => request)
        .filter((request) => request.includes(mark)),
    ),
  );
const counts = (mark: string) => async () => (await kept(mark)).map(({ length }) => length);

it('what came by a name of a company is kept with that company, is told to it, and nobody else reads it', async () => {
  see('linde.example:8484', '/own?q=<script>linde');
  see('shop.eiche.example', '/own?q=<script>eiche');
  see('everybody.example', '/own?q=<script>everybody');
  see('192.0.2.80', '/own?q=<script>address');
  await expect.poll(counts('/own')).toEqual([2, 1, 1]);
  const [operator, linde, eiche] = await kept('/own');
  expect(operator?.join()).toMatch(/^(?!.*(linde|eiche))/);
  expect([linde, eiche]).toEqual([
    ['GET linde.example:8484/own?q=<script>linde'],
    ['GET shop.eiche.example/own?q=<script>eiche'],
  ]);
  const standing = () => Promise.all(companies.map(({ tenant: { alarms } }) => alarms.standing()));
  await expect.poll(async () => (await standing()).map(({ length }) => length)).toEqual([1, 1, 1]);
  for (const { tenant } of companies) {
    const file = await ((await routesOf(alarmsModule, tenant)('get /api/attacks/export')) as Response).text();
    expect(new Set(file.match(/(?<=own\?q=<script>)\w+/g))).toEqual(
      new Set(
        [['everybody', 'address'], ['linde'], ['eiche']][
          companies.findIndex((each) => each.tenant === tenant)
        ],
      ),
    );
  }
});

it('what names a company in its path is kept with it, unless it came by another’s name', async () => {
  const [, linde, eiche] = companies;
  see('everybody.example', '/named?q=<script>', linde.tenant.id);
  see('linde.example', '/named?q=<script>', eiche.tenant.id);
  await expect.poll(counts('named')).toEqual([0, 2, 0]);
});

it('a name of a company that is not there is nobody’s but the operator’s', async () => {
  see('everybody.example', '/nobody?q=<script>', 'nobody');
  await expect.poll(counts('nobody')).toEqual([1, 0, 0]);
});

it('what is spread over companies counts for each apart: nine at one and nine at another are no attack on either', async () => {
  for (let nth = 0; nth < 9; nth++)
    for (const host of ['linde.example', 'a.eiche.example']) see(host, `/page-${nth}`);
  see('everybody.example', '/page?q=<script>');
  await expect.poll(counts('page')).toEqual([1, 0, 0]);
  see('linde.example', '/page-9');
  await expect.poll(counts('page')).toEqual([1, 10, 0]);
});
