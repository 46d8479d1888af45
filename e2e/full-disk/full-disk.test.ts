import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineFault, newRecoveryKey, program, recoveryPairOf } from '@redlich/engine';
import { memoryPlace } from '@redlich/engine/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { modules } from '../../modules/all.ts';
import { realClock } from '../../platform/clock.ts';
import { serve } from '../../platform/http/serve.ts';
import { type Installation, openInstallation } from '../../platform/installation.ts';
import { openLog } from '../../platform/logging/log.ts';
import { smallDisk } from '../../platform/places/testing/small-disk.ts';
import { createServer, watchInstallation } from '../../platform/server.ts';
import type { ApiClient } from '../harness/client.ts';
import { addArticle, addCustomer, setUpShop, takeOrder } from '../harness/shop.ts';

const root = mkdtempSync(join(tmpdir(), 'redlich-full-'));
const disk = smallDisk(join(root, 'disk'));
/** Without the right to mount a small disk none can be filled. */
const canFill = disk.withRoomFor !== undefined;
const folder = join(root, 'disk', 'data');
let installation: Installation;
let served: Awaited<ReturnType<typeof serve>>;
let owner: ApiClient;
let customer: string;
let article: string;

const engineOf = () => {
  const engine = installation.tenants()[0]?.engine;
  if (engine === undefined) throw new Error('no tenant');
  return engine;
};

beforeAll(async () => {
  if (!canFill) return;
  const log = openLog(realClock, () => {});
  mkdirSync(folder, { recursive: true });
  installation = await openInstallation({ folder, modules, clock: realClock, log });
  served = await serve(createServer(installation, { version: 'test', web: folder }), { port: 0 });
  owner = await setUpShop(`http://127.0.0.1:${served.port}`);
  article = await addArticle(owner, '9783161484100', 'Das Meer', 1_290);
  customer = await addCustomer(
    owner,
    { firstName: 'Runa', lastName: 'Sturmvogel', street: 'Hafenstr. 2', postcode: '04109', city: 'Leipzig' },
    ['storage'],
  );
  // biome-ignore lint/correctness/useHookAtTopLevel: nothing of React; a kit is put into use
  await engineOf().custody.useKit(program, recoveryPairOf(newRecoveryKey()).publicKey);
});
afterAll(async () => {
  if (canFill) {
    await served.close();
    await installation.close();
  }
  disk.end();
  rmSync(root, { recursive: true, force: true });
});

/** While the disk is full to the last byte. */
const whileFull = (work: () => Promise<void>): Promise<void> => disk.withRoomFor?.(0, work) ?? work();

/** Does something until the disk refuses it, because files that have grown already have a little room inside. */
async function refusedAtLast<Answer extends { readonly status: number }>(
  ask: () => Promise<Answer>,
): Promise<Answer> {
  for (let tries = 0; tries < 400; tries++) {
    const answer = await ask();
    if (answer.status >= 400) return answer;
  }
  throw new Error('the disk took everything');
}

const order = () =>
  owner.call('POST', '/api/orders', { customerId: customer, lines: [{ articleId: article, quantity: 1 }] });

const ordersIn = async (): Promise<number> =>
  (await engineOf().db.selectFrom('records.customer_order').select('id').execute()).length;

const full = {
  status: 507,
  body: {
    code: 'store-full',
    title: 'Auf dem Server ist kein Speicherplatz mehr frei. Es wurde nichts gespeichert.',
  },
};

const isFull = (error: unknown): boolean => error instanceof EngineFault && error.id === 'store-full';
const faultOf = (work: () => Promise<unknown>): Promise<unknown> =>
  work().then(
    () => null,
    (error) => error,
  );

test.skipIf(!canFill)(
  'an order is refused in plain words, none is half there, and the next one is taken when there is room',
  async () => {
    await takeOrder(owner, customer, article);
    await whileFull(async () => {
      let taken = 0;
      const before = await ordersIn();
      const answer = await refusedAtLast(async () => {
        const one = await order();
        if (one.status === 201) taken++;
        return one;
      });
      expect(answer).toMatchObject(full);
      expect(await ordersIn()).toBe(before + taken);
      await watchInstallation(installation).look();
      const standing = (await installation.tenants()[0]?.alarms.standing()) ?? [];
      expect(standing.map(({ alarm }) => alarm)).toContain('disk');
    });
    expect((await order()).status).toBe(201);
    expect(await engineOf().verify()).toEqual([]);
    await watchInstallation(installation).look();
  },
);

test.skipIf(!canFill)('an erasure is refused whole, and done when it is asked for again', async () => {
  const whom = await addCustomer(
    owner,
    { firstName: 'Ole', lastName: 'Brachvogel', street: 'Hafenstr. 3', postcode: '04109', city: 'Leipzig' },
    ['storage'],
  );
  const { customer: shown } = await owner.must(200, 'GET', `/api/customers/${whom}`);
  const erase = () => owner.call('POST', `/api/customers/${whom}/erasure`, { number: shown.number });
  await whileFull(async () => {
    // First what room is left inside the files is used up.
    await refusedAtLast(order);
    expect(await erase()).toMatchObject(full);
  });
  expect(await owner.must(200, 'GET', `/api/customers/${whom}`)).toMatchObject({
    customer: { lastName: 'Brachvogel' },
  });
  expect((await erase()).status).toBe(200);
  expect((await owner.call('GET', `/api/customers/${whom}`)).status).toBe(404);
  expect(await engineOf().verify()).toEqual([]);
});

test.skipIf(!canFill)(
  'a change of epochs and a snapshot say that there is no room, leave nothing half, and go through afterwards',
  async () => {
    const engine = engineOf();
    const epochs = join(folder, 'epochs', installation.tenants()[0]?.id ?? '');
    const archiveKey = await engine.custody.archiveKey();
    const place = memoryPlace('disk');
    const snapshot = () => engine.backup.snapshot({ places: [place], archiveKey });
    await whileFull(async () => {
      await refusedAtLast(order);
      expect(isFull(await faultOf(() => engine.rotate()))).toBe(true);
      expect(isFull(await faultOf(snapshot))).toBe(true);
      expect([...place.objects.keys()].filter((name) => name.includes('/snapshots/'))).toEqual([]);
    });
    expect((await engine.rotate()).rewrapped).toBeGreaterThan(0);
    expect(readdirSync(epochs)).toHaveLength(1);
    expect(await snapshot()).toMatchObject([{ outcome: 'good' }]);
    expect(await engine.verify()).toEqual([]);
  },
);
