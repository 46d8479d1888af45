import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { automation, newRecoveryKey, recoveryWords } from '@redlich/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alarmsModule } from '../../platform/alarms/index.ts';
import { openWatch } from '../../platform/alarms/watch.ts';
import { egressModule } from '../../platform/egress/module.ts';
import { isProblem } from '../../platform/http/problem.ts';
import { settingsModule } from '../../platform/settings/module.ts';
import { routesOf, type TestTenant, testTenant } from '../../platform/testing.ts';
import { recipientsModule } from '../recipients/index.ts';
import { placeLogin } from './declaration.ts';
import { operationsModule } from './index.ts';
import { drillJob } from './jobs.ts';
import { operationTables } from './operation.tables.ts';
import type { Board } from './schemas.ts';
import { prunePlaces } from './service/prune-places.ts';
import { runBackup } from './service/run-backup.ts';
import { runDrill } from './service/run-drill.ts';
import { nextDrill } from './service/schedule.ts';

const day = 86_400_000;
let at: TestTenant;
let folder: string;
let scratch: string;
let call: ReturnType<typeof routesOf>;
beforeAll(async () => {
  at = await testTenant([operationsModule, recipientsModule, settingsModule, egressModule, alarmsModule]);
  folder = mkdtempSync(join(tmpdir(), 'redlich-drill-'));
  scratch = join(at.tenant.folder, `drill-${at.tenant.id}`);
  call = routesOf(operationsModule, at.tenant);
});
afterAll(async () => {
  await at.end();
  rmSync(folder, { recursive: true, force: true });
});

const board = () => call('get /api/backups') as Promise<Board>;
const keeper = { id: 'backup', roles: [automation.id] };
const hold = () => drillJob.run(at.tenant);
const night = async () => {
  at.engine.advance(day);
  return runBackup(at.tenant, 'schedule');
};

/** Secrets of places, as many as wanted; those that die are the deletions a drill looks for. */
async function addSecrets(count: number): Promise<void> {
  const records = Array.from({ length: count }, (_, i) => ({
    person: null,
    sealed: { secret: `wort ${i}` },
    plain: { place: `p-${i}` },
  }));
  const ids = await at.tenant.engine.write(keeper, (unit) => unit.insertMany(placeLogin, records));
  at.engine.advance(1_000);
  await at.tenant.engine.write(keeper, async (unit) => {
    for (const id of ids.slice(0, count / 2)) await unit.mark(placeLogin, id, 'replaced');
  });
}

async function watched(): Promise<readonly string[]> {
  const { tenant, clock, log } = at;
  const checks = operationsModule.checks ?? [];
  await openWatch({ tenants: () => [tenant], checks, clock, log }).look();
  return (await tenant.alarms.standing()).map((each) => `${each.alarm} ${each.severity}`);
}

// The tests follow each other through the months of one shop.
test('without places and copies no drill is due, and one by hand says what is missing', async () => {
  expect(await nextDrill(at.tenant)).toBeNull();
  expect(await hold()).toBe(0);
  const refused = await call('post /api/backups/drills');
  expect(isProblem(refused) && refused.code).toBe('no-place');
  const words = recoveryWords(newRecoveryKey()).join(' ');
  await call('post /api/backups/kit', { body: { words } });
  for (const name of ['one', 'two', 'three']) {
    const body = { sort: 'folder', title: name, city: name, provider: '', folder: join(folder, name) };
    const { id, revision } = (await call('post /api/backups/places', { body })) as {
      id: string;
      revision: number;
    };
    await call('put /api/backups/places/{id}/switch', { params: { id }, body: { on: true, revision } });
  }
  // The disks of this test are folders of the computer it runs on.
  await at.tenant.engine.write(keeper, (unit) =>
    operationTables(unit.db).updateTable('records.copy_place').set({ beside_data: 0 }).execute(),
  );
  const tooEarly = await call('post /api/backups/drills');
  expect(isProblem(tooEarly) && tooEarly.code).toBe('no-copies');
});

