import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newRecoveryKey, recoveryWords } from '@redlich/engine';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { alarmsModule } from '../../platform/alarms/index.ts';
import { egressModule } from '../../platform/egress/module.ts';
import { isProblem } from '../../platform/http/problem.ts';
import { settingsModule } from '../../platform/settings/module.ts';
import { routesOf, type TestTenant, testTenant } from '../../platform/testing.ts';
import { recipientsModule } from '../recipients/index.ts';
import { placeRoomCheck } from './checks.ts';
import { operationsModule } from './index.ts';
import type { Board, NewKit } from './schemas.ts';
import { runBackup } from './service/run-backup.ts';
import { nextBackup } from './service/schedule.ts';

let at: TestTenant;
let folder: string;
let call: ReturnType<typeof routesOf>;
beforeEach(async () => {
  at = await testTenant([operationsModule, recipientsModule, settingsModule, egressModule, alarmsModule]);
  folder = mkdtempSync(join(tmpdir(), 'redlich-operations-'));
  call = routesOf(operationsModule, at.tenant);
});
afterEach(async () => {
  await at.end();
  rmSync(folder, { recursive: true, force: true });
});

const board = () => call('get /api/backups') as Promise<Board>;
const words = recoveryWords(newRecoveryKey()).join(' ');

async function addFolder(name: string, city: string): Promise<string> {
  const body = { sort: 'folder', title: name, city, provider: '', folder: join(folder, name) };
  const saved = (await call('post /api/backups/places', { body })) as { id: string; revision: number };
  await call('put /api/backups/places/{id}/switch', {
    params: { id: saved.id },
    body: { on: true, revision: saved.revision },
  });
  return saved.id;
}

async function verdict(id: string): Promise<string | undefined> {
  const pledge = operationsModule.pledges?.find((each) => each.id === id);
  return (await pledge?.check(at.tenant.engine))?.state;
}

describe('backups', () => {
  test('are made at every place that is on, read back, and shown with state and size', async () => {
    expect(await verdict('backup.daily')).toBe('not-yet-provable');
    await call('post /api/backups/kit', { body: { words } });
    for (const [name, city] of [
      ['one', 'Köln'],
      ['two', 'Jena'],
      ['three', 'Kiel'],
    ] as const)
      await addFolder(name, city);
    const end = await runBackup(at.tenant, 'by-hand');
    expect(end.outcome).toBe('good');
    expect((await placeRoomCheck.run(at.tenant)).value).toBeGreaterThan(0);
    const shown = await board();
    expect(shown.places.map(({ state, goodAt }) => [state, goodAt !== null])).toEqual(
      Array(3).fill(['good', true]),
    );
    expect(shown.places.every(({ bytes, generation }) => bytes > 0 && generation > 0)).toBe(true);
    expect(shown.custody).toMatchObject({ threshold: 2 });
    expect(shown.runs).toMatchObject([{ outcome: 'good', cause: 'by-hand', placesGood: 3, placesAll: 3 }]);
  });

  test('need a kit first, and a place', async () => {
    expect((await runBackup(at.tenant, 'by-hand')).outcome).toBe('no-place');
    await addFolder('one', 'Köln');
    expect((await runBackup(at.tenant, 'by-hand')).outcome).toBe('no-kit');
    const refused = await call('post /api/backups/runs');
    expect(isProblem(refused) && refused.code).toBe('no-kit');
  });

  test('go on without a place that is away, raise an alarm for it, and clear it when it is back', async () => {
    await call('post /api/backups/kit', { body: { words } });
    for (const name of ['one', 'two', 'three']) await addFolder(name, name);
    await runBackup(at.tenant, 'schedule');
    renameSync(join(folder, 'two'), join(folder, 'unplugged'));
    at.engine.advance(86_400_000);
    expect((await runBackup(at.tenant, 'schedule')).outcome).toBe('partly');
    const two = (await board()).places.find(({ title }) => title === 'two');
    expect([two?.state, two?.trouble?.en]).toEqual(['failing', 'The place cannot be reached.']);
    expect((await at.tenant.alarms.standing()).map(({ alarm, about }) => [alarm, about])).toContainEqual([
      'backup-place',
      two?.id,
    ]);
    renameSync(join(folder, 'unplugged'), join(folder, 'two'));
    expect((await runBackup(at.tenant, 'schedule')).outcome).toBe('good');
    expect((await at.tenant.alarms.standing()).map(({ alarm }) => alarm)).not.toContain('backup-place');
  });

  test('are due at once when none was made, at the chosen time after a good one, within the hour after one in part', async () => {
    expect(await nextBackup(at.tenant)).toBe(at.tenant.engine.now());
    await call('post /api/backups/kit', { body: { words } });
    await addFolder('one', 'Köln');
    await runBackup(at.tenant, 'schedule');
    const next = await nextBackup(at.tenant);
    expect(
      new Intl.DateTimeFormat('de', { timeStyle: 'short', timeZone: 'Europe/Berlin' }).format(next),
    ).toBe('02:30');
    expect(next).toBeGreaterThan(at.tenant.engine.now());
    at.engine.advance(3 * 86_400_000);
    expect(await nextBackup(at.tenant)).toBeLessThan(at.tenant.engine.now());
    rmSync(join(folder, 'one'), { recursive: true });
    await runBackup(at.tenant, 'schedule');
    expect(await nextBackup(at.tenant)).toBeLessThanOrEqual(at.tenant.engine.now() + 3_600_000);
  });
});

