import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { declare } from '@redlich/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Module } from '../module.ts';
import { manager, owner } from '../roles/roles.ts';
import { problemOf } from './problems.ts';
import { serve } from './serve.ts';
import type { SiteOrigin } from './site-origin.ts';
import {
  baseModules,
  signedInOwner,
  signedInUser,
  type TestClient,
  type TestServer,
  testClient,
  testServer,
} from './testing.ts';

const summary = { de: 'Probe', en: 'Sample' };
const seen: unknown[] = [];

const sampleModule: Module = {
  id: 'sample',
  declaration: declare({ module: 'sample', activities: [], consents: [], roles: [] }),
  migrations: [],
  texts: { de: {}, en: {} },
  jobs: [],
  framed: {
    path: '/sample',
    plain: '/plain',
    origins: async ({ id }) =>
      id.endsWith('-b') ? [] : (['https://a.example', 'https://b.example:8443'] as SiteOrigin[]),
  },
  routes(api) {
    const body = z.object({
      name: z.string().min(2),
      lines: z.array(z.object({ quantity: z.number().int() })).default([]),
    });
    const reply = z.object({ name: z.string() });
    api.route(
      {
        method: 'post',
        path: '/api/samples/{id}',
        summary,
        access: [manager],
        params: z.object({ id: z.string().max(5) }),
        query: z.object({ size: z.coerce.number().optional(), tag: z.array(z.string()).optional() }),
        body,
        reply,
        status: 201,
      },
      async (call) => {
        seen.push([call.params, call.query, call.body]);
        return { name: call.body.name, secret: 'stays here' };
      },
    );
    api.route(
      {
        method: 'get',
        path: '/api/samples/{id}',
        summary,
        access: [manager, owner],
        params: z.object({ id: z.string() }),
        reply,
      },
      async ({ params }) =>
        params.id === 'conflict'
          ? problemOf({ outcome: 'conflict', revision: 7 })
          : problemOf({ outcome: 'refused', reason: 'consent-missing', about: 'marketing' }),
    );
    api.route(
      {
        method: 'delete',
        path: '/api/samples/{id}',
        summary,
        access: [owner],
        params: z.object({ id: z.string() }),
        reply: 'none',
      },
      async () => {
        throw new Error('Erika Musterfrau lives in Musterstadt');
      },
    );
    api.route(
      {
        method: 'post',
        path: '/api/files',
        summary,
        access: [owner],
        upload: { mediaTypes: ['text/csv'], maxBytes: 1_000 },
        reply: z.object({ bytes: z.number() }),
      },
      async ({ request }) => ({
        bytes: (await request.arrayBuffer()).byteLength,
      }),
    );
    api.route(
      { method: 'get', path: '/api/download', summary, access: 'signed-in', reply: 'stream' },
      async () =>
        new Response('a;b', {
          headers: { 'content-type': 'text/csv', 'content-disposition': 'attachment; filename="x.csv"' },
        }),
    );
    api.route(
      {
        method: 'get',
        path: '/api/public',
        summary,
        access: 'public',
        reply: z.object({ tenant: z.string(), roles: z.number() }),
      },
      async ({ tenant, actor }) => ({
        tenant: tenant.id,
        roles: actor.roles.length,
      }),
    );
    api.route(
      {
        method: 'get',
        path: '/api/public/{tenant}',
        summary,
        access: 'public',
        params: z.object({ tenant: z.string() }),
        reply: z.object({ tenant: z.string(), roles: z.number() }),
      },
      async ({ tenant, actor }) => ({ tenant: tenant.id, roles: actor.roles.length }),
    );
  },
};

let server: TestServer;
let boss: TestClient;
let lead: TestClient;
let web: string;
beforeAll(async () => {
  web = mkdtempSync(join(tmpdir(), 'redlich-web-'));
  writeFileSync(join(web, 'index.html'), '<!doctype html>');
  server = await testServer([...baseModules, sampleModule], { web });
  boss = await signedInOwner(server);
  lead = await signedInUser(server, boss, ['manager']);
});
afterAll(async () => {
  await server.end();
  rmSync(web, { recursive: true });
});

