import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  signedInOwner,
  signedInUser,
  type TestClient,
  type TestServer,
  testClient,
  testServer,
  testSetup,
} from '../http/testing.ts';
import { namesOfUsers } from './accounts.ts';
import { carrySessions } from './carry-sessions.ts';
import { endExpiredSessions } from './module.ts';
import { allowedAddresses, secondFactorRoles } from './settings.ts';

const { login, password } = testSetup.owner;
const hour = 1 / 24;

let server: TestServer;
let boss: TestClient;
beforeEach(async () => {
  server = await testServer();
  boss = await signedInOwner(server);
});
afterEach(() => server.end());

const tenant = () => server.installation.tenants()[0] ?? expect.fail('no tenant');
const newcomer = () => testClient(server.app);
const stateOf = async (client: TestClient) => (await client.get('/api/session')).body.state;
const bossActor = async () => ({
  id: (await boss.get('/api/session')).body.user.id as string,
  roles: ['owner'],
});

describe('the first run', () => {
  it('makes company and owner, signs in, and happens once', async () => {
    const fresh = await testServer();
    const client = testClient(fresh.app);
    expect((await client.get('/api/session')).body).toMatchObject({
      state: 'first-run',
      demo: null,
      tenants: 0,
    });
    expect(
      await client.post('/api/setup', {
        ...testSetup,
        owner: { ...testSetup.owner, password: 'Passwort1234' },
      }),
    ).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'owner/password', code: 'common' }] },
    });
    const [first, second] = await Promise.all([
      client.post('/api/setup', testSetup),
      testClient(fresh.app).post('/api/setup', testSetup),
    ]);
    expect([first.status, second.status].sort()).toEqual([201, 409]);
    expect((await client.get('/api/session')).body).toMatchObject({
      state: 'signed-in',
      user: {
        name: 'Frieda Fuchs',
        roles: ['owner'],
        language: 'de',
        mustChange: false,
        mustSetSecondFactor: false,
      },
      company: { name: 'Buchhandlung Regenbogen' },
      tenants: 1,
    });
    expect((await client.get('/api/company')).body).toMatchObject({
      federalState: 'DE-SN',
      postcode: '04109',
    });
    expect(await stateOf(testClient(fresh.app))).toBe('signed-out');
    await fresh.end();
  });
});

