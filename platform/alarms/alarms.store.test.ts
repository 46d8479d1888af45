import { createHash, createHmac, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { egressModule } from '../egress/module.ts';
import type { Health, HealthCheck } from '../http/health/check.ts';
import { loginModule } from '../login/index.ts';
import { mailModule } from '../mail/module.ts';
import { settingsModule } from '../settings/module.ts';
import { routesOf, type TestTenant, testOwner, testTenant } from '../testing.ts';
import { alarm } from './alarm.ts';
import { storeAlarm, testAlarm } from './kinds.ts';
import { alarmsModule } from './module.ts';
import type { ListedAttack } from './probing/attacks.ts';
import { keptProbing } from './probing/kept-probing.ts';
import { listProbing } from './probing/list-probing.ts';
import { type SeenRequest, watchRequests } from './probing/watch-requests.ts';
import { alarmWebhook } from './recipient.ts';
import { alarmSetting, webhookSecret } from './settings.ts';
import { tellAlarms } from './tell-alarms.ts';
import { openWatch } from './watch.ts';

const text = { de: 'Die Sicherung ist zu alt.', en: 'The backup is too old.' };
const backupAge = alarm({
  id: 'backup-age',
  title: text,
  advice: text,
  severity: 'warning',
  ends: 'by-itself',
});

let at: TestTenant;
let call: ReturnType<typeof routesOf>;
beforeEach(async () => {
  at = await testTenant([alarmsModule, egressModule, settingsModule, mailModule, loginModule]);
  call = routesOf(alarmsModule, at.tenant);
});
afterEach(() => at.end());

const standing = () => at.tenant.alarms.standing();

describe('an alarm', () => {
  it('stands once, however often it is raised, until it is cleared', async () => {
    const { alarms } = at.tenant;
    await alarms.raise(backupAge, { about: 'husum' });
    at.engine.advance(120_000);
    await Promise.all([1, 2, 3].map(() => alarms.raise(backupAge, { about: 'husum' })));
    await alarms.raise(backupAge, { about: 'kiel' });
    expect(await standing()).toMatchObject([
      { alarm: 'backup-age', about: 'husum', clearedAt: null },
      { about: 'kiel', times: 1 },
    ]);
    expect((await standing())[0]?.times).toBeGreaterThan(1);
    await alarms.clear(backupAge, 'husum');
    await alarms.clear(backupAge, 'husum');
    expect((await standing()).map(({ about }) => about)).toEqual(['kiel']);
    expect((await alarms.past(9)).map(({ about }) => about)).toEqual(['husum']);
  });

  it('stands anew when it comes back', async () => {
    const { alarms } = at.tenant;
    await alarms.raise(backupAge);
    await alarms.clear(backupAge);
    at.engine.advance(1_000);
    await alarms.raise(backupAge);
    expect(await standing()).toHaveLength(1);
    expect(await alarms.past(9)).toHaveLength(1);
  });

  it('takes no words of whoever raises it, so no name gets into it', async () => {
    await at.tenant.alarms.raise(backupAge, { about: 'Erika Musterfrau <erika@example.de>' });
    expect(await standing()).toMatchObject([{ about: '?' }]);
    expect(at.logged.join()).not.toContain('Erika');
  });

  it('shows the worst first, and gets worse by itself', async () => {
    const { alarms } = at.tenant;
    await alarms.raise(backupAge);
    at.engine.advance(1_000);
    await alarms.raise(testAlarm, { severity: 'critical' });
    expect((await standing()).map(({ alarm: id }) => id)).toEqual(['test', 'backup-age']);
    await alarms.raise(backupAge, { severity: 'critical' });
    expect((await standing()).map(({ severity }) => severity)).toEqual(['critical', 'critical']);
  });

  it('is on the screen even when the store takes nothing', async () => {
    const away = await testTenant([egressModule, settingsModule]);
    await away.tenant.alarms.raise(storeAlarm);
    expect(await away.tenant.alarms.standing()).toMatchObject([{ alarm: 'store', severity: 'critical' }]);
    await away.end();
  });

  it('is put away by hand only where it does not end by itself', async () => {
    const { alarms } = at.tenant;
    await alarms.raise(backupAge);
    await call('post /api/alarms/test');
    const ids = (await standing()).map(({ id, alarm: kind }) => [kind, id] as const);
    const dismiss = (kind: string) =>
      call('post /api/alarms/{id}/dismiss', {
        params: { id: ids.find(([each]) => each === kind)?.[1] ?? 'x' },
      });
    expect(await dismiss('backup-age')).toMatchObject({ status: 409 });
    expect(await dismiss('test')).toBeUndefined();
    expect(await dismiss('test')).toMatchObject({ status: 404 });
    expect(await standing()).toHaveLength(1);
  });
});

describe('the watch', () => {
  it('raises what a check finds and clears it when all is well', async () => {
    let found: Health = { state: 'failed', value: null };
    const check: HealthCheck = {
      id: 'sample',
      title: text,
      alarm: { kind: backupAge },
      run: async () => found,
    };
    const other: HealthCheck = { id: 'other', title: text, run: async () => ({ state: 'ok', value: 1 }) };
    const watch = openWatch({
      tenants: () => [at.tenant],
      checks: [check, other],
      clock: at.clock,
      log: at.log,
    });
    await watch.look();
    expect(await standing()).toMatchObject([{ alarm: 'backup-age', severity: 'critical' }]);
    found = { state: 'ok', value: 1 };
    await watch.look();
    expect(await standing()).toEqual([]);
  });

  it('goes on with the other checks when one breaks', async () => {
    const broken: HealthCheck = { id: 'broken', title: text, run: () => Promise.reject(new Error('x')) };
    const bad: HealthCheck = { id: 'bad', title: text, run: async () => ({ state: 'warning', value: 1 }) };
    const watch = openWatch({
      tenants: () => [at.tenant],
      checks: [broken, bad],
      clock: at.clock,
      log: at.log,
    });
    await watch.look();
    expect(await standing()).toMatchObject([{ alarm: 'check', about: 'bad' }]);
  });

  it('is what the two pledges are kept by, and what breaks them when it stands still', async () => {
    const states = async () =>
      Promise.all(
        (alarmsModule.pledges ?? []).map(async (each) => (await each.check(at.tenant.engine)).state),
      );
    expect(await states()).toEqual(['not-yet-provable', 'not-yet-provable']);
    const ids = ['store', 'disk', 'clock', 'backup-age', 'backup-drill'];
    const checks = ids.map(
      (id): HealthCheck => ({ id, title: text, run: async () => ({ state: 'ok', value: 1 }) }),
    );
    const watch = (some: readonly HealthCheck[]) =>
      openWatch({ tenants: () => [at.tenant], checks: some, clock: at.clock, log: at.log }).look();
    await watch(checks);
    expect(await states()).toEqual(['kept', 'kept']);
    await watch(checks.slice(1));
    expect(await states()).toEqual(['broken', 'kept']);
    await watch([
      { id: 'store', title: text, run: () => Promise.reject(new Error('x')) },
      ...checks.slice(1),
    ]);
    expect(await states()).toEqual(['broken', 'kept']);
  });
});

describe('an alarm told by webhook', () => {
  const got: { request: IncomingMessage; body: string }[] = [];
  let status = 204;
  const server = createServer(async (request, response) => {
    got.push({ request, body: String(Buffer.concat(await Array.fromAsync(request))) });
    response.writeHead(status).end();
  });
  beforeEach(async () => {
    got.splice(0);
    status = 204;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  });
  const switchOn = async () => {
    const { port } = server.address() as AddressInfo;
    await at.tenant.egress.switch(testOwner, alarmWebhook, {
      ...{ to: 'on', host: '127.0.0.1', port, ownNetwork: true },
    });
    await at.tenant.settings.set(testOwner, webhookSecret, 'lampe feder');
    const value = await at.tenant.settings.get(alarmSetting);
    await at.tenant.settings.set(testOwner, alarmSetting, {
      ...{ ...value, webhookPlain: true, webhookPath: '/hook' },
    });
  };
  const tell = () => tellAlarms.run(at.tenant);

  it('is not told while the recipient is off', async () => {
    await at.tenant.alarms.raise(backupAge);
    expect(await tell()).toBe(0);
    expect(got).toHaveLength(0);
  });

  it('is told once when it is raised and once when it is over, signed', async () => {
    await switchOn();
    await at.tenant.alarms.raise(backupAge, { about: 'husum' });
    expect(await tell()).toBe(1);
    expect(await tell()).toBe(0);
    await at.tenant.alarms.clear(backupAge, 'husum');
    expect(await tell()).toBe(1);
    expect(await tell()).toBe(0);
    expect(got.map(({ body }) => JSON.parse(body).type)).toEqual(['alarm.raised', 'alarm.cleared']);
    const [{ request, body }] = got as [(typeof got)[0]];
    const { headers } = request;
    expect(request.url).toBe('/hook');
    expect(JSON.parse(body).data).toMatchObject({ alarm: 'backup-age', about: 'husum', severity: 'warning' });
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const mac = createHmac('sha256', 'lampe feder').update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${mac}`);
  });

  it('is tried again later when the other side does not take it', async () => {
    status = 503;
    await switchOn();
    await at.tenant.alarms.raise(backupAge);
    expect(await tell()).toBe(0);
    await tell();
    expect(got).toHaveLength(1);
    at.engine.advance(16_000);
    status = 200;
    expect(await tell()).toBe(1);
    expect(got).toHaveLength(2);
  });

  it('that the other side refuses again and again breaks both pledges', async () => {
    status = 503;
    await switchOn();
    await at.tenant.alarms.raise(backupAge);
    await openWatch({ tenants: () => [at.tenant], checks: [], clock: at.clock, log: at.log }).look();
    const servers = alarmsModule.pledges?.find(({ id }) => id === 'servers.watched');
    for (let tries = 0; tries < 4; tries++) {
      expect(await servers?.check(at.tenant.engine)).toMatchObject({ state: 'kept' });
      await tell();
      at.engine.advance(3_600_000);
    }
    expect(await servers?.check(at.tenant.engine)).toMatchObject({ state: 'broken' });
  });
});

describe('requests', () => {
  const anybody = async () => false;
  const one = {
    ...{
      address: '192.0.2.7',
      host: 'shop.example',
      named: undefined,
      method: 'GET',
      target: '/',
      status: 404,
    },
    ...{ browser: 'sample', referrer: '' },
  };
  function see(targets: readonly string[], more: Partial<SeenRequest> = {}, isSignedIn = anybody): void {
    const watch = watchRequests(() => [at.tenant], at.log);
    for (const target of targets) watch({ ...one, target, at: at.tenant.engine.now(), ...more }, isSignedIn);
  }
  const listed = () => listProbing(at.tenant.engine, testOwner, 100);
  const pages = (count: number) => Array.from({ length: count }, (_, nth) => `/page-${nth}`);

  it.each([
    ['ten pages that do not exist', pages(10), 'scanner'],
    ['known holes', ['/.env', '/wp-login.php', '/.git/config', '/actuator/env'], 'scanner'],
    ['an injection', ['/search?q=1%27%20UNION%20SELECT%20password'], 'injection'],
    ['climbing folders', ['/a/..%2f..%2f', '/%2e%2e/%2e%2e/etc/passwd', '/x?f=../../y'], 'path-traversal'],
  ])('that are %s are kept as evidence and raise an alarm', async (_what, targets, rule) => {
    see(targets);
    await expect.poll(standing).toMatchObject([{ alarm: 'probing', about: rule }]);
    await expect.poll(async () => (await listed()).length).toBe(targets.length);
    expect((await listed())[0]).toMatchObject({ address: '192.0.2.7', rule, browser: 'sample', status: 404 });
    expect((await listed()).map(({ request }) => request).sort()).toEqual(
      targets.map((target) => `GET shop.example${target}`).sort(),
    );
  });

  it('that an injection is hidden in are recognised however they were answered', async () => {
    see(['/contact/shop?x=%24%7Bjndi:ldap://a%7D'], { status: 200 });
    await expect.poll(standing).toMatchObject([{ alarm: 'probing', about: 'injection' }]);
  });

  /** Shows requests that are none of an attack's, then one of another caller that is: when it is kept, the others were judged. */
  async function expectNothingOf(seen: () => void): Promise<void> {
    seen();
    see(['/x?q=<script>'], { address: '198.51.100.9' });
    await expect.poll(async () => (await listed()).length).toBe(1);
    expect(await listed()).toMatchObject([{ address: '198.51.100.9' }]);
  }

  it('that may be mistakes are kept nowhere', () =>
    expectNothingOf(() => {
      see(['/favicon.ico', '/robots.txt', '/old-page', '/apple-touch-icon.png', '/favicon.ico']);
      see(Array.from({ length: 30 }, () => '/missing'));
      see(pages(9));
    }));

  it('of a crawler that finds what it asks for are kept nowhere', () =>
    expectNothingOf(() => see(pages(50), { status: 200 })));

  it('of somebody who is signed in are kept nowhere, whatever they look like', () =>
    expectNothingOf(() => see(pages(50), {}, async () => true)));

  it('without an address count for nobody', () => expectNothingOf(() => see(pages(50), { address: null })));

  it('of many addresses do not count for one of them', () =>
    expectNothingOf(() => {
      const watch = watchRequests(() => [at.tenant], at.log);
      for (const [nth, target] of pages(50).entries())
        watch(
          { ...one, target, address: `198.51.100.${50 + (nth % 10)}`, at: at.tenant.engine.now() },
          anybody,
        );
    }));

  it('are kept a thousand an hour at most', async () => {
    const watch = watchRequests(() => [at.tenant], at.log);
    const now = at.tenant.engine.now();
    for (let nth = 0; nth < 1_100; nth++) watch({ ...one, target: '/?q=<script>', at: now }, anybody);
    const kept = () => keptProbing(at.tenant.engine.db);
    await expect.poll(async () => (await kept()).count, { timeout: 20_000 }).toBe(1_000);
  });

  it('are handed to the authorities as a signed file whose hash is in the ledger', async () => {
    see(['/search?q=<script>']);
    await expect.poll(async () => (await listed()).length).toBe(1);
    const reply = (await call('get /api/attacks/export')) as Response;
    const file = await reply.text();
    const [evidence = '', signed = ''] = file.split('\n');
    const { signature, publicKey, keySha256 } = JSON.parse(signed);
    const isSigned = (text: string) =>
      verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'));
    expect([isSigned(`${evidence}\n`), isSigned(`${evidence.replace('192.0.2.7', '192.0.2.8')}\n`)]).toEqual([
      true,
      false,
    ]);
    const next = (await ((await call('get /api/attacks/export')) as Response).text()).split('\n')[1] ?? '';
    expect(JSON.parse(next).keySha256).toBe(keySha256);
    expect(JSON.parse(evidence)).toMatchObject({
      signIns: [],
      requests: [{ address: '192.0.2.7', rule: 'injection' }],
    });
    const entries = await at.tenant.engine.ledger.page({ types: ['exported'], limit: 2 });
    expect(entries.at(-1)?.body.sha256).toBe(createHash('sha256').update(file).digest('hex'));
  });

  it('are listed attack by attack without addresses, which are shown on purpose and noted in the ledger', async () => {
    see(['/?q=<script>first', '/?q=<script>second']);
    await expect.poll(async () => (await listed()).length).toBe(2);
    at.engine.advance(3_600_000);
    see(pages(10), { address: '2001:db8::7' });
    await expect.poll(async () => (await listed()).length).toBe(12);
    const { attacks } = (await call('get /api/attacks')) as { attacks: readonly ListedAttack[] };
    expect(attacks).toMatchObject([
      { rule: 'scanner', count: 10 },
      { rule: 'injection', count: 2, request: 'GET shop.example/?q=<script>first' },
    ]);
    expect(JSON.stringify(attacks)).not.toMatch(/192\.0\.2\.7|2001:db8|sample/);
    for (const { first, last, keptUntil } of attacks) {
      expect(last).toBeGreaterThanOrEqual(first);
      expect(keptUntil).toBeGreaterThan(last);
      expect(keptUntil - first).toBeLessThanOrEqual(7 * 86_400_000);
    }
    const looks = async () =>
      (await at.tenant.engine.ledger.page({ stream: 'access', types: ['opened'], limit: 500 })).filter(
        ({ body }) => body.purpose === 'probing_defence',
      ).length;
    const before = await looks();
    const show = (id?: string) =>
      call('get /api/attacks/{attack}/requests', { params: { attack: id ?? 'x' } });
    expect(await show(attacks[1]?.id)).toMatchObject({
      requests: [
        {
          address: '192.0.2.7',
          browser: 'sample',
          status: 404,
          request: 'GET shop.example/?q=<script>second',
        },
        { address: '192.0.2.7', request: 'GET shop.example/?q=<script>first' },
      ],
    });
    expect(await looks()).toBe(before + 1);
    expect(await show()).toMatchObject({ status: 404 });
    at.engine.advance(7 * 86_400_000);
    await at.tenant.engine.clock.sweep();
    expect(await call('get /api/attacks')).toEqual({ attacks: [] });
    expect(await show(attacks[1]?.id)).toMatchObject({ status: 404 });
  });

  it('are gone after seven days', async () => {
    see(['/search?q=<script>']);
    await expect.poll(async () => (await listed()).length).toBe(1);
    at.engine.advance(7 * 86_400_000);
    await at.tenant.engine.clock.sweep();
    expect(await listed()).toEqual([]);
  });
});
