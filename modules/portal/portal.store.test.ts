import { newId, type RecordId } from '@redlich/engine';
import sodium from 'sodium-native';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { egressModule } from '../../platform/egress/module.ts';
import {
  baseModules,
  type TestClient,
  type TestServer,
  testClient,
  testServer,
} from '../../platform/http/testing.ts';
import { recordFailure } from '../../platform/login/attempts.ts';
import { createUser, hashPassword, signInKeyOf } from '../../platform/login/index.ts';
import { mailModule } from '../../platform/mail/index.ts';
import { testOwner } from '../../platform/testing.ts';
import { portalModule } from './index.ts';
import { portalHash } from './service/accounts.ts';

const modules = [...baseModules, egressModule, mailModule, portalModule];
const good = 'lampe feder kompass moos';
const better = 'wolke ziegel trompete farn';
const staffPassword = await hashPassword(good);

let server: TestServer;
let desk: TestClient;
let guest: TestClient;
beforeEach(async () => {
  server = await testServer(modules);
  const tenant = await server.installation.addTenant(server.firstTenant);
  await createUser(tenant.engine, testOwner, {
    ...{ name: 'Chefin', login: 'chefin', passwordHash: staffPassword, language: 'de', roles: ['owner'] },
    mustChange: false,
  });
  desk = testClient(server.app);
  await desk.post('/api/session', { login: 'chefin', password: good });
  guest = testClient(server.app);
});
afterEach(() => server.end());

const engine = () => (server.installation.tenant(server.firstTenant) ?? expect.fail()).engine;
const invited = async (email = 'erika@kundin.example') => {
  const reply = await desk.post('/api/portal-accounts', {
    ...{ name: 'Erika Muster', email, language: 'de', person: null, company: null, reach: 'own' },
  });
  expect(reply.status).toBe(201);
  return reply.body as { readonly id: string; readonly secret: string };
};
const openLink = (client: TestClient, secret: string, password = good) =>
  client.post('/api/portal/link/use', { secret, password });
const signIn = (client: TestClient, password = good, email = 'erika@kundin.example') =>
  client.post('/api/portal/session', { email, password });
const state = async (client: TestClient) => (await client.get('/api/portal/session')).body.state;
const inDays = (days: number) => server.clock.advance(days);

describe('guessing at the portal', () => {
  it('is stopped, and the pledge breaks as soon as one attempt gets past a lock', async () => {
    const abuse = () =>
      portalModule.pledges?.find(({ id }) => id === 'portal.abuse')?.check(engine()) ?? expect.fail();
    for (let i = 0; i < 6; i++) await signIn(guest, 'falsch falsch falsch');
    expect((await signIn(guest)).status).toBe(429);
    const verdict = await abuse();
    expect(verdict).toMatchObject({ state: 'kept' });
    expect(verdict.evidence.de).toContain('5 Fehlversuche');
    await recordFailure(engine(), {
      ...{ loginHash: portalHash(await signInKeyOf(engine()), 'erika@kundin.example'), login: 'x' },
      ...{ step: 'password', address: null, browser: null },
    });
    expect(await abuse()).toMatchObject({ state: 'broken' });
  });
});