describe('signing in', () => {
  it('works with the password, however the name is written', async () => {
    for (const name of [login, ' Frieda ', 'FRIEDA']) {
      const client = newcomer();
      expect(await client.post('/api/session', { login: name, password })).toMatchObject({
        status: 200,
        body: { state: 'signed-in' },
      });
      expect(await stateOf(client)).toBe('signed-in');
    }
  });

  it('gives one cookie that scripts and other sites cannot reach and that ends with the browser', async () => {
    const got = await newcomer().post('/api/session', { login, password });
    expect(got.headers.get('set-cookie')).toMatch(
      /^redlich=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const overTls = await testClient(server.app, { origin: 'https://kasse.example' }).post('/api/session', {
      login,
      password,
    });
    expect(overTls.headers.get('set-cookie')).toMatch(/; Secure$/);
  });

  it('gives a new id each time and ends the session before (session fixation)', async () => {
    const client = newcomer();
    client.cookie = `redlich=${'A'.repeat(43)}`;
    await client.post('/api/session', { login, password });
    const first = client.cookie;
    expect(first).not.toContain('AAAA');
    await client.post('/api/session', { login, password });
    expect(client.cookie).not.toBe(first);
    client.cookie = first;
    expect(await stateOf(client)).toBe('signed-out');
  });

  it('says the same of a wrong password, a wrong name and a closed account', async () => {
    const user = await signedInUser(server, boss, ['staff'], 'egon');
    await boss.send('PATCH', `/api/users/${user.id}`, { active: false });
    const replies = await Promise.all(
      [
        { login, password: 'falsch' },
        { login: 'niemand', password: 'falsch' },
        { login: 'egon', password: 'kiesel wolke trommel garn' },
      ].map((given) => newcomer().post('/api/session', given)),
    );
    const [first, ...others] = replies.map(({ status, body }) => JSON.stringify({ status, body }));
    expect(first).toContain('"status":401');
    expect(others).toEqual([first, first]);
  });

  it('takes as long for a name that does not exist as for one that does', async () => {
    const slow = await server.restart();
    server = slow;
    const time = async (name: string) => {
      const started = performance.now();
      await testClient(slow.app).post('/api/session', { login: name, password: 'falsch' });
      return performance.now() - started;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let i = 0; i < 4; i++) {
      unknown.push(await time(`niemand${i}`));
      if (i < 4) known.push(await time(login));
    }
    // Without the work of hashing, a refusal would take a fraction; the fixed least time is switched off in tests.
    const median = (values: number[]) => values.sort((a, b) => a - b)[2] ?? 0;
    expect(median(unknown)).toBeGreaterThan(median(known) * 0.5);
  });

  it('ends with signing out, and the session is gone from the store', async () => {
    const client = newcomer();
    await client.post('/api/session', { login, password });
    const { cookie } = client;
    const got = await client.send('DELETE', '/api/session');
    expect(got.status).toBe(204);
    expect(got.headers.get('set-cookie')).toContain('Max-Age=0');
    client.cookie = cookie;
    expect(await stateOf(client)).toBe('signed-out');
    expect(await sessions()).toHaveLength(1);
  });

  it('lasts over a restart of the server', async () => {
    server = await server.restart();
    const again = testClient(server.app);
    again.cookie = boss.cookie;
    expect((await again.get('/api/session')).body).toMatchObject({
      state: 'signed-in',
      user: { name: 'Frieda Fuchs' },
    });
  });

  it('lasts for a day of work, but not over a night without use, and never longer than a day', async () => {
    for (let hours = 0; hours < 22; hours += 11) {
      server.clock.advance(11 * hour);
      expect(await stateOf(boss)).toBe('signed-in');
      await untilTouched();
    }
    const idle = newcomer();
    await idle.post('/api/session', { login, password });
    server.clock.advance(3 * hour);
    expect(await stateOf(boss)).toBe('signed-out');
    server.clock.advance(9.5 * hour);
    expect(await stateOf(idle)).toBe('signed-out');
    expect(await endExpiredSessions.run(tenant())).toBe(2);
    expect(await sessions()).toEqual([]);
  });

  it('is carried over when a demonstration puts its clock forward', async () => {
    await carrySessions(tenant().engine, async () => {
      server.clock.advance(30);
      await tenant().engine.clock.sweep();
    });
    expect(await stateOf(boss)).toBe('signed-in');
    expect((await boss.get('/api/users')).status).toBe(200);
  });

  it('offers the users of a demonstration, and nobody otherwise', async () => {
    const users = [{ login, password, title: 'Inhaberin' }];
    const demo = await testServer(undefined, { demo: { users } });
    expect((await testClient(demo.app).get('/api/session')).body.demo).toEqual({ users });
    await demo.end();
    expect((await newcomer().get('/api/session')).body.demo).toBeNull();
  });

  const sessions = () => tenant().engine.db.selectFrom('records.staff_session').select('id').execute();
  // The use of a session is written down without letting the request wait for it.
  const untilTouched = () => tenant().engine.write({ id: 'test', roles: [] }, async () => {});
});

describe('guessing a password', () => {
  const guess = (name: string) => newcomer().post('/api/session', { login: name, password: 'geraten' });

  it.each([login, 'niemand'])(
    'meets a growing wait from the fifth try on, whether the name exists or not: %s',
    async (name) => {
      const codes: string[] = [];
      for (let i = 0; i < 6; i++) codes.push((await guess(name)).body.code);
      expect(codes).toEqual([...Array(5).fill('wrong-credentials'), 'too-many-attempts']);
      const locked = await guess(name);
      expect(locked).toMatchObject({
        status: 429,
        body: { title: 'Zu viele Fehlversuche. Bitte warten Sie 1 Minute.', retryAfterSeconds: 30 },
      });
      expect(locked.headers.get('retry-after')).toBe('30');
      server.clock.advance(31 / 86_400);
      expect((await guess(name)).status).toBe(401);
      expect((await guess(name)).body.retryAfterSeconds).toBe(60);
    },
  );

  it('does not help when it is done at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => guess(login)));
    expect(all.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(all.filter(({ status }) => status === 429)).toHaveLength(7);
  });

  it('locks the right password out as well, until the wait is over; then it counts from the start again', async () => {
    for (let i = 0; i < 5; i++) await guess(login);
    expect((await newcomer().post('/api/session', { login, password })).status).toBe(429);
    server.clock.advance(31 / 86_400);
    expect((await newcomer().post('/api/session', { login, password })).status).toBe(200);
    for (let i = 0; i < 4; i++) await guess(login);
    expect((await newcomer().post('/api/session', { login, password })).status).toBe(200);
  });

  it('waits on after a restart', async () => {
    for (let i = 0; i < 5; i++) await guess(login);
    server = await server.restart();
    expect((await guess(login)).status).toBe(429);
  });

  it('leaves evidence for seven days at most: address, browser, name, never the password', async () => {
    const client = testClient(server.app, { address: '203.0.113.9' });
    await client.send(
      'POST',
      '/api/session',
      { login: 'eindringling', password: 'Tr0mmelwirbel' },
      { 'user-agent': 'Testbrowser/1.0' },
    );
    const { body } = await boss.get('/api/sign-in-attempts');
    expect(body.attempts).toEqual([
      {
        at: expect.any(Number),
        step: 'password',
        login: 'eindringling',
        address: '203.0.113.9',
        browser: 'Testbrowser/1.0',
      },
    ]);
    for (const bytes of everyFile(server.folder))
      expect(/Tr0mmelwirbel|eindringling|Testbrowser|203\.0\.113/.test(bytes.toString('latin1'))).toBe(false);
    expect(server.logged.join()).not.toMatch(/Tr0mmelwirbel|eindringling|Testbrowser|203\.0\.113/);
    server.clock.advance(7);
    await tenant().engine.clock.sweep();
    expect(await tenant().engine.db.selectFrom('records.sign_in_attempt').select('id').execute()).toEqual([]);
  });
});

describe('one-time codes', () => {
  const codeOf = (secret: string) =>
    new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: 30 }).generate({
      timestamp: server.clock.now() - server.clock.shift() + offset,
    });
  let offset = 0;
  beforeEach(() => {
    offset = 0;
  });

  async function setUp(): Promise<{ secret: string; recoveryCodes: string[] }> {
    const begun = await boss.post('/api/account/totp');
    expect(begun.body.uri).toContain('otpauth://totp/Buchhandlung%20Regenbogen');
    expect(begun.body.qrSvg).toMatch(/^<svg/);
    const { secret } = begun.body;
    const confirmed = await boss.post('/api/account/totp/confirm', { code: codeOf(secret) });
    expect(confirmed.status).toBe(200);
    return { secret, recoveryCodes: confirmed.body.recoveryCodes };
  }

  it('are asked for after the password, each good once', async () => {
    const before = boss.cookie;
    const { secret } = await setUp();
    expect(boss.cookie).not.toBe(before);
    expect((await boss.get('/api/account')).body).toMatchObject({ totp: true, recoveryCodesLeft: 10 });
    const client = newcomer();
    expect((await client.post('/api/session', { login, password })).body).toEqual({
      state: 'second-factor',
      methods: ['totp'],
    });
    expect(await stateOf(client)).toBe('signed-out');
    expect((await client.get('/api/account')).status).toBe(401);
    const half = client.cookie;
    expect(await client.post('/api/session/totp', { code: codeOf(secret) })).toMatchObject({
      status: 401,
      body: { code: 'wrong-code' },
    });
    offset = 30_000;
    expect((await client.post('/api/session/totp', { code: codeOf(secret) })).body).toEqual({
      state: 'signed-in',
    });
    expect(client.cookie).not.toBe(half);
    expect(await stateOf(client)).toBe('signed-in');
    const other = newcomer();
    await other.post('/api/session', { login, password });
    expect((await other.post('/api/session/totp', { code: codeOf(secret) })).status).toBe(401);
    other.cookie = half;
    expect((await other.post('/api/session/totp', { code: codeOf(secret) })).body.code).toBe(
      'sign-in-expired',
    );
  });

  it('used by two at the same time let one in', async () => {
    const { secret } = await setUp();
    offset = 30_000;
    const both = [newcomer(), newcomer()];
    for (const client of both) await client.post('/api/session', { login, password });
    const replies = await Promise.all(
      both.map((client) => client.post('/api/session/totp', { code: codeOf(secret) })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('cannot be guessed either', async () => {
    await setUp();
    const client = newcomer();
    await client.post('/api/session', { login, password });
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++)
      statuses.push((await client.post('/api/session/totp', { code: String(100_000 + i) })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await newcomer().post('/api/session', { login, password })).status).toBe(429);
  });

  it('can be replaced by a recovery code, once', async () => {
    const { recoveryCodes } = await setUp();
    const client = newcomer();
    await client.post('/api/session', { login, password });
    expect(
      (await client.post('/api/session/totp', { code: recoveryCodes[3]?.toLowerCase().replace('-', '') }))
        .status,
    ).toBe(200);
    expect((await client.get('/api/account')).body.recoveryCodesLeft).toBe(9);
    const again = newcomer();
    await again.post('/api/session', { login, password });
    expect((await again.post('/api/session/totp', { code: recoveryCodes[3] })).status).toBe(401);
  });

  it('wait five minutes for their code', async () => {
    const { secret } = await setUp();
    const client = newcomer();
    await client.post('/api/session', { login, password });
    server.clock.advance(301 / 86_400);
    offset = 60_000;
    expect((await client.post('/api/session/totp', { code: codeOf(secret) })).body.code).toBe(
      'sign-in-expired',
    );
  });

  it('are switched off with the password only', async () => {
    await setUp();
    expect(await boss.send('DELETE', '/api/account/totp', { password: 'falsch' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'password' }] },
    });
    expect((await boss.send('DELETE', '/api/account/totp', { password })).status).toBe(204);
    expect((await newcomer().post('/api/session', { login, password })).body).toEqual({ state: 'signed-in' });
  });

  it('are nothing before the first code', async () => {
    await boss.post('/api/account/totp');
    expect((await boss.post('/api/account/totp/confirm', { code: '000000' })).status).toBe(422);
    expect((await newcomer().post('/api/session', { login, password })).body).toEqual({ state: 'signed-in' });
    expect((await newcomer().post('/api/account/totp/confirm', { code: '000000' })).status).toBe(401);
  });
});

