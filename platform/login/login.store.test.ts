import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestServer, testClient, testServer, testSetup } from '../http/testing.ts';

let server: TestServer;
beforeEach(async () => {
  server = await testServer();
});
afterEach(() => server.end());

describe('the first run', () => {
  it('makes company and owner, signs in, and happens once', async () => {
    const client = testClient(server.app);
    expect((await client.get('/api/session')).body).toMatchObject({
      state: 'first-run',
      demo: null,
      tenants: 0,
    });
    const made = await client.post('/api/setup', testSetup);
    expect(made.status).toBe(201);
    expect((await client.get('/api/session')).body).toMatchObject({
      state: 'signed-in',
      user: { name: 'Frieda Fuchs', roles: ['owner'], language: 'de', mustChange: false },
      company: { name: 'Buchhandlung Regenbogen' },
      tenants: 1,
    });
    expect((await client.get('/api/company')).body).toMatchObject({
      federalState: 'DE-SN',
      postcode: '04109',
    });
    expect(await testClient(server.app).post('/api/setup', testSetup)).toMatchObject({
      status: 409,
      body: { code: 'set-up' },
    });
    expect((await testClient(server.app).get('/api/session')).body.state).toBe('signed-out');
  });
});
