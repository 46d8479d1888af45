import { newId, type RecordId } from '@redlich/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymise } from '../../logs/index.ts';
import { modules } from '../../modules/all.ts';
import { type TestClient, testClient } from '../../platform/http/testing.ts';
import { inputFor, type Schema } from './minimal-input.ts';
import { fillEveryKind, idsOf, openTwoCompanies, snapshotOf } from './two-companies.ts';

/**
 * Every route of the whole program, from its own description: a new route is tested without anybody adding it here. Only what is
 * open to everybody has to be named, so that nobody opens something by mistake.
 */
const openToEverybody = [
  'get /health',
  'get /metrics',
  'get /api/openapi.json',
  'get /api/session',
  'post /api/session',
  'delete /api/session',
  'post /api/session/totp',
  'post /api/session/passkey/options',
  'post /api/session/passkey',
  'get /api/contact-form/{tenant}',
  'post /api/contact-form/{tenant}',
  'post /api/contact-form/{tenant}/{pass}/files',
  'get /contact/{tenant}/plain',
  'post /contact/{tenant}/plain',
  'get /api/portal/session',
  'post /api/portal/session',
  'delete /api/portal/session',
  'post /api/portal/link',
  'post /api/portal/link/use',
  'post /api/setup',
  'post /api/unsubscribe/{tenant}',
  'post /api/rights-links/{tenant}/open',
  'post /api/rights-links/{tenant}/write',
  'post /api/rights-links/{tenant}/fetch',
  'get /api/public/papers',
  'get /api/public/{tenant}/papers',
  'get /api/public/{tenant}/papers/{paper}/{format}',
  'get /api/public/{tenant}/papers/{paper}/{format}/{version}',
];

interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly 'x-redlich-access': string | readonly string[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

interface Route extends Operation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

/** How a page without JavaScript sends what was written. */
const plainForm = 'application/x-www-form-urlencoded';

/** Stands in every text of the first company. */
const canary = 'Mustername first';

const companies = await openTwoCompanies();
const description = (await testClient(companies.app).get('/api/openapi.json')).body;
const routes: readonly Route[] = Object.entries<Readonly<Record<string, Operation>>>(
  description.paths,
).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    ...operation,
    name: `${method} ${path}`,
    method: method.toUpperCase(),
    path,
  })),
);
const closed = routes.filter((route) => route['x-redlich-access'] !== 'public');
const changing = routes.filter(({ method }) => method !== 'GET');
const withId = closed.filter(({ path }) => path.includes('{'));
const everybody = companies.first.roles;

const named = (some: readonly Route[]) => some.map((route) => [route.name, route] as const);
const pathOf = ({ path }: Route, id: string) => path.replaceAll(/\{\w+\}/g, id);

/** Calls a route with input that fits as far as its description says, the given id wherever one is asked for. */
function call(
  client: TestClient,
  route: Route,
  id: string,
  headers?: Readonly<Record<string, string>>,
  text?: string,
) {
  const [type, content] = Object.entries(route.requestBody?.content ?? {})[0] ?? [];
  if (type === undefined) return client.send(route.method, pathOf(route, id), undefined, headers);
  const isJson = type === 'application/json';
  const body = isJson
    ? inputFor(content?.schema ?? {}, { schemas: description.components.schemas, id, text: text ?? canary })
    : (text ?? 'x');
  return client.send(route.method, pathOf(route, id), body, { 'content-type': type, ...headers });
}

afterAll(() => companies.end());

describe('the list of routes', () => {
  it('is the one of the whole program, and each says who may call it', () => {
    expect(routes.length).toBe(companies.app.routes.length);
    expect(closed.length).toBeGreaterThan(30);
    for (const { 'x-redlich-access': access } of closed) {
      expect(access === 'signed-in' || (Array.isArray(access) && access.length > 0)).toBe(true);
    }
  });

  it('takes plain forms nowhere but where anybody may write', () => {
    const plain = routes.filter(({ requestBody }) => plainForm in (requestBody?.content ?? {}));
    expect(plain.map(({ name }) => name)).toEqual(['post /contact/{tenant}/plain']);
  });

  it('has nothing open to everybody but what is named here', () => {
    const open = routes.filter((route) => route['x-redlich-access'] === 'public').map(({ name }) => name);
    expect(open.sort()).toEqual(openToEverybody.toSorted());
  });
});

