import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testS3Server } from '../../platform/places/testing/s3-server.ts';
import { testWebdavServer } from '../../platform/places/testing/webdav-server.ts';
import type { ApiClient } from '../harness/client.ts';
import { command, makePlace, startServer } from '../harness/server.ts';
import { addCustomer, setUpShop, signIn } from '../harness/shop.ts';

const place = makePlace();
afterAll(() => place.remove());
const disk = join(place.folder, 'disk');
const cloudFolder = join(place.folder, 'cloud');
const keys = { accessKey: 'AKIDLADEN', secretKey: 'sehr/geheim', region: 'eu-central-1' };

const address = { street: 'Hafenstr. 2', postcode: '04109', city: 'Leipzig' };

// A dozen programs are started one after the other.
test('with a disk, two accounts and the printed kit a lost server comes back, and whoever was erased is still gone', {
  timeout: 300_000,
}, async () => {
  mkdirSync(cloudFolder);
  const cloud = await testWebdavServer(cloudFolder, { user: 'laden', password: 'geheim' }, 'basic');
  const store = await testS3Server(keys);
  for (const { port } of [cloud, store]) place.mayCall.add(`127.0.0.1:${port}`);
  const first = await startServer(place);
  const owner = await setUpShop(first.url);
  const { words } = await owner.must(200, 'POST', '/api/backups/kit/new');
  await owner.must(200, 'POST', '/api/backups/kit', { words: words.join(' ') });
  await addPlace(owner, { sort: 'folder', city: 'Jena', folder: disk });
  const here = { host: '127.0.0.1', ownNetwork: true, plain: true };
  await addPlace(owner, {
    ...{ ...here, sort: 'webdav', city: 'Kiel', folder: '/Redlich', port: cloud.port },
    ...{ user: 'laden', login: 'password', secret: 'geheim' },
  });
  await addPlace(owner, {
    ...{ ...here, sort: 's3', city: 'Trier', folder: 'redlich', port: store.port, bucket: 'laden' },
    ...{ user: keys.accessKey, secret: keys.secretKey, bucketIn: 'path', region: keys.region },
  });
  const gone = await addCustomer(owner, { firstName: 'Runa', lastName: 'Sturmvogel', ...address }, [
    'storage',
  ]);
  const there = await addCustomer(owner, { firstName: 'Ole', lastName: 'Brachvogel', ...address }, [
    'storage',
  ]);
  await backUp(owner, 1);
  const { customer } = await owner.must(200, 'GET', `/api/customers/${gone}`);
  await owner.must(200, 'POST', `/api/customers/${gone}/erasure`, { number: customer.number });
  await backUp(owner, 2);
  const { receipts } = await owner.must(200, 'GET', '/api/backups/receipts');
  expect(receipts.length).toBeGreaterThan(0);
  expect(
    receipts.every(({ outOfReachSince }: { outOfReachSince: number | null }) => outOfReachSince !== null),
  ).toBe(true);
  await first.stop();
  const file = join(place.folder, 'words');
  writeFileSync(file, words.join('\n'));
  expect(await command(place, ['kit', 'check', '--words-file', file])).toContain('passt');
  expect(await command(place, ['backup', 'prune', '--json'])).toMatch(/("outcome":"pruned".*){3}/);
  // Of the secrets one stands in a file and none in an argument.
  const list = join(place.folder, 'places.json');
  writeFileSync(
    list,
    JSON.stringify([
      { place: `webdav:http://laden@127.0.0.1:${cloud.port}/Redlich`, secret: 'geheim' },
      {
        place: `s3:http://${keys.accessKey}@127.0.0.1:${store.port}/laden/redlich?region=${keys.region}`,
        secret: keys.secretKey,
      },
      `folder:${disk}`,
    ]),
  );
  const over = ['restore', '--from', list, '--into', place.data, '--words-file', file];
  await expect(command(place, over)).rejects.toThrow(/Über lebende Daten wird nichts geschrieben/);
  // Beside no server; what was erased a moment ago is what it looks for.
  const heard = (await command(place, ['drill', '--json'])).split('\n');
  const drilled = heard.find((line) => line.includes('"deletionsChecked"'));
  expect(JSON.parse(drilled ?? '{}')).toMatchObject({
    outcome: 'pass',
    checks: { gone: 'pass', ledger: 'pass', seals: 'pass' },
  });

  rmSync(place.data, { recursive: true });
  const said = await command(place, over);
  expect(said).toContain('Wiederhergestellt');
  rmSync(file);

  const second = await startServer(place);
  const again = await signIn(second.url, 'ina');
  expect((await again.call('GET', `/api/customers/${gone}`)).status).toBe(404);
  expect(await again.must(200, 'GET', `/api/customers/${there}`)).toMatchObject({
    customer: { lastName: 'Brachvogel' },
  });
  const found = await again.must(200, 'POST', '/api/customers/search', { query: 'sturmvogel' });
  expect(JSON.stringify(found)).not.toContain('Sturmvogel');
  writeFileSync(file, words.join('\n'));
  await Promise.all([
    backUp(again, 3),
    expect(command(place, [...over, '--replace'])).rejects.toThrow(/arbeitet noch ein Programm/),
  ]);
  // After the last backup one is erased and one comes; then everything is to be as it was at that backup.
  const late = await addCustomer(again, { firstName: 'Ida', lastName: 'Regenpfeifer', ...address }, [
    'storage',
  ]);
  const { customer: other } = await again.must(200, 'GET', `/api/customers/${there}`);
  await again.must(200, 'POST', `/api/customers/${there}/erasure`, { number: other.number });
  await second.stop();
  const replaced = await command(place, [...over, '--replace']);
  expect(replaced).toContain('Was vorher hier lag, ist gesichert (3 Ablagen)');
  rmSync(file);

  const third = await startServer(place);
  const once = await signIn(third.url, 'ina');
  for (const each of [gone, there, late])
    expect((await once.call('GET', `/api/customers/${each}`)).status).toBe(404);
  expect(readdirSync(place.data).filter((name) => /fresh|replacing/.test(name))).toEqual([]);
  await third.stop();
  await cloud.end();
  await store.end();
});

async function addPlace(
  owner: ApiClient,
  place: { readonly city: string; readonly [field: string]: unknown },
): Promise<void> {
  const body = { ...place, title: place.city, provider: '' };
  const { id, revision } = await owner.must(201, 'POST', '/api/backups/places', body);
  await owner.must(200, 'PUT', `/api/backups/places/${id}/switch`, { on: true, revision });
}

/** Backs up and waits until so many runs were good. The schedule may run by itself first. */
async function backUp(owner: ApiClient, runs: number): Promise<void> {
  await owner.call('POST', '/api/backups/runs');
  for (let tries = 0; tries < 300; tries++) {
    const board = await owner.must(200, 'GET', '/api/backups');
    if (board.running === null && board.runs.length >= runs) {
      expect(board.runs[0]).toMatchObject({ outcome: 'good', placesGood: 3 });
      return;
    }
    if (board.running === null) await owner.call('POST', '/api/backups/runs');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the backup did not end');
}
