import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { ApiClient } from '../harness/client.ts';
import { command, makePlace, startServer } from '../harness/server.ts';
import { addCustomer, setUpShop, signIn } from '../harness/shop.ts';

const place = makePlace();
afterAll(() => place.remove());
const disks = ['one', 'two', 'three'].map((name) => join(place.folder, 'disks', name));

const address = { street: 'Hafenstr. 2', postcode: '04109', city: 'Leipzig' };

test('with three disks and the printed kit a lost server comes back, and whoever was erased is still gone', async () => {
  const first = await startServer(place);
  const owner = await setUpShop(first.url);
  const { words } = await owner.must(200, 'POST', '/api/backups/kit/new');
  await owner.must(200, 'POST', '/api/backups/kit', { words: words.join(' ') });
  mkdirSync(join(place.folder, 'disks'));
  for (const [index, folder] of disks.entries()) await addDisk(owner, folder, `Stadt ${index}`);
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
  // Beside no server; what was erased a moment ago is what it looks for.
  const heard = (await command(place, ['drill', '--json'])).split('\n');
  const drilled = heard.find((line) => line.includes('"deletionsChecked"'));
  expect(JSON.parse(drilled ?? '{}')).toMatchObject({
    outcome: 'pass',
    checks: { gone: 'pass', ledger: 'pass', seals: 'pass' },
  });

  rmSync(place.data, { recursive: true });
  const from = disks.flatMap((folder) => ['--from', `folder:${folder}`]);
  const said = await command(place, ['restore', ...from, '--into', place.data, '--words-file', file]);
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
  await backUp(again, 3);
  await second.stop();
});

async function addDisk(owner: ApiClient, folder: string, city: string): Promise<void> {
  const body = { sort: 'folder', title: city, city, provider: '', folder };
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