describe('without signing in', () => {
  it.each(named(closed))('%s is refused', async (_name, route) => {
    const stranger = testClient(companies.app);
    expect(await call(stranger, route, 'x')).toMatchObject({ status: 401, body: { code: 'signed-out' } });
    stranger.cookie = `redlich=${'A'.repeat(43)}`;
    expect((await call(stranger, route, 'x')).status).toBe(401);
  });
});

describe('with a wrong role', () => {
  const clients = new Map<string, TestClient>();
  beforeAll(async () => {
    for (const role of everybody) clients.set(role, await companies.first.signIn(role));
  });

  const limited = closed.filter(
    (route) =>
      Array.isArray(route['x-redlich-access']) &&
      !everybody.every((role) => route['x-redlich-access'].includes(role)),
  );

  it.each(named(limited))('%s is refused', async (_name, route) => {
    for (const role of everybody.filter((each) => !route['x-redlich-access'].includes(each))) {
      const client = clients.get(role) ?? expect.fail();
      expect(await call(client, route, 'x'), role).toMatchObject({ status: 403, body: { code: 'role' } });
    }
  });
});

describe('from another site', () => {
  let client: TestClient;
  beforeAll(async () => {
    client = await companies.first.signIn('everything');
  });

  it.each(named(changing))('%s is refused', async (_name, route) => {
    // A form without JavaScript cannot set the header; it acts for nobody.
    const isPlain = Object.keys(route.requestBody?.content ?? {}).join() === plainForm;
    const headerless = isPlain ? [] : [{ 'x-redlich': '' }];
    for (const headers of [
      ...headerless,
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      expect(await call(client, route, 'x', headers)).toMatchObject({
        status: 403,
        body: { code: 'request-forged' },
      });
    }
  });
});

describe('with something else where a text belongs', () => {
  const nobodys = newId<RecordId>(Date.UTC(2026, 2, 2));
  const others = [{ $ne: '' }, ['x', 'y'], 7, true];
  let clients: readonly TestClient[];
  beforeAll(async () => {
    clients = [await companies.second.signIn('everything'), testClient(companies.app)];
  });
  const texts = (route: Route): readonly string[] => {
    const schema = route.requestBody?.content['application/json']?.schema;
    return Object.entries(schema?.properties ?? {}).flatMap(([name, { type }]) =>
      type === 'string' ? [name] : [],
    );
  };
  const withTexts = changing.filter((route) => texts(route).length > 0);

  it('there are many such fields', () => expect(withTexts.flatMap(texts).length).toBeGreaterThan(150));

  it.each(named(withTexts))('%s refuses it, and does not break', async (_name, route) => {
    const schema = route.requestBody?.content['application/json']?.schema ?? {};
    const maker = { schemas: description.components.schemas, id: nobodys, text: 'x' };
    const whole = inputFor(schema, maker) as object;
    const client = clients[route['x-redlich-access'] === 'public' ? 1 : 0] ?? expect.fail();
    for (const [i, name] of texts(route).entries()) {
      const body = { ...whole, [name]: others[i % others.length] };
      const { status } = await client.send(route.method, pathOf(route, nobodys), body);
      expect(status, name).toBeGreaterThanOrEqual(400);
      expect(status, name).toBeLessThan(500);
    }
  });

  it('and in a query, as often as somebody likes, breaks nothing', async () => {
    for (const route of routes.filter(
      ({ method, path }) => method === 'GET' && !/stream|news|events/.test(path),
    )) {
      const names = (route.parameters ?? []).flatMap((each) => (each.in === 'query' ? [each.name] : []));
      const twice = names.map((name) => `${name}=a&${name}=b&${name}[$ne]=c`).join('&');
      if (twice === '') continue;
      const { status } = (await clients[0]?.get(`${pathOf(route, nobodys)}?${twice}`)) ?? expect.fail();
      expect(status, route.name).toBeLessThan(500);
    }
  });
});

describe('with the ids of another company', () => {
  let ids: readonly string[];
  let before: Readonly<Record<string, string>>;
  let outsider: TestClient;
  const answers: string[] = [];
  const nobodys = newId<RecordId>(Date.UTC(2026, 2, 2));

  beforeAll(async () => {
    await fillEveryKind(companies.first.tenant.engine, canary);
    outsider = await companies.second.signIn('everything');
    ids = await idsOf(companies.first.tenant.engine);
    before = await snapshotOf(companies.first.tenant.engine);
  });

  it.each(named(withId))('%s answers as for an id nobody ever had', async (_name, route) => {
    const unknown = await call(outsider, route, nobodys);
    for (const id of ids) {
      const { status, body } = await call(outsider, route, id);
      expect(status).toBeLessThan(500);
      expect({ status, body }).toEqual({ status: unknown.status, body: unknown.body });
      answers.push(JSON.stringify(body));
    }
  });

  it('nothing of the other company came out, and nothing of it was touched: no row, no entry in its ledger', async () => {
    expect(ids.length).toBeGreaterThan(companies.first.tenant.engine.register.kinds.size);
    expect(answers.length).toBeGreaterThan(0);
    expect(answers.filter((answer) => answer.includes(canary))).toEqual([]);
    expect(await snapshotOf(companies.first.tenant.engine)).toEqual(before);
  });

  it('while its own people reach what is theirs, so the ids were good ones', async () => {
    const insider = await companies.first.signIn('everything');
    const found: string[] = [];
    for (const route of withId.filter(({ method }) => method === 'GET' || method === 'PATCH')) {
      for (const id of ids) if ((await call(insider, route, id)).status < 300) found.push(route.name);
    }
    expect(new Set(found)).toContain('get /api/customers/{id}');
  });
});

describe('the log of the program (logs.anonymous)', () => {
  const flood = ['198.51.100.77', '2001:db8:77::1', 'flut@marke.example', '198-51-100-77.dsl.marke.example'];
  const text = flood.join(' ');
  const headers = {
    'user-agent': text,
    referer: `https://marke.example/${flood[0]}?m=flut%40marke.example`,
    'x-forwarded-for': '198.51.100.77, 2001:db8:77::1',
    forwarded: 'for="[2001:db8:77::1]:4711"',
    from: 'flut@marke.example',
    'x-request-id': text,
    'accept-language': text,
  };
  const left = (lines: readonly string[]): readonly string[] =>
    lines.filter((line) => anonymise(line) !== line || /198.51.100.77|db8:77|marke/.test(line));

  it('holds no address before the filter, whatever is called with addresses in path, query, head and body', async () => {
    const before = companies.logged.length;
    const stranger = testClient(companies.app, { address: '198.51.100.77' });
    const insider = await companies.second.signIn('everything');
    for (const route of routes.filter(({ path }) => !path.startsWith('/api/session')))
      for (const [client, id] of [
        [stranger, '198.51.100.77'],
        [insider, 'flut%40marke.example'],
      ] as const)
        await call(client, { ...route, path: `${route.path}?q=${id}&page=${id}` }, id, headers, text);
    for (const path of [
      '/198.51.100.77',
      '/api/%32001:db8:77::1',
      '/../flut@marke.example',
      '/%00%ff198.51.100.77',
    ])
      await stranger.get(path, headers);
    for (const body of ['{"login":"flut@marke.example', text, '[]', 'null'])
      await stranger.send('POST', '/api/session', body, headers);
    expect(companies.logged.length - before).toBeGreaterThan(routes.length);
    expect(left(companies.logged)).toEqual([]);
  });

  it('holds none when a job works on what was entered, or breaks on it', async () => {
    const { tenant } = companies.second;
    for (const job of modules.flatMap((module) => module.jobs))
      await job.run(tenant).catch((error) => companies.log.fault(error, { tenant: tenant.engine, job }));
    const broken = Object.assign(new Error(text, { cause: new TypeError(text) }), { name: text, code: text });
    companies.log.fault(broken, { tenant: tenant.engine });
    companies.log.fault(text);
    expect(left(companies.logged)).toEqual([]);
  });
});
