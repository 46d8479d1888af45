import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newRecoveryKey, recoveryWords } from '@redlich/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alarmsModule } from '../../platform/alarms/index.ts';
import { egressModule } from '../../platform/egress/module.ts';
import { isProblem } from '../../platform/http/problem.ts';
import { type TestS3Server, testS3Server } from '../../platform/places/testing/s3-server.ts';
import { type TestWebdavServer, testWebdavServer } from '../../platform/places/testing/webdav-server.ts';
import { settingsModule } from '../../platform/settings/module.ts';
import { routesOf, type TestTenant, testTenant } from '../../platform/testing.ts';
import { knownRecipients, recipientsModule } from '../recipients/index.ts';
import { operationsModule } from './index.ts';
import { type Board, placeBody } from './schemas.ts';
import { runBackup } from './service/run-backup.ts';

const folder = mkdtempSync(join(tmpdir(), 'redlich-web-places-'));
const keys = { accessKey: 'AKIDLADEN', secretKey: 'sehr geheim', region: 'eu-central-1' };
let at: TestTenant;
let call: ReturnType<typeof routesOf>;
let cloud: TestWebdavServer;
let store: TestS3Server;
beforeAll(async () => {
  at = await testTenant([operationsModule, recipientsModule, settingsModule, egressModule, alarmsModule]);
  call = routesOf(operationsModule, at.tenant);
  mkdirSync(join(folder, 'cloud'));
  cloud = await testWebdavServer(join(folder, 'cloud'), { user: 'laden', password: 'geheim' }, 'digest');
  store = await testS3Server(keys);
});
afterAll(async () => {
  await at.end();
  await cloud.end();
  await store.end();
  rmSync(folder, { recursive: true });
});

const common = () => ({ host: '127.0.0.1', ownNetwork: true, plain: true, title: 'Ablage', city: 'Jena' });
const webdav = (given: object = {}) => ({
  ...{ ...common(), sort: 'webdav', provider: '', folder: 'redlich/', port: cloud.port },
  ...{ user: 'laden', login: 'password', secret: 'geheim' },
  ...given,
});
const s3 = (given: object = {}) => ({
  ...{
    ...common(),
    sort: 's3',
    title: 'Speicher',
    city: 'Kiel',
    provider: 'Nordspeicher',
    folder: '/redlich/',
  },
  ...{ port: store.port, user: keys.accessKey, secret: keys.secretKey, bucket: 'laden', bucketIn: 'path' },
  ...{ region: 'eu-central-1', providerCountry: 'DE', agreementOn: '2026-03-01' },
  ...given,
});
const board = () => call('get /api/backups') as Promise<Board>;
const add = (body: object) => call('post /api/backups/places', { body: placeBody.parse(body) });
const fieldsOf = (said: unknown) =>
  isProblem(said) && said.errors?.map(({ field, code }) => `${field} ${code}`);

async function addOn(body: object): Promise<string> {
  const { id, revision } = (await add(body)) as { id: string; revision: number };
  await call('put /api/backups/places/{id}/switch', { params: { id }, body: { on: true, revision } });
  return id;
}