test('the first is held in the night after the first backup and passes; nothing of it stays behind', async () => {
  await addSecrets(24);
  await runBackup(at.tenant, 'by-hand');
  expect(await hold()).toBe(0);
  at.engine.advance(day);
  expect(await hold()).toBe(0); // The night's backup comes first.
  await runBackup(at.tenant, 'schedule');
  expect(await hold()).toBe(1);
  const { drill } = await board();
  expect(drill.last).toMatchObject({ outcome: 'pass', stopped: null, deletions: 10, cause: 'schedule' });
  expect(drill.last?.checks.map(({ answer }) => answer)).toEqual(Array(7).fill('pass'));
  expect(existsSync(scratch)).toBe(false);
  expect(await hold()).toBe(0);
  expect(await watched()).toEqual([]);
});

test('the next is held after a month, and one that was missed is caught up', async () => {
  const next = (await board()).drill.nextAt ?? 0;
  expect(Math.round((next - at.tenant.engine.now()) / day)).toBeGreaterThanOrEqual(29);
  at.engine.advance(70 * day);
  expect(await watched()).toContain('backup-drill-age warning');
  await night();
  expect(await hold()).toBe(1);
  expect(await watched()).toEqual([]);
});

test('what a drill left whose process ended in the midst of it is removed, and the next one is not due at once', async () => {
  mkdirSync(join(scratch, 'epochs'), { recursive: true });
  writeFileSync(join(scratch, 'epochs/1.key'), 'x'.repeat(32));
  expect(await hold()).toBe(1);
  expect(existsSync(scratch)).toBe(false);
});

test('one that fails raises the alarm, breaks the pledge, is shown with the check that failed, and is held again the night after', async () => {
  for (const name of ['one', 'two', 'three']) {
    const packs = join(folder, name, at.tenant.id, 'packs');
    for (const pack of readdirSync(packs, { recursive: true, withFileTypes: true }))
      if (pack.isFile()) writeFileSync(join(pack.parentPath, pack.name), 'rotten');
  }
  const refused = await call('post /api/backups/drills');
  expect(refused).toBeUndefined();
  expect((await board()).drill.running).toMatchObject({ rows: 0 });
  await expect.poll(async () => (await board()).drill.running, { timeout: 20_000 }).toBeNull();
  expect((await board()).drill.last).toMatchObject({ outcome: 'fail', cause: 'by-hand' });
  expect(await watched()).toContain('backup-drill critical');
  const daily = operationsModule.pledges?.find(({ id }) => id === 'backup.daily');
  expect(await daily?.check(at.tenant.engine)).toMatchObject({ state: 'broken' });
  await night();
  expect(await hold()).toBe(1);
  expect((await board()).drill.last).toMatchObject({ outcome: 'pass' });
  expect(await watched()).toEqual([]);
  expect(await daily?.check(at.tenant.engine)).toMatchObject({ state: 'kept' });
});

test('what hinders thinning out old backups at a place is told, and over when it went well', async () => {
  const one = (await board()).places.find(({ title }) => title === 'one')?.id;
  const snapshots = join(folder, 'one', at.tenant.id, 'snapshots');
  const [oldest = ''] = readdirSync(snapshots).sort();
  const kept = readFileSync(join(snapshots, oldest));
  writeFileSync(join(snapshots, oldest), 'rotten');
  const pruned = await prunePlaces(at.tenant);
  expect(pruned.filter(({ outcome }) => outcome !== 'pruned')).toEqual([
    { place: one, outcome: 'refused', reason: 'manifest-damaged' },
  ]);
  const standing = async () => (await at.tenant.alarms.standing()).map((each) => [each.alarm, each.about]);
  expect(await standing()).toEqual([['backup-prune', one]]);
  writeFileSync(join(snapshots, oldest), kept);
  await runBackup(at.tenant, 'by-hand');
  expect(await standing()).toEqual([]);
});

test('one that cannot reach the places could not tell; a second one is worth a look', async () => {
  for (const name of ['one', 'two', 'three']) renameSync(join(folder, name), join(folder, `${name}-away`));
  expect(await runDrill(at.tenant, 'by-hand')).toMatchObject({ outcome: 'inconclusive' });
  expect(await watched()).not.toContain('backup-drill warning');
  await runDrill(at.tenant, 'by-hand');
  expect(await watched()).toContain('backup-drill warning');
});

test('copies that grow old are told in hours, and raise an alarm after a day, a graver one after two', async () => {
  at.engine.advance(27 * 3_600_000);
  expect(await watched()).toContain('backup-age warning');
  at.engine.advance(day);
  expect(await watched()).toContain('backup-age critical');
});
