import { activity, declare } from '@redlich/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { egressModule } from '../../egress/module.ts';
import { selfSigned, type TestCertificate, testAuthority } from '../../egress/testing.ts';
import { secret, settingsDeclaration } from '../../settings/declaration.ts';
import { settingsModule } from '../../settings/module.ts';
import { type TestTenant, testOwner, testTenant } from '../../testing.ts';
import { mailModule } from '../module.ts';
import { mailboxPassword, mailboxProvider, mailboxSetting } from './mailbox.ts';
import { noDovecot, type TestMailbox, testMailbox } from './testing/dovecot.ts';
import { letterWith } from './testing/letters.ts';
import { endMailboxWatch, watchMailbox } from './watch-mailbox.ts';

const authority = testAuthority();
const [credentials] = settingsDeclaration.activities;
if (!credentials) throw new Error('the settings declare their credentials');
const modules = [
  {
    ...settingsModule,
    declaration: declare({
      ...settingsDeclaration,
      activities: [activity({ ...credentials, kinds: [secret], recipients: [mailboxProvider] })],
    }),
  },
  egressModule,
  mailModule,
];
const key = Buffer.alloc(32, 7);

let at: TestTenant;
let box: TestMailbox;
beforeEach(async () => {
  at = await testTenant(modules, { trust: [authority.certificate], lookup: async () => ['127.0.0.1'] });
});
afterEach(async () => {
  await endMailboxWatch(at.tenant);
  await at.end();
  await box?.end();
});

async function setUp(certificate: TestCertificate = authority.issue('mail.example.de')): Promise<void> {
  box = await testMailbox(certificate);
  const { settings, egress } = at.tenant;
  await settings.set(testOwner, mailboxSetting, { user: 'laden', folder: 'INBOX' });
  await settings.set(testOwner, mailboxPassword, 'Sesam');
  const destination = { host: 'mail.example.de', port: box.port, ownNetwork: true };
  await egress.switch(testOwner, mailboxProvider, { to: 'on', ...destination });
}

const letter = (n: number) =>
  letterWith({ Subject: `Nummer ${n}`, 'Message-ID': `<${n}@x.example>` }, 'Text');

describe.skipIf(noDovecot !== null)(`a mailbox${noDovecot === null ? '' : ` (${noDovecot})`}`, () => {
  it('is emptied, oldest first, every byte as it came', async () => {
    await setUp();
    const letters = [1, 2, 3].map(letter);
    for (const each of letters) box.bring(each);
    const taken: Buffer[] = [];
    const look = await watchMailbox(at.tenant, key, async ({ raw }) => void taken.push(raw));
    expect(look).toEqual({ outcome: 'emptied', taken: 3, left: 0 });
    expect(taken).toEqual(letters);
    expect(box.lying()).toEqual([]);
  });

  it('keeps a mail that could not be stored, and all later ones', async () => {
    await setUp();
    for (const n of [1, 2, 3]) box.bring(letter(n));
    let count = 0;
    const full = new Error('disk full');
    const failing = watchMailbox(at.tenant, key, async () => {
      if (++count === 2) throw full;
    });
    await expect(failing).rejects.toBe(full);
    expect(box.lying()).toEqual([2, 3].map((n) => String(letter(n))));
    const digests = new Set<string>();
    const again = await watchMailbox(at.tenant, key, async ({ digest }) => void digests.add(digest));
    expect(again).toMatchObject({ taken: 2 });
    expect(digests.size).toBe(2);
  });

  it('tells of new mail at once, without being asked', async () => {
    await setUp();
    const subjects: string[] = [];
    let arrived: () => void = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    await watchMailbox(at.tenant, key, async ({ raw }) => {
      subjects.push(/Subject: (.*)/.exec(String(raw))?.[1] ?? '');
      arrived();
    });
    expect(subjects).toEqual([]);
    box.bring(letter(9));
    await arrival;
    expect(subjects).toEqual(['Nummer 9']);
  });

  it('is left alone as long as it is off, and from the moment it is switched off', async () => {
    await setUp();
    await at.tenant.egress.switch(testOwner, mailboxProvider, { to: 'off' });
    box.bring(letter(1));
    const take = async () => {
      throw new Error('nothing may be taken');
    };
    expect(await watchMailbox(at.tenant, key, take)).toEqual({ outcome: 'shut', reason: 'switched-off' });
    expect(box.lying()).toHaveLength(1);
  });

  it('is not opened with the wrong password, a missing folder, or before a server nobody vouches for', async () => {
    await setUp();
    const look = () => watchMailbox(at.tenant, key, async () => {});
    await at.tenant.settings.set(testOwner, mailboxPassword, 'falsch');
    expect(await look()).toEqual({ outcome: 'shut', reason: 'login-failed' });
    await at.tenant.settings.set(testOwner, mailboxPassword, 'Sesam');
    await at.tenant.settings.set(testOwner, mailboxSetting, { user: 'laden', folder: 'Gibtsnicht' });
    expect(await look()).toEqual({ outcome: 'shut', reason: 'no-folder' });
    await box.end();
    await setUp(selfSigned('mail.example.de'));
    expect(await look()).toEqual({ outcome: 'shut', reason: 'tls-failed' });
    expect(at.logged.join()).not.toMatch(/laden|Sesam|falsch/);
  });
});