describe('places on the web', () => {
  test('are tried before they are saved; what is wrong is said at its field, and no door stays behind', async () => {
    expect(fieldsOf(await add(webdav({ secret: 'falsch' })))).toEqual(['secret login-refused']);
    expect(fieldsOf(await add(webdav({ port: 1 })))).toEqual(['host unreachable']);
    expect(fieldsOf(await add(webdav({ plain: false })))).toEqual(['host tls-failed']);
    expect(fieldsOf(await add(s3({ region: 'us-east-1' })))).toEqual(['region region-wrong']);
    expect(fieldsOf(await add(s3({ bucket: 'anderer' })))).toEqual(['bucket bucket-missing']);
    expect(fieldsOf(await add(s3({ secret: '' })))).toEqual(['secret required']);
    expect((await at.tenant.egress.shown()).filter(({ instance }) => instance !== null)).toEqual([]);
    expect((await board()).places).toEqual([]);
  });

  test('need a safeguard for a third country, and the own network to go without TLS', () => {
    const paths = (body: object) => placeBody.safeParse(body).error?.issues.map(({ path }) => path.join());
    expect(paths(s3({ thirdCountry: 'US' }))).toEqual(['safeguard']);
    expect(paths(s3({ thirdCountry: 'US', safeguard: 'Standardvertragsklauseln' }))).toBeUndefined();
    expect(paths(webdav({ ownNetwork: false }))).toEqual(['plain']);
    expect(paths(webdav({ folder: '/a/../b' }))).toEqual(['folder']);
  });

  test('take the copies, and the papers name who keeps them', async () => {
    const words = recoveryWords(newRecoveryKey()).join(' ');
    await call('post /api/backups/kit', { body: { words } });
    store.settings = { versioning: 'Enabled', isLocked: false };
    const cloudId = await addOn(webdav());
    // Places stand in the order they were entered.
    at.engine.advance(1);
    const storeId = await addOn(s3({ thirdCountry: 'US', safeguard: 'Standardvertragsklauseln' }));
    expect(await runBackup(at.tenant, 'by-hand')).toMatchObject({ outcome: 'good' });
    expect(readdirSync(join(folder, 'cloud', 'redlich')).length).toBeGreaterThan(1);
    expect([...store.objects.keys()].every((key) => key.startsWith('redlich/'))).toBe(true);
    const shown = (await board()).places;
    expect(shown.map(({ sort, state, keepsDeleted }) => [sort, state, keepsDeleted])).toEqual([
      ['webdav', 'good', 'nothing'],
      ['s3', 'good', 'versions'],
    ]);
    expect(shown[1]).toMatchObject({ thirdCountry: 'US', agreementOn: '2026-03-01', bucket: 'laden' });
    const known = await knownRecipients(at.tenant.engine);
    expect(known.find(({ id }) => id === `backup-place/${storeId}`)).toMatchObject({
      company: { name: 'Nordspeicher', place: 'Kiel', country: 'DE' },
      thirdCountry: { country: 'US', safeguard: { de: 'Standardvertragsklauseln' } },
      agreementOn: '2026-03-01',
      inUse: true,
    });
    expect(known.some(({ id }) => id === `backup-place/${cloudId}`)).toBe(true);
  });

  test('keep their password when it is left out, and stay as they are when a change is refused', async () => {
    const [place] = (await board()).places;
    const change = (given: object) =>
      call('put /api/backups/places/{id}', {
        params: { id: place?.id ?? '' },
        body: placeBody.parse(webdav(given)),
      });
    expect(fieldsOf(await change({ secret: undefined, port: 1 }))).toEqual(['host unreachable']);
    expect(await runBackup(at.tenant, 'by-hand')).toMatchObject({ outcome: 'good' });
    expect(await change({ secret: undefined, title: 'Wolke' })).toMatchObject({ id: place?.id });
    expect((await at.tenant.egress.shown()).map(({ instance }) => instance?.label)).toContain('Wolke');
  });

  test('break the pledges of places and deletions when two of them keep what is deleted', async () => {
    const verdict = async (pledge: string) =>
      (await operationsModule.pledges?.find(({ id }) => id === pledge)?.check(at.tenant.engine))?.evidence.en;
    for (const pledge of ['backup.places', 'erasure.backups'])
      expect(await verdict(pledge)).not.toContain('keep what is deleted');
    await addOn(s3({ folder: 'second' }));
    for (const pledge of ['backup.places', 'erasure.backups'])
      expect(await verdict(pledge)).toContain('2 places keep what is deleted');
  });

  test('that began to keep what is deleted after they were entered are noticed by the night, and when they stop as well', async () => {
    const standing = async () =>
      (await at.tenant.alarms.standing()).filter(({ alarm }) => alarm === 'backup-place-keeps').length;
    const kept = async () => (await board()).places.map(({ keepsDeleted }) => keepsDeleted);
    store.settings = { versioning: '', isLocked: false };
    await runBackup(at.tenant, 'schedule');
    expect([await kept(), await standing()]).toEqual([['nothing', 'nothing', 'nothing'], 0]);
    store.settings = { versioning: 'Enabled', isLocked: false };
    await runBackup(at.tenant, 'schedule');
    expect([await kept(), await standing()]).toEqual([['nothing', 'versions', 'versions'], 2]);
  });

  test('are gone from the doors when they are taken out', async () => {
    for (const { id } of (await board()).places)
      await call('delete /api/backups/places/{id}', { params: { id } });
    expect((await at.tenant.egress.shown()).filter(({ instance }) => instance !== null)).toEqual([]);
    expect((await board()).places).toEqual([]);
  });
});
