import type { PersonId, RecordId } from '@redlich/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { egressModule } from '../../platform/egress/module.ts';
import {
  baseModules,
  type TestClient,
  type TestServer,
  testClient,
  testServer,
} from '../../platform/http/testing.ts';
import { mailModule } from '../../platform/mail/index.ts';
import { numbersModule } from '../../platform/numbers/module.ts';
import { testOwner } from '../../platform/testing.ts';
import { contractsModule, fileCompany } from '../contracts/index.ts';
import { customersModule } from '../customers/index.ts';
import { helpdeskModule } from '../helpdesk/index.ts';
import { rightsModule } from '../rights/index.ts';
import { portalModule } from './index.ts';
import { invite } from './service/accounts.ts';
import { portalTables } from './tables.ts';

const modules = [
  ...baseModules,
  ...[
    numbersModule,
    egressModule,
    mailModule,
    customersModule,
    rightsModule,
    contractsModule,
    helpdeskModule,
  ],
  portalModule,
];
const password = 'lampe feder kompass moos';

let server: TestServer;
const people = {} as Record<'erika' | 'otto' | 'boss' | 'stranger', TestClient>;
beforeAll(async () => {
  server = await testServer(modules);
  const tenant = await server.installation.addTenant(server.firstTenant);
  const filed = await tenant.engine.write(testOwner, (unit) =>
    fileCompany(unit, { name: 'Kienzle GmbH' } as never),
  );
  const company = (typeof filed === 'string' ? filed : (filed as { readonly id: RecordId }).id) as string;
  const come = async (name: keyof typeof people, reach: 'own' | 'company', of: string | null) => {
    const email = `${name}@kienzle.example`;
    const invited = await invite(tenant.engine, testOwner, {
      ...{ person: null as PersonId | null, name, email, language: 'de', company: of, reach },
    });
    if (invited.outcome !== 'invited') throw new Error('not invited');
    people[name] = testClient(server.app);
    const chosen = await people[name].post('/api/portal/link/use', { secret: invited.secret, password });
    if (chosen.status !== 204) throw new Error(`${name} cannot choose a password: ${chosen.status}`);
  };
  await come('erika', 'own', company);
  await come('otto', 'own', company);
  await come('boss', 'company', company);
  await come('stranger', 'own', null);
}, 60_000);
afterAll(() => server.end());

const ask = async (client: TestClient, subject = 'Drucker') => {
  const reply = await client.post('/api/portal/tickets', { subject, text: 'Er blinkt.' });
  expect(reply.status).toBe(201);
  return reply.body as { readonly reference: string; readonly message: string };
};
const subjects = async (client: TestClient) =>
  (await client.get('/api/portal/tickets')).body.tickets.map(
    (each: { readonly subject: string }) => each.subject,
  );
const path = (reference: string) => `/api/portal/tickets/${reference}`;
const upload = (client: TestClient, to: string, name: string, bytes: string) =>
  client.send('POST', to, bytes, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });

describe('an enquiry in the portal', () => {
  it('is asked, read and answered by whoever asked, seen by whoever may see the company’s, and by nobody else', async () => {
    const { reference } = await ask(people.erika, 'Nur Erikas');
    expect(await subjects(people.erika)).toContain('Nur Erikas');
    expect(await subjects(people.boss)).toContain('Nur Erikas');
    for (const other of [people.otto, people.stranger]) {
      expect(await subjects(other)).not.toContain('Nur Erikas');
      const nothing = await other.get(path('nichts-dergleichen'));
      for (const reply of [
        await other.get(path(reference)),
        await other.post(`${path(reference)}/messages`, { text: 'x' }),
      ])
        expect([reply.status, reply.body]).toEqual([404, nothing.body]);
    }
    expect((await people.erika.post(`${path(reference)}/messages`, { text: 'Immer noch.' })).status).toBe(
      201,
    );
    const { body } = await people.erika.get(path(reference));
    expect(body.messages.map((each: { text: string }) => each.text)).toEqual(['Er blinkt.', 'Immer noch.']);
    expect(JSON.stringify(body)).not.toMatch(/person_id|assignee|minutes/);
  });

  it('takes files to own messages only, and hands them out only as a download, to whoever may see the enquiry', async () => {
    const { reference, message } = await ask(people.erika, 'Mit Datei');
    const files = `${path(reference)}/messages/${message}/files`;
    expect((await upload(people.otto, files, 'a.txt', 'eins')).status).toBe(404);
    expect((await upload(people.boss, files, 'a.txt', 'eins')).status).toBe(404);
    const put = await upload(people.erika, files, '../böse<b>.html', '<script>alert(1)</script>');
    expect(put.status).toBe(201);
    const got = await people.boss.get(`${files}/${put.body.id}`);
    expect(got.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(got.headers.get('content-disposition')).not.toMatch(/[<>/]b/);
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    expect(got.headers.get('content-type')).not.toMatch(/html/);
    expect((await people.otto.get(`${files}/${put.body.id}`)).status).toBe(404);
    const elsewhere = await ask(people.otto, 'Andere');
    const crossed = `${path(elsewhere.reference)}/messages/${message}/files/${put.body.id}`;
    expect((await people.otto.get(crossed)).status).toBe(404);
  });

  it('refuses what is no text', async () => {
    for (const body of [
      { subject: ['a'], text: 'x' },
      { subject: 'a', text: { b: 1 } },
      { subject: '', text: '' },
      { subject: 'a\r\nBcc: x', text: 'x' },
    ])
      expect((await people.erika.post('/api/portal/tickets', body)).status).toBe(422);
  });

  it('lists the own contracts, of which there are none yet', async () => {
    expect((await people.boss.get('/api/portal/contracts')).body).toEqual({ contracts: [] });
  });
});

describe('a right somebody makes use of in the portal', () => {
  it('becomes a request about their own file, identity known, with its last day; once for each right, and for nobody else to see', async () => {
    const asked = await people.erika.post('/api/portal/rights', { right: 'access', text: 'Alles bitte.' });
    expect(asked.status).toBe(201);
    expect(asked.body.requests).toMatchObject([{ right: 'access', state: 'in-work' }]);
    expect(asked.body.requests[0].lastDay).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect((await people.otto.get('/api/portal/rights')).body).toEqual({ requests: [] });
    expect((await people.boss.get('/api/portal/rights')).body).toEqual({ requests: [] });
    const again = await people.erika.post('/api/portal/rights', { right: 'access', text: '' });
    expect([again.status, again.body.code]).toEqual([409, 'request-open']);
    expect((await people.erika.post('/api/portal/rights', { right: 'erasure', text: '' })).status).toBe(201);
    const { engine } = server.installation.tenant(server.firstTenant) ?? expect.fail();
    const row = await engine.db
      .selectFrom('records.privacy_request' as never)
      .selectAll()
      .where('right' as never, '=', 'access' as never)
      .executeTakeFirst();
    const account = await portalTables(engine.db)
      .selectFrom('records.portal_account')
      .select('person_id')
      .where('reach', '=', 'own')
      .orderBy('id')
      .executeTakeFirst();
    expect(row).toMatchObject({ channel: 'portal', identity: 'portal-login', subject: account?.person_id });
  });

  it('must be one there is', async () => {
    for (const body of [
      { right: 'all', text: '' },
      { right: ['access'], text: '' },
      { right: 'access', text: 5 },
    ])
      expect((await people.erika.post('/api/portal/rights', body)).status).toBe(422);
  });
});
