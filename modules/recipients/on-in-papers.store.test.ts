import { afterEach, beforeEach, expect, test } from 'vitest';
import { instanceOf } from '../../platform/egress/index.ts';
import { egressModule } from '../../platform/egress/module.ts';
import { mailProvider } from '../../platform/mail/recipient.ts';
import { settingsModule } from '../../platform/settings/index.ts';
import { type TestTenant, testOwner, testTenant } from '../../platform/testing.ts';
import { customersModule } from '../customers/index.ts';
import { mailingsModule } from '../mailings/index.ts';
import { knownRecipients, recipientsModule } from './index.ts';

let t: TestTenant;
beforeEach(async () => {
  t = await testTenant([settingsModule, egressModule, customersModule, mailingsModule, recipientsModule]);
});
afterEach(() => t.end());

/** Switches every door one after the other, and after each step looks at what the papers are made from. */
test('papers and record are made of exactly the doors that are open, after every switch', async () => {
  const kiel = instanceOf(mailProvider, 'kiel', 'Postwerk Kiel');
  const there = { to: 'on', host: 'a.example', port: 587, ownNetwork: false } as const;
  const named = async () =>
    (await knownRecipients(t.tenant.engine)).filter(({ inUse }) => inUse).map(({ id }) => id);
  const open = async () => (await t.tenant.egress.shown()).filter(({ on }) => on).map(({ door }) => door);
  const steps = [
    () => t.tenant.egress.switch(testOwner, mailProvider, there),
    () => t.tenant.egress.switch(testOwner, kiel, there),
    () => t.tenant.egress.switch(testOwner, mailProvider, { to: 'off' }),
    () => t.tenant.egress.remove(testOwner, kiel),
  ];
  const seen: (readonly string[])[] = [await named()];
  for (const step of steps) {
    await step();
    expect(await named()).toEqual(await open());
    seen.push(await named());
  }
  expect(seen).toEqual([
    [],
    ['mail-provider'],
    ['mail-provider', 'mail-provider/kiel'],
    ['mail-provider/kiel'],
    [],
  ]);
});