describe('the own account', () => {
  it('changes its password with the present one, and all other browsers are signed out', async () => {
    const other = newcomer();
    await other.post('/api/session', { login, password });
    const change = (current: string, next: string) => boss.post('/api/account/password', { current, next });
    expect((await change('falsch', 'kiesel wolke trommel')).body.errors[0].field).toBe('current');
    expect((await change(password, 'kurz')).body.errors).toEqual([
      { field: 'next', code: 'short', message: 'Mindestens 12 Zeichen.' },
    ]);
    expect((await change(password, password)).body.errors[0].code).toBe('same');
    expect((await change(password, 'frieda im Garten')).body.errors[0].code).toBe('personal');
    expect((await change(password, 'mein regenbogen leuchtet')).body.errors[0].code).toBe('personal');
    expect((await change(password, 'kiesel wolke trommel')).status).toBe(204);
    expect([await stateOf(boss), await stateOf(other)]).toEqual(['signed-in', 'signed-out']);
    expect((await newcomer().post('/api/session', { login, password })).status).toBe(401);
    expect((await newcomer().post('/api/session', { login, password: 'kiesel wolke trommel' })).status).toBe(
      200,
    );
  });

  it('chooses its language', async () => {
    expect((await boss.send('PUT', '/api/account/preferences', { language: 'en' })).status).toBe(204);
    expect((await boss.get('/api/session')).body.user.language).toBe('en');
    expect((await boss.get('/api/none-such', { 'accept-language': 'de' })).status).toBe(404);
    expect((await boss.send('PATCH', `/api/users/${(await bossActor()).id}`, { roles: [] })).body.title).toBe(
      'Please check what you entered.',
    );
  });
});