describe('an invitation to the portal', () => {
  it('lets its owner choose a password, once, and then sign in with the address', async () => {
    const { secret } = await invited();
    expect((await signIn(guest, 'irgendein passwort 77')).status).toBe(401);
    expect((await openLink(guest, secret)).status).toBe(204);
    expect(await state(guest)).toBe('signed-in');
    const second = testClient(server.app);
    expect((await openLink(second, secret, better)).body.code).toBe('link-outdated');
    expect((await signIn(second)).status).toBe(204);
    expect((await second.get('/api/portal/session')).body.user).toMatchObject({
      name: 'Erika Muster',
      reach: 'own',
    });
  });

  it('ends after seven days, and a new one ends the old', async () => {
    const { id, secret } = await invited();
    const again = await desk.post(`/api/portal-accounts/${id}/link`);
    expect((await openLink(guest, secret)).body.code).toBe('link-outdated');
    inDays(8);
    expect((await openLink(guest, again.body.secret)).body.code).toBe('link-outdated');
  });

  it('takes no weak password, and stays good until a better one comes', async () => {
    const { secret } = await invited();
    for (const weak of ['kurz', 'erika muster erika', 'passwortpasswort'])
      expect((await openLink(guest, secret, weak)).body.errors[0].field).toBe('password');
    expect((await openLink(guest, secret)).status).toBe(204);
  });

  it('tells staff, and nobody else, that an address has an account', async () => {
    await invited();
    const taken = await desk.post('/api/portal-accounts', {
      ...{
        name: 'Andere',
        email: 'ERIKA@kundin.example',
        language: 'de',
        person: null,
        company: null,
        reach: 'own',
      },
    });
    expect(taken.body.errors).toMatchObject([{ field: 'email', code: 'taken' }]);
  });

  it('to see a company needs one', async () => {
    const reply = await desk.post('/api/portal-accounts', {
      ...{
        name: 'A',
        email: 'a@kundin.example',
        language: 'de',
        person: null,
        company: null,
        reach: 'company',
      },
    });
    expect(reply.body.errors).toMatchObject([{ field: 'company' }]);
  });

  it('used by two at the same time lets one in', async () => {
    const { secret } = await invited();
    const replies = await Promise.all([
      openLink(guest, secret),
      openLink(testClient(server.app), secret, better),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([204, 410]);
  });

  it('used by somebody else while it is looked up lets nobody in a second time', async () => {
    const { secret } = await invited();
    const { open } = engine();
    const spy = vi
      .spyOn(engine(), 'open')
      .mockImplementationOnce(async (...args: Parameters<typeof open>) => {
        expect((await openLink(guest, secret)).status).toBe(204);
        return open(...args);
      });
    const late = testClient(server.app);
    expect((await openLink(late, secret, better)).body.code).toBe('link-outdated');
    expect(spy).toHaveBeenCalled();
    expect((await signIn(late, better)).status).toBe(401);
    expect((await signIn(late)).status).toBe(204);
  });
});

describe('signing in to the portal', () => {
  beforeEach(async () => {
    await openLink(testClient(server.app), (await invited()).secret);
  });

  it('does not tell an address without account from a wrong password, and waits after failures on both', async () => {
    for (const email of ['erika@kundin.example', 'niemand@kundin.example']) {
      const answers: unknown[] = [];
      for (let i = 0; i < 7; i++) {
        const { status, body } = await signIn(testClient(server.app), 'falsch falsch', email);
        answers.push({ status, code: body.code });
      }
      expect(answers[0]).toEqual({ status: 401, code: 'wrong-credentials' });
      expect(answers.at(-1)).toEqual({ status: 429, code: 'too-many-attempts' });
    }
  }, 60_000);

  it('does the same work for an address without account, so that its time tells nothing', async () => {
    const verify = vi.spyOn(sodium, 'crypto_pwhash_str_verify_async');
    for (const email of ['erika@kundin.example', 'niemand@kundin.example'])
      expect((await signIn(testClient(server.app), 'falsch falsch', email)).status).toBe(401);
    const costs = verify.mock.calls.map(([hash]) => /m=\d+,t=\d+,p=\d+/.exec(hash.toString('latin1'))?.[0]);
    verify.mockRestore();
    expect(costs).toHaveLength(2);
    expect(costs[1]).toBe(costs[0]);
    expect(costs[0]).toBeDefined();
  });

  it('keeps failures as evidence with the address they came from, and nothing of who succeeds', async () => {
    const from = testClient(server.app, { address: '203.0.113.9' });
    await signIn(from, 'falsch falsch');
    await signIn(from);
    const attempts = await desk.get('/api/sign-in-attempts');
    expect(JSON.stringify(attempts.body)).toContain('203.0.113.9');
    const rows = await engine().db.selectFrom('records.portal_session').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('203.0.113');
  });

  it('gives a new session id whatever the browser brought (session fixation), and one cookie without an age', async () => {
    guest.cookie = `redlich=${'A'.repeat(43)}`;
    const reply = await signIn(guest);
    const cookie = reply.headers.get('set-cookie') ?? '';
    expect(cookie).not.toContain('A'.repeat(43));
    expect(cookie).toMatch(/^redlich=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('ends with signing out, and the session is erased at once', async () => {
    await signIn(guest);
    const stolen = testClient(server.app);
    stolen.cookie = guest.cookie;
    expect((await guest.send('DELETE', '/api/portal/session')).status).toBe(204);
    expect(await state(stolen)).toBe('signed-out');
    expect(
      await engine()
        .db.selectFrom('records.portal_session')
        .where('sealed', 'is not', null)
        .selectAll()
        .execute(),
    ).toHaveLength(1);
  });

  it('takes another password only with the present one, and then ends all other sessions', async () => {
    const other = testClient(server.app);
    await signIn(guest);
    await signIn(other);
    const change = (current: string) => guest.send('PUT', '/api/portal/password', { current, next: better });
    expect((await change('falsch falsch')).body.errors[0].field).toBe('current');
    expect((await change(good)).status).toBe(204);
    expect(await state(guest)).toBe('signed-in');
    expect(await state(other)).toBe('signed-out');
    expect((await signIn(other)).status).toBe(401);
    expect((await signIn(other, better)).status).toBe(204);
  });

  it('opens nothing of the staff’s, not even what is open to everybody signed in', async () => {
    await signIn(guest);
    for (const path of ['/api/settings', '/api/users', '/api/portal-accounts', '/api/jobs'])
      expect([401, 403, 404]).toContain((await guest.get(path)).status);
    expect((await desk.get('/api/portal/notices')).status).toBe(403);
    expect((await guest.get('/api/session')).body.state).toBe('signed-out');
  });
});

describe('a forgotten password', () => {
  it('is answered alike with and without account, and the link waits in no answer', async () => {
    await invited();
    for (const email of ['erika@kundin.example', 'niemand@kundin.example']) {
      const reply = await guest.post('/api/portal/link', { email });
      expect([reply.status, reply.body]).toEqual([204, '']);
    }
  });
});

describe('an account', () => {
  it('that is shut lets nobody in and ends its sessions; one that is closed is erased', async () => {
    const { id, secret } = await invited();
    await openLink(guest, secret);
    const change = (state: string) => desk.send('PATCH', `/api/portal-accounts/${id}`, { state });
    expect((await change('shut')).status).toBe(204);
    expect(await state(guest)).toBe('signed-out');
    expect((await signIn(guest)).status).toBe(401);
    await change('open');
    expect((await signIn(guest)).status).toBe(204);
    await change('closed');
    expect(await state(guest)).toBe('signed-out');
    expect((await desk.get('/api/portal-accounts')).body.accounts).toEqual([]);
    expect((await invited()).id).not.toBe(id);
  });

  it('can be closed by its owner', async () => {
    await openLink(guest, (await invited()).secret);
    expect((await guest.send('DELETE', '/api/portal/account')).status).toBe(204);
    expect((await signIn(guest)).status).toBe(401);
  });

  it('that does not exist cannot be changed', async () => {
    const nobodys = newId<RecordId>(Date.UTC(2026, 2, 2));
    expect((await desk.send('PATCH', `/api/portal-accounts/${nobodys}`, { state: 'shut' })).status).toBe(404);
    expect((await desk.post(`/api/portal-accounts/${nobodys}/link`)).status).toBe(404);
  });
});

describe('notices', () => {
  const publish = (topic: string, shownUntil: number | null = null) =>
    desk.post('/api/portal-notices', { topic, title: `Über ${topic}`, text: 'Bitte lesen.', shownUntil });

  it('are shown to those who want to see them, as long as they are to be shown', async () => {
    await openLink(guest, (await invited()).secret);
    await publish('security');
    await publish('hints', server.installation.clock.now() + 3_600_000);
    const titles = async () =>
      (await guest.get('/api/portal/notices')).body.notices.map((each: { title: string }) => each.title);
    expect((await titles()).sort()).toEqual(['Über hints', 'Über security']);
    await guest.send('PUT', '/api/portal/choices', { security: 'off', features: 'off', hints: 'screen' });
    expect(await titles()).toEqual(['Über hints']);
    inDays(1);
    expect(await state(guest)).toBe('signed-out');
    await signIn(guest);
    expect(await titles()).toEqual([]);
  });

  it('wait as mails for those who chose so, and for nobody else', async () => {
    await openLink(guest, (await invited()).secret);
    const waiting = async () =>
      (await engine().db.selectFrom('records.portal_notice_mail').selectAll().execute()).length;
    await publish('hints');
    expect(await waiting()).toBe(0);
    const { body } = await publish('security');
    expect(await waiting()).toBe(1);
    expect((await desk.send('DELETE', `/api/portal-notices/${body.id}`)).status).toBe(204);
    expect(await waiting()).toBe(0);
  });
});