describe('a route', () => {
  it('gets its input parsed, and sends nothing its reply does not name', async () => {
    const got = await lead.post('/api/samples/a1?size=3&tag=x&tag=y', { name: 'Ada' });
    expect(got).toMatchObject({ status: 201, body: { name: 'Ada' } });
    expect(got.body).not.toHaveProperty('secret');
    expect(seen.at(-1)).toEqual([{ id: 'a1' }, { size: 3, tag: ['x', 'y'] }, { name: 'Ada', lines: [] }]);
  });

  it('is not called before somebody with the right role is there, whatever was sent', async () => {
    const calls = seen.length;
    expect(await testClient(server.app).post('/api/samples/a1', { wrong: true })).toMatchObject({
      status: 401,
      body: { code: 'signed-out' },
    });
    expect(await boss.post('/api/samples/a1', { wrong: true })).toMatchObject({
      status: 403,
      body: { code: 'role' },
    });
    expect(seen.length).toBe(calls);
  });

  it('says which fields are wrong, in the language of the user', async () => {
    const got = await lead.post('/api/samples/a1', { name: 'A', lines: [{ quantity: 'two' }] });
    expect(got.status).toBe(422);
    expect(got.headers.get('content-type')).toBe('application/problem+json');
    expect(got.body).toEqual({
      type: 'urn:redlich:problem:invalid',
      title: 'Bitte prüfen Sie Ihre Eingaben.',
      status: 422,
      code: 'invalid',
      errors: [
        { field: 'name', code: 'too_small', message: 'Mindestens 2 Zeichen.' },
        {
          field: 'lines/0/quantity',
          code: 'invalid_type',
          message: 'Diese Angabe hat nicht die richtige Form.',
        },
      ],
    });
    const stranger = await testClient(server.app).get('/api/samples/a1', {
      'accept-language': 'en-GB, de;q=0.5',
    });
    expect(stranger.body.title).toBe('Please sign in.');
    expect(stranger.headers.get('content-language')).toBe('en');
  });

  it.each([
    ['an unknown key', '{"name":"Ada","admin":true}', {}, 422],
    ['a key from the prototype', '{"name":"Ada","__proto__":{"a":1}}', {}, 422],
    ['what is no JSON', '{"name":', {}, 400],
    ['nothing', '', {}, 400],
    ['another content type', 'name=Ada', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['text that pretends nothing', '{"name":"Ada"}', { 'content-type': 'text/plain' }, 415],
    ['more than a mebibyte', JSON.stringify({ name: 'A'.repeat(1_048_577) }), {}, 413],
  ])('refuses %s', async (_what, text, headers, status) => {
    expect((await lead.send('POST', '/api/samples/a1', text, headers)).status).toBe(status);
  });

  it('leads nowhere when its path does not fit', async () => {
    expect(await lead.post('/api/samples/much-too-long', { name: 'Ada' })).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
    expect(await lead.get('/api/none')).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('knows its other methods', async () => {
    const got = await lead.send('PUT', '/api/samples/a1', {});
    expect(got).toMatchObject({ status: 405, body: { code: 'method' } });
    expect(got.headers.get('allow')?.split(', ').sort()).toEqual(['DELETE', 'GET', 'POST']);
  });

  it('answers HEAD without a body', async () => {
    const got = await lead.send('HEAD', '/api/download');
    expect(got).toMatchObject({ status: 200, body: '' });
  });
});

describe('a request from another site', () => {
  const forged = { status: 403, body: { code: 'request-forged' } };

  it('changes nothing, even with the cookie', async () => {
    const headersOfOthers: Record<string, string>[] = [
      { 'x-redlich': '' },
      { 'x-redlich': '0' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of headersOfOthers) {
      expect(await lead.send('POST', '/api/samples/a1', { name: 'Ada' }, headers)).toMatchObject(forged);
    }
    expect(
      await lead.send('POST', '/api/session', { login: 'a', password: 'b' }, { 'x-redlich': '' }),
    ).toMatchObject(forged);
  });

  it('may come from an address line or an older browser', async () => {
    expect(
      (await lead.send('POST', '/api/samples/a1', { name: 'Ada' }, { 'sec-fetch-site': 'none' })).status,
    ).toBe(201);
  });
});

describe('a file that is sent', () => {
  const csv = { 'content-type': 'text/csv; charset=utf-8' };

  it('arrives as it is, up to its limit', async () => {
    expect((await boss.send('POST', '/api/files', 'a;b;c', csv)).body).toEqual({ bytes: 5 });
    expect((await boss.send('POST', '/api/files', 'x'.repeat(1_001), csv)).status).toBe(413);
    expect((await boss.send('POST', '/api/files', 'x', { 'content-type': 'text/html' })).status).toBe(415);
  });

  it('ends at its limit even if nobody said how long it is', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull: (out) => (sent++ > 10_000 ? out.close() : out.enqueue(new Uint8Array(100))),
    });
    const headers = { cookie: boss.cookie, 'x-redlich': '1', ...csv };
    const answer = await server.app.fetch(
      new Request('http://localhost/api/files', {
        method: 'POST',
        headers,
        body: endless,
        duplex: 'half',
      } as RequestInit),
    );
    expect(answer.status).toBe(413);
    expect(sent).toBeLessThan(100);
  });
});

describe('every answer', () => {
  const paths = [
    '/api/session',
    '/api/samples/a1',
    '/api/none',
    '/health',
    '/api/openapi.json',
    '/',
    '/none.js',
    '/api/download',
  ];

  it.each(paths)('forbids everything a page does not need: %s', async (path) => {
    const { headers } = await boss.get(path, { accept: 'text/html' });
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ])
      expect(policy).toContain(rule);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('geolocation=()');
    expect(headers.get('strict-transport-security')).toBeNull();
    if (path.startsWith('/api')) expect(headers.get('cache-control')).toBe('no-store');
  });

  it('over TLS asks the browser to stay with TLS', async () => {
    const { headers } = await testClient(server.app, { origin: 'https://kasse.example' }).get('/api/session');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  it('of a download is what the handler made of it', async () => {
    const { headers, body } = await lead.get('/api/download');
    expect(body).toBe('a;b');
    expect(headers.get('content-disposition')).toBe('attachment; filename="x.csv"');
  });
});

describe('what the engine refused', () => {
  it('is told with its reason', async () => {
    expect(await lead.get('/api/samples/conflict')).toMatchObject({
      status: 409,
      body: { code: 'conflict', revision: 7, title: 'Jemand anderes war schneller.' },
    });
    expect(await lead.get('/api/samples/refused')).toMatchObject({
      status: 403,
      body: {
        code: 'consent-missing',
        about: 'marketing',
        title: 'Dafür fehlt die Einwilligung der betroffenen Person.',
      },
    });
  });
});

describe('a fault', () => {
  it('is answered with its number in the log, and neither holds what the fault said', async () => {
    const got = await boss.send('DELETE', '/api/samples/Musterfrau');
    expect(got).toMatchObject({ status: 500, body: { code: 'fault' } });
    const logged = server.logged.join('\n');
    expect(logged).toContain(got.body.error);
    expect(got.body.detail).toContain(got.body.error);
    expect(JSON.stringify(got.body) + logged).not.toMatch(/Musterfrau|Musterstadt/);
  });
});

describe('the log of requests', () => {
  it('has route, status and time, and nothing of who called what', async () => {
    await lead.post('/api/samples/geh1m?size=4711', { name: 'Musterfrau' });
    const line = JSON.parse(server.logged.at(-1) ?? '{}');
    expect(line).toEqual({
      at: expect.any(String),
      event: 'request-answered',
      route: 'post /api/samples/{id}',
      status: 201,
      took: expect.any(Number),
    });
    expect(server.logged.join('\n')).not.toMatch(/geh1m|4711|Musterfrau|redlich=/);
  });
});

describe('a public route', () => {
  it('belongs to the only tenant, and its actor has no role', async () => {
    expect((await testClient(server.app).get('/api/public')).body).toEqual({
      tenant: server.firstTenant,
      roles: 0,
    });
  });

  it('names its tenant when there are several', async () => {
    const other = `${server.firstTenant}-b`;
    await server.installation.addTenant(other);
    const client = testClient(server.app);
    expect((await client.get('/api/public')).status).toBe(404);
    expect((await client.get(`/api/public/${other}`)).body).toEqual({ tenant: other, roles: 0 });
    expect((await client.get('/api/public/none')).status).toBe(404);
    expect((await lead.get('/api/public')).body).toEqual({ tenant: server.firstTenant, roles: 1 });
    expect((await lead.get(`/api/public/${server.firstTenant}`)).body).toEqual({
      tenant: server.firstTenant,
      roles: 1,
    });
    expect((await lead.get(`/api/public/${other}`)).body).toEqual({ tenant: other, roles: 0 });
  });
});

describe('a page for frames', () => {
  const policyOf = async (path: string) => {
    const got = await testClient(server.app).get(path, { accept: 'text/html' });
    expect(got.headers.has('x-frame-options')).toBe(false);
    return got.headers.get('content-security-policy');
  };

  it('may be framed by the websites its tenant named, with what stands in for it without JavaScript, and by nothing else', async () => {
    const none = await policyOf('/');
    expect(none).toMatch(/; frame-ancestors 'none'$/);
    expect(await policyOf(`/sample/${server.firstTenant}`)).toBe(
      none?.replace(/'none'$/, 'https://a.example https://b.example:8443'),
    );
    expect(await policyOf(`/sample/${server.firstTenant}/plain`)).toMatch(/ https:\/\/b\.example:8443$/);
  });

  it('is no other path, and no other tenant', async () => {
    const name = server.firstTenant;
    const others = [
      ...[
        '/sample',
        '/sample/',
        '/sample/none',
        `/sample/${name}-b`,
        `/sample/${name}/`,
        `/sample/${name}/x`,
        `/sample/${name}-b/plain`,
      ],
      ...[`//sample/${name}`, `/Sample/${name}`, `/orders/${name}`, `/x/sample/${name}`, `/%73ample/${name}`],
      ...[`/sample/${name}%2f`, `/api/public/${name}`, '/favicon.svg', '/index.html'],
    ];
    for (const path of others) expect(await policyOf(path), path).toMatch(/; frame-ancestors 'none'$/);
  });

  it('is sent anew to a browser that knows it under another rule', async () => {
    const browser = testClient(server.app);
    const plain = await browser.get('/', { accept: 'text/html' });
    const path = `/sample/${server.firstTenant}`;
    const headers = { accept: 'text/html', 'if-none-match': plain.headers.get('etag') ?? '' };
    const framed = await browser.get(path, headers);
    expect(framed.status).toBe(200);
    const known = { ...headers, 'if-none-match': framed.headers.get('etag') ?? '' };
    expect((await browser.get(path, known)).status).toBe(304);
  });
});

describe('the description of the interface', () => {
  it('is OpenAPI 3.1, says who may call what, in the language of the reader', async () => {
    const { body } = await testClient(server.app).get('/api/openapi.json', { 'accept-language': 'en' });
    expect(body.openapi).toBe('3.1.0');
    expect(body.components.securitySchemes.session).toEqual({
      type: 'apiKey',
      in: 'cookie',
      name: 'redlich',
    });
    const { post, get } = body.paths['/api/samples/{id}'];
    expect(post).toMatchObject({
      summary: 'Sample',
      'x-redlich-access': ['manager'],
      'x-redlich-summary': summary,
      security: [{ session: [] }],
    });
    expect(post.requestBody.content['application/json'].schema).toMatchObject({
      type: 'object',
      required: ['name'],
    });
    expect(post.parameters.map((parameter: { name: string }) => parameter.name)).toEqual([
      'id',
      'size',
      'tag',
    ]);
    expect(get.responses.default.content['application/problem+json'].schema).toEqual({
      $ref: '#/components/schemas/Problem',
    });
    expect(body.paths['/health'].get).toMatchObject({ 'x-redlich-access': 'public', security: [] });
  });

  it('has every route that is hung', async () => {
    const { body } = await boss.get('/api/openapi.json');
    const described = Object.entries<object>(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(described.sort()).toEqual(server.app.routes.map(({ method, path }) => `${method} ${path}`).sort());
  });
});

describe('health', () => {
  it('tells everybody whether all is well, and the owner how', async () => {
    expect((await testClient(server.app).get('/health')).body).toEqual({ status: 'ok', version: 'test' });
    expect((await lead.get('/health')).body).toEqual({ status: 'ok', version: 'test' });
    const { checks } = (await boss.get('/health')).body;
    expect(checks.map((check: { id: string; state: string }) => [check.id, check.state])).toEqual([
      ['store', 'ok'],
      ['clock', 'ok'],
      ['disk', 'ok'],
    ]);
  });
});

describe('a server on a socket', () => {
  it('answers there, on this computer only, and lets go of the port', async () => {
    const served = await serve(server.app, { port: 0 });
    expect(served.url).toBe(`http://127.0.0.1:${served.port}/`);
    const answer = await fetch(`${served.url}api/session`);
    expect(await answer.json()).toMatchObject({ state: 'signed-out' });
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    await expect(serve(server.app, { port: served.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await served.close();
    await expect(fetch(`${served.url}api/session`)).rejects.toThrow();
  });
});