describe('the recovery kit', () => {
  test('is in use once its words were entered, and is tested again with any spelling a person uses', async () => {
    const made = (await call('post /api/backups/kit/new')) as NewKit;
    expect(made.words).toHaveLength(24);
    expect((await board()).kit).toBeNull();
    await call('post /api/backups/kit', { body: { words: made.words.join(' ') } });
    expect((await board()).kit).toMatchObject({ fingerprint: made.fingerprint });
    const numbered = made.words.map((word, index) => `${index + 1}. ${word.toUpperCase()}`).join('\n');
    expect(await call('post /api/backups/kit/test', { body: { words: numbered } })).toEqual({
      fingerprint: made.fingerprint,
    });
  });

  test('refuses other words and says which cannot be read, without repeating them', async () => {
    await call('post /api/backups/kit', { body: { words } });
    for (const [wrong, code] of [
      [recoveryWords(newRecoveryKey()).join(' '), 'These are not the words of this kit.'],
      [words.split(' ').slice(1).join(' '), 'There are 24 words; 23 were read.'],
      [words.replace(/^\w+/, 'qqqq'), 'Word no. 1 is not in the list of words.'],
    ] as const) {
      const refused = await call('post /api/backups/kit/test', { body: { words: wrong } });
      expect(isProblem(refused) && refused.title.en).toBe(code);
    }
  });

  test('leaves no word on the disk', async () => {
    const made = (await call('post /api/backups/kit/new')) as NewKit;
    await call('post /api/backups/kit', { body: { words: made.words.join(' ') } });
    await addFolder('one', 'Köln');
    await runBackup(at.tenant, 'by-hand');
    const longest = [...made.words].sort((a, b) => b.length - a.length).slice(0, 3);
    const rare = longest.filter((word) => word.length >= 7);
    for (const file of filesBelow(at.engine.folder).concat(filesBelow(folder))) {
      const text = readFileSync(file, 'latin1');
      expect(rare.every((word) => !text.includes(` ${word}`) && !text.includes(`${word} `))).toBe(true);
    }
    expect(at.logged.join('\n')).not.toMatch(new RegExp(rare.join('|') || 'none at all'));
  });
});

describe('a place', () => {
  test('is tried before it is saved, and what is wrong is said at its field', async () => {
    const body = { sort: 'folder', title: 'x', city: 'y', provider: '', folder: join(folder, 'not/there') };
    const refused = await call('post /api/backups/places', { body });
    expect(isProblem(refused) && refused.errors?.map(({ field, code }) => [field, code])).toEqual([
      ['folder', 'folder-missing'],
    ]);
    expect((await board()).places).toEqual([]);
  });

  test('is off until it is switched on, and nothing is written there before', async () => {
    await call('post /api/backups/kit', { body: { words } });
    const body = { sort: 'folder', title: 'x', city: 'y', provider: '', folder: join(folder, 'x') };
    await call('post /api/backups/places', { body });
    expect((await runBackup(at.tenant, 'by-hand')).outcome).toBe('no-place');
    expect(readdirSync(join(folder, 'x'))).toEqual(['.redlich-place']);
  });

  test('that nobody answers at is refused, and its door is shut again', async () => {
    const body = {
      ...{ sort: 'sftp', title: 'x', city: 'y', provider: '', folder: '/x', host: '127.0.0.1', port: 1 },
      ...{ user: 'laden', login: 'password', secret: 'geheim', ownNetwork: true },
    };
    const refused = await call('post /api/backups/places', { body });
    expect(isProblem(refused) && refused.errors?.[0]?.field).toBe('host');
    expect((await at.tenant.egress.shown()).every(({ on }) => !on)).toBe(true);
  });
});

function filesBelow(root: string): string[] {
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
