import { afterEach, beforeEach, expect, it } from 'vitest';
import { signedInOwner, type TestClient, type TestServer, testClient, testServer } from '../http/testing.ts';
import { loginPledges } from './pledges.ts';
import { loginTables } from './tables.ts';

let server: TestServer;
let boss: TestClient;
beforeEach(async () => {
  server = await testServer();
  boss = await signedInOwner(server);
});
afterEach(() => server.end());

const engine = () => (server.installation.tenants()[0] ?? expect.fail()).engine;
const states = async () => {
  const verdicts = await Promise.all(
    loginPledges.map(async ({ id, check }) => [id, (await check(engine())).state]),
  );
  return Object.fromEntries(verdicts);
};

it('what the login promises is kept, as far as there is something to look at', async () => {
  expect(await states()).toEqual({
    'login.strong': 'kept',
    'logs.attack': 'not-yet-provable',
    'portal.cookie': 'kept',
    'portal.logs': 'kept',
  });
  await testClient(server.app).post('/api/session', { login: 'x', password: 'y' });
  expect((await states())['logs.attack']).toBe('kept');
});

it('an account without a role, evidence of last week and a session of last week are seen', async () => {
  await testClient(server.app).post('/api/session', { login: 'x', password: 'y' });
  server.clock.advance(9);
  await engine().write({ id: 'test', roles: [] }, async (unit) => {
    await loginTables(unit.db).updateTable('records.staff_account').set({ roles: '' }).execute();
  });
  expect(await states()).toEqual({
    'login.strong': 'broken',
    'logs.attack': 'broken',
    'portal.cookie': 'broken',
    'portal.logs': 'broken',
  });
  await engine().clock.sweep();
  expect(await states()).toMatchObject({ 'logs.attack': 'not-yet-provable', 'portal.cookie': 'kept' });
  expect((await boss.get('/api/session')).body.state).toBe('signed-out');
});
