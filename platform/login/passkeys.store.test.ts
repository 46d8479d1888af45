import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  signedInOwner,
  type TestClient,
  type TestServer,
  testClient,
  testServer,
  testSetup,
} from '../http/testing.ts';
import { softPasskey } from './testing.ts';

const { login, password } = testSetup.owner;
const site = 'http://localhost:8080';

let server: TestServer;
let boss: TestClient;
beforeEach(async () => {
  server = await testServer();
  boss = await signedInOwner(server);
});
afterEach(() => server.end());

async function register(passkey = softPasskey(site)) {
  const options = await boss.post('/api/account/passkeys/options');
  expect(options.body).toMatchObject({
    rp: { id: 'localhost', name: 'Buchhandlung Regenbogen' },
    user: { name: login },
    attestation: 'none',
  });
  return {
    passkey,
    kept: await boss.post('/api/account/passkeys', {
      name: 'Telefon',
      response: passkey.create(options.body),
    }),
  };
}

const newcomer = (origin = site) => testClient(server.app, { origin });
const stateOf = async (client: TestClient) => (await client.get('/api/session')).body.state;

describe('a passkey', () => {
  it('is kept under a name, and this browser gets a new session', async () => {
    const before = boss.cookie;
    const { kept } = await register();
    expect(kept.status).toBe(201);
    expect(boss.cookie).not.toBe(before);
    expect((await boss.get('/api/account')).body.passkeys).toEqual([
      { id: kept.body.id, name: 'Telefon', createdAt: expect.any(Number), lastUsedAt: null },
    ]);
  });

  it('signs in alone, without name or password', async () => {
    const { passkey } = await register();
    const client = newcomer();
    const options = await client.post('/api/session/passkey/options');
    expect(options.body).toMatchObject({
      rpId: 'localhost',
      userVerification: 'required',
      allowCredentials: [],
    });
    const half = client.cookie;
    expect((await client.post('/api/session/passkey', passkey.use(options.body))).body).toEqual({
      state: 'signed-in',
    });
    expect(client.cookie).not.toBe(half);
    expect((await client.get('/api/session')).body.user.name).toBe('Frieda Fuchs');
    expect((await boss.get('/api/account')).body.passkeys[0].lastUsedAt).toEqual(expect.any(Number));
  });

  it('is asked for after the password', async () => {
    const { passkey, kept } = await register();
    const client = newcomer();
    expect((await client.post('/api/session', { login, password })).body).toEqual({
      state: 'second-factor',
      methods: ['passkey'],
    });
    const options = await client.post('/api/session/passkey/options');
    expect(options.body.allowCredentials).toMatchObject([{ id: kept.body.id }]);
    expect((await client.post('/api/session/passkey', passkey.use(options.body))).status).toBe(200);
    expect(await stateOf(client)).toBe('signed-in');
  });

  it('answers its challenge once', async () => {
    const { passkey } = await register();
    const client = newcomer();
    const options = await client.post('/api/session/passkey/options');
    const { cookie } = client;
    const answer = passkey.use(options.body);
    await client.post('/api/session/passkey', answer);
    client.cookie = cookie;
    expect((await client.post('/api/session/passkey', answer)).body.code).toBe('sign-in-expired');
  });

  it.each([
    ['of another site', () => softPasskey('http://localhost.evil.example:8080')],
    ['that did not ask for finger or PIN', () => softPasskey(site, { verifiesUser: false })],
  ])('%s is not kept', async (_what, made) => {
    const { kept } = await register(made());
    expect(kept).toMatchObject({ status: 422, body: { code: 'wrong-passkey' } });
    expect(await stateOf(boss)).toBe('signed-in');
  });

  it('that nobody registered, or with an old challenge, lets nobody in, and leaves evidence', async () => {
    const { passkey } = await register();
    const client = newcomer();
    const first = await client.post('/api/session/passkey/options');
    const stranger = softPasskey(site);
    stranger.create({
      challenge: '',
      rp: { id: 'localhost' },
      user: { id: passkey.use(first.body).response.userHandle },
    });
    expect(await client.post('/api/session/passkey', stranger.use(first.body))).toMatchObject({
      status: 401,
      body: { code: 'wrong-passkey' },
    });
    await client.post('/api/session/passkey/options');
    expect((await client.post('/api/session/passkey', passkey.use(first.body))).body.code).toBe(
      'wrong-passkey',
    );
    expect(await stateOf(client)).toBe('signed-out');
    expect(
      (await boss.get('/api/sign-in-attempts')).body.attempts.map((each: { step: string }) => each.step),
    ).toEqual(['passkey', 'passkey']);
  });

  it('at the second step must belong to the one whose password was right', async () => {
    const { passkey } = await register();
    const made = await boss.post('/api/users', { name: 'Egon', login: 'egon', roles: ['staff'] });
    const egon = newcomer();
    await egon.post('/api/session', { login: 'egon', password: made.body.password });
    await egon.post('/api/account/password', { current: made.body.password, next: 'kiesel wolke trommel' });
    const own = softPasskey(site);
    const begun = await egon.post('/api/account/passkeys/options');
    await egon.post('/api/account/passkeys', { name: 'Uhr', response: own.create(begun.body) });
    const client = newcomer();
    await client.post('/api/session', { login, password });
    const options = await client.post('/api/session/passkey/options');
    expect((await client.post('/api/session/passkey', own.use(options.body))).status).toBe(401);
    const again = await client.post('/api/session/passkey/options');
    expect((await client.post('/api/session/passkey', passkey.use(again.body))).status).toBe(200);
  });

  it('is removed by its owner', async () => {
    const { kept } = await register();
    expect((await boss.send('DELETE', '/api/account/passkeys/none')).status).toBe(404);
    expect((await boss.send('DELETE', `/api/account/passkeys/${kept.body.id}`)).status).toBe(204);
    expect((await newcomer().post('/api/session', { login, password })).body).toEqual({ state: 'signed-in' });
  });

  it('needs a host name to belong to', async () => {
    expect(await newcomer('http://192.168.1.5:8080').post('/api/session/passkey/options')).toMatchObject({
      status: 422,
      body: { code: 'no-host-name' },
    });
  });
});
