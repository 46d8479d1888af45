import { afterEach, beforeEach, expect, it } from 'vitest';
import { egressModule } from '../egress/module.ts';
import { testAuthority } from '../egress/testing.ts';
import { loginModule } from '../login/index.ts';
import { loginPledges } from '../login/pledges.ts';
import { mailModule } from '../mail/module.ts';
import { mailProvider } from '../mail/recipient.ts';
import { mailSetting } from '../mail/settings.ts';
import { type TestMailServer, testMailServer } from '../mail/testing.ts';
import { settingsModule } from '../settings/module.ts';
import { type TestTenant, testOwner, testTenant } from '../testing.ts';
import { diskAlarm, testAlarm } from './kinds.ts';
import { alarmsModule } from './module.ts';
import { watchRequests } from './probing/watch-requests.ts';
import { alarmSetting } from './settings.ts';
import { tellAlarms } from './tell-alarms.ts';

const authority = testAuthority();
const dayMs = 86_400_000;
let at: TestTenant;
let server: TestMailServer;

beforeEach(async () => {
  at = await testTenant([alarmsModule, egressModule, settingsModule, mailModule, loginModule], {
    trust: [authority.certificate],
    lookup: async () => ['127.0.0.1'],
  });
  server = await testMailServer(authority.issue('mail.example.de'));
  const { settings, egress } = at.tenant;
  await settings.set(testOwner, mailSetting, {
    ...mailSetting.initial,
    fromName: 'Laden',
    fromAddress: 'laden@sonnenschein.example',
  });
  await egress.switch(testOwner, mailProvider, {
    to: 'on',
    host: 'mail.example.de',
    port: server.port,
    ownNetwork: true,
  });
  await settings.set(testOwner, alarmSetting, {
    ...alarmSetting.initial,
    mailTo: 'wache@sonnenschein.example',
  });
});
afterEach(async () => {
  await at.end();
  await server.end();
});

const tell = () => tellAlarms.run(at.tenant);
const subjects = () => server.received.map(({ raw }) => /^Subject: (.*)$/m.exec(raw)?.[1]?.trim());

function attack(): void {
  watchRequests(() => [at.tenant], at.log)(
    {
      ...{ address: '192.0.2.7', host: 'shop.example', named: undefined, method: 'GET' },
      ...{
        target: '/?q=<script>',
        status: 404,
        browser: 'Prüfling/1',
        referrer: '',
        at: at.engine.engine.now(),
      },
    },
    async () => false,
  );
}

it('an alarm is mailed once when it stands and once when it is over, several in one letter, over TLS', async () => {
  const { alarms } = at.tenant;
  await alarms.raise(diskAlarm);
  await alarms.raise(testAlarm);
  expect(await tell()).toBe(2);
  expect(await tell()).toBe(0);
  expect(server.received).toMatchObject([{ to: ['wache@sonnenschein.example'], secure: true }]);
  await alarms.clear(diskAlarm, '');
  expect(await tell()).toBe(1);
  expect(subjects()).toHaveLength(2);
});

it('a critical alarm that still stands is mailed again after a day, and an alarm names nobody', async () => {
  attack();
  await expect.poll(async () => (await at.tenant.alarms.standing()).length).toBe(1);
  await at.tenant.alarms.raise(testAlarm, { severity: 'critical' });
  expect(await tell()).toBe(2);
  at.engine.advance(dayMs + 60_000);
  expect(await tell()).toBe(1);
  const letters = server.received.map(({ raw }) => raw).join();
  expect(letters).toContain('injection');
  expect(letters).not.toMatch(/192\.0\.2\.7|Pr=C3=BCfling|Prüfling/);
});

it('the pledge about evidence looks at requests of attacks, too', async () => {
  const verdict = () => loginPledges.find(({ id }) => id === 'logs.attack')?.check(at.tenant.engine);
  expect((await verdict())?.state).toBe('not-yet-provable');
  attack();
  await expect.poll(async () => (await verdict())?.state).toBe('kept');
  at.engine.advance(9 * dayMs);
  expect((await verdict())?.state).toBe('broken');
  await at.engine.engine.clock.sweep();
  expect((await verdict())?.state).toBe('not-yet-provable');
});