describe('users', () => {
  it('get a first password that is shown once and has to be changed', async () => {
    const made = await boss.post('/api/users', { name: 'Egon Eule', login: 'egon', roles: ['staff'] });
    expect(made.status).toBe(201);
    const client = newcomer();
    expect((await client.post('/api/session', { login: 'egon', password: made.body.password })).body).toEqual(
      { state: 'signed-in' },
    );
    expect((await client.get('/api/session')).body.user).toMatchObject({ mustChange: true });
    expect(await client.get('/api/company')).toMatchObject({
      status: 403,
      body: { code: 'change-password' },
    });
    expect((await client.get('/api/account')).status).toBe(200);
    expect(
      (
        await client.post('/api/account/password', {
          current: made.body.password,
          next: 'kiesel wolke trommel',
        })
      ).status,
    ).toBe(204);
    expect((await client.get('/api/company')).status).toBe(200);
    expect(JSON.stringify((await boss.get('/api/users')).body)).not.toContain(made.body.password);
  });

  it('have login names of their own', async () => {
    expect(
      await boss.post('/api/users', { name: 'Doppelt', login: 'FRIEDA ', roles: ['staff'] }),
    ).toMatchObject({ status: 422, body: { errors: [{ field: 'login', code: 'taken' }] } });
    expect(
      (await boss.post('/api/users', { name: 'Egon', login: 'egon', roles: ['emperor'] })).body.errors[0]
        .field,
    ).toBe('roles/0');
    expect(
      (await boss.post('/api/users', { name: 'Egon', login: 'egon', roles: ['automation'] })).status,
    ).toBe(422);
  });

  it('lose their sessions with their role, and what they may do with it', async () => {
    const user = await signedInUser(server, boss, ['owner']);
    expect((await user.get('/api/users')).status).toBe(200);
    expect((await boss.send('PATCH', `/api/users/${user.id}`, { roles: ['staff'] })).status).toBe(200);
    expect((await user.get('/api/users')).status).toBe(401);
  });

  it('are closed out at once, and let in again', async () => {
    const user = await signedInUser(server, boss, ['staff'], 'egon');
    await boss.send('PATCH', `/api/users/${user.id}`, { active: false });
    expect(await stateOf(user)).toBe('signed-out');
    const signIn = () => user.post('/api/session', { login: 'egon', password: 'kiesel wolke trommel garn' });
    expect((await signIn()).status).toBe(401);
    await boss.send('PATCH', `/api/users/${user.id}`, { active: true });
    expect((await signIn()).status).toBe(200);
  });

  it('that stay closed for six months are erased by the clock', async () => {
    const user = await signedInUser(server, boss, ['staff'], 'egon');
    await boss.send('PATCH', `/api/users/${user.id}`, { active: false });
    server.clock.advance(180);
    await tenant().engine.clock.sweep();
    expect(await accounts()).toHaveLength(2);
    server.clock.advance(6);
    await tenant().engine.clock.sweep();
    expect(await accounts()).toHaveLength(1);
  });

  it('that leave are erased at once, with their key; their number leads to nobody', async () => {
    const user = await signedInUser(server, boss, ['staff'], 'egon');
    const { engine } = tenant();
    expect((await namesOfUsers(engine, await bossActor(), [user.id])).get(user.id)).toBe('Nutzer egon');
    expect((await boss.send('DELETE', `/api/users/${user.id}`)).status).toBe(204);
    expect(await stateOf(user)).toBe('signed-out');
    expect(await accounts()).toHaveLength(1);
    expect((await namesOfUsers(engine, await bossActor(), [user.id])).size).toBe(0);
    expect(await engine.verify()).toEqual([]);
    expect((await boss.send('DELETE', `/api/users/${user.id}`)).body.code).toBe('user-unknown');
  });

  it('always have one owner left', async () => {
    const { id } = await bossActor();
    for (const [method, body] of [
      ['DELETE', undefined],
      ['PATCH', { active: false }],
      ['PATCH', { roles: ['manager'] }],
    ] as const) {
      expect(await boss.send(method, `/api/users/${id}`, body)).toMatchObject({
        status: 409,
        body: { code: 'last-owner' },
      });
    }
    const second = await signedInUser(server, boss, ['owner', 'manager']);
    await boss.send('PATCH', `/api/users/${second.id}`, { active: false });
    expect((await boss.send('DELETE', `/api/users/${id}`)).status).toBe(409);
    await boss.send('PATCH', `/api/users/${second.id}`, { active: true });
    const both = await Promise.all([
      boss.send('DELETE', `/api/users/${id}`),
      boss.send('DELETE', `/api/users/${second.id}`),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it('who forgot password and phone get a new first password', async () => {
    const user = await signedInUser(server, boss, ['staff'], 'egon');
    const begun = await user.post('/api/account/totp');
    await user.post('/api/account/totp/confirm', {
      code: new TOTP({ secret: begun.body.secret }).generate({ timestamp: server.clock.now() }),
    });
    const reset = await boss.post(`/api/users/${user.id}/reset`);
    expect(await stateOf(user)).toBe('signed-out');
    expect((await user.post('/api/session', { login: 'egon', password: reset.body.password })).body).toEqual({
      state: 'signed-in',
    });
    expect((await user.get('/api/session')).body.user.mustChange).toBe(true);
  });

  it('changed by two owners at once: the second is told', async () => {
    const { users } = (await boss.get('/api/users')).body;
    const change = (name: string) =>
      boss.send('PATCH', `/api/users/${users[0].id}`, { name, revision: users[0].revision });
    expect((await change('Frieda F.')).status).toBe(200);
    expect(await change('F. Fuchs')).toMatchObject({
      status: 409,
      body: { code: 'conflict', revision: users[0].revision + 1 },
    });
  });

  it('are on record: who was given what by whom', async () => {
    const user = await signedInUser(server, boss, ['staff']);
    const entries = await tenant().engine.ledger.page({ stream: 'fact', types: ['user-changed'], limit: 10 });
    expect(entries.map(({ actor, body }) => [actor, body.change])).toEqual([
      [user.id, 'password'],
      [(await bossActor()).id, 'created'],
      ['login', 'created'],
    ]);
  });

  const accounts = () => tenant().engine.db.selectFrom('records.staff_account').select('id').execute();
});

describe('what the owner demands', () => {
  it('keeps everybody out who calls from elsewhere', async () => {
    const inside = testClient(server.app, { address: '192.168.1.20' });
    await inside.post('/api/session', { login, password });
    await tenant().settings.set({ id: 'test', roles: [] }, allowedAddresses, ['192.168.1.0/24']);
    expect(await stateOf(inside)).toBe('signed-in');
    expect(await stateOf(boss)).toBe('signed-out');
    const outside = testClient(server.app, { address: '203.0.113.9' });
    expect(await outside.post('/api/session', { login, password })).toMatchObject({
      status: 403,
      body: { code: 'address-refused' },
    });
    outside.cookie = inside.cookie;
    expect((await outside.get('/api/users')).status).toBe(401);
    const claimed = await outside.send(
      'POST',
      '/api/session',
      { login, password },
      { 'x-forwarded-for': '192.168.1.20' },
    );
    expect(claimed.status).toBe(403);
  });

  it('lets a role without a second factor do nothing but set one up', async () => {
    const user = await signedInUser(server, boss, ['manager']);
    await tenant().settings.set({ id: 'test', roles: [] }, secondFactorRoles, ['manager']);
    server.clock.advance(6 / 86_400);
    expect((await user.get('/api/session')).body.user.mustSetSecondFactor).toBe(true);
    expect(await user.get('/api/company')).toMatchObject({
      status: 403,
      body: { code: 'set-second-factor' },
    });
    expect((await boss.get('/api/company')).status).toBe(200);
    const { secret } = (await user.post('/api/account/totp')).body;
    const code = new TOTP({ secret }).generate({ timestamp: server.clock.now() - server.clock.shift() });
    expect((await user.post('/api/account/totp/confirm', { code })).status).toBe(200);
    expect((await user.get('/api/company')).status).toBe(200);
  });
});

describe('several companies on one server', () => {
  it('do not know each other: name, session and numbers of one are nothing to the other', async () => {
    const other = await server.installation.addTenant(`${server.firstTenant}-b`);
    const { createUser, hashPassword } = await import('./index.ts');
    await createUser(
      other.engine,
      { id: 'cli', roles: ['automation'] },
      {
        name: 'Otto Otter',
        login,
        passwordHash: await hashPassword('andere firma passt hier'),
        language: 'de',
        roles: ['owner'],
        mustChange: false,
      },
    );
    const client = newcomer();
    expect((await client.get('/api/session')).body.tenants).toBe(2);
    expect((await client.post('/api/session', { login, password })).status).toBe(401);
    expect((await client.post('/api/session', { tenant: other.id, login, password })).status).toBe(401);
    expect(
      (await client.post('/api/session', { tenant: other.id, login, password: 'andere firma passt hier' }))
        .status,
    ).toBe(200);
    expect((await client.get('/api/session')).body.user.name).toBe('Otto Otter');
    expect((await client.get('/api/users')).body.users).toHaveLength(1);
    expect(
      (await client.send('PATCH', `/api/users/${(await bossActor()).id}`, { active: false })).status,
    ).toBe(404);
    expect((await boss.get('/api/session')).body.user.name).toBe('Frieda Fuchs');
  });
});

describe('what is stored', () => {
  it('holds neither name, nor password, nor session id', async () => {
    const user = await signedInUser(server, boss, ['staff'], 'canary-login');
    await user.get('/api/account');
    const token = user.cookie.slice('redlich='.length);
    const wanted = ['Frieda Fuchs', 'canary-login', password, 'kiesel wolke', token, 'argon2id'];
    for (const bytes of everyFile(server.folder)) {
      for (const text of wanted) expect(bytes.includes(text)).toBe(false);
    }
    for (const text of wanted) expect(server.logged.join()).not.toContain(text);
  });
});

function everyFile(folder: string): readonly Buffer[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
}
