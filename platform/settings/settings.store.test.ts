import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Module } from '../module.ts';
import { routesOf, type TestTenant, testOwner, testTenant } from '../testing.ts';
import { companySetting } from './company.ts';
import { settingsModule } from './module.ts';
import { openSettings } from './open-settings.ts';
import { setting } from './settings.ts';

const title = { de: 'Probe', en: 'Sample' };
const size = setting({ id: 'size', title, schema: z.number().int().max(9), initial: 1 });
const shape = setting({
  id: 'shape',
  title,
  schema: z.object({ round: z.boolean() }),
  initial: { round: false },
});
const widerShape = setting({
  id: 'shape',
  title,
  schema: z.object({ round: z.boolean(), red: z.boolean() }),
  initial: { round: false, red: true },
});
const password = setting({ id: 'password', title, schema: z.string().max(100), initial: '', secret: true });
const samples: Module = { ...settingsModule, settings: [companySetting, size, shape, password] };

let at: TestTenant;
beforeEach(async () => {
  at = await testTenant([samples]);
});
afterEach(() => at.end());

const facts = async () =>
  (await at.tenant.engine.ledger.page({ limit: 20 })).filter((entry) => entry.type === 'rule-changed');

describe('a setting', () => {
  it('has its initial value until the owner chose', async () => {
    expect(await at.tenant.settings.get(size)).toBe(1);
    await at.tenant.settings.set(testOwner, size, 7);
    expect(await at.tenant.settings.get(size)).toBe(7);
  });

  it('is still there after a restart', async () => {
    await at.tenant.settings.set(testOwner, size, 7);
    const reopened = openSettings(await at.engine.reopen(), [size]);
    expect(await reopened.get(size)).toBe(7);
  });

  it('refuses a value that does not fit, and keeps the one before', async () => {
    await at.tenant.settings.set(testOwner, size, 7);
    await expect(at.tenant.settings.set(testOwner, size, 70)).rejects.toThrow();
    expect(await at.tenant.settings.get(size)).toBe(7);
  });

  it('tells the second of two owners that the first was faster', async () => {
    expect(await at.tenant.settings.set(testOwner, size, 2, 0)).toEqual({ outcome: 'changed', revision: 1 });
    expect(await at.tenant.settings.set(testOwner, size, 3, 0)).toEqual({ outcome: 'conflict', revision: 1 });
    expect(await at.tenant.settings.get(size)).toBe(2);
  });

  it('leaves an entry in the ledger with who and which, without the value', async () => {
    await at.tenant.settings.set(testOwner, size, 7);
    expect(await facts()).toMatchObject([{ actor: 'test-owner', body: { setting: 'size' }, person: null }]);
    expect(JSON.stringify(await facts())).not.toContain('7,');
  });

  it('gets fields of a newer version from the initial value', async () => {
    await at.tenant.settings.set(testOwner, shape, { round: true });
    expect(await at.tenant.settings.get(widerShape)).toEqual({ round: true, red: true });
  });

  it('is seen after five seconds when another process changed it', async () => {
    const other = openSettings(at.tenant.engine, [size]);
    expect(await other.get(size)).toBe(1);
    await at.tenant.settings.set(testOwner, size, 4);
    at.engine.advance(5_001);
    expect(await other.get(size)).toBe(4);
  });

  it('is never remembered as it was before a change that came in while it was read', async () => {
    const [, now] = await Promise.all([
      at.tenant.settings.set(testOwner, size, 5),
      at.tenant.settings.get(size),
    ]);
    expect([1, 5]).toContain(now);
    expect(await at.tenant.settings.get(size)).toBe(5);
  });
});

describe('a secret', () => {
  const canary = 'K4n4rienvogel-im-Passwort';

  it('can be used by the program and is nowhere on the disk', async () => {
    await at.tenant.settings.set(testOwner, password, canary);
    expect(await at.tenant.settings.get(password)).toBe(canary);
    for (const bytes of everyFile(at.engine.folder)) expect(bytes.includes(canary)).toBe(false);
  });

  it('is erased with its key when it is replaced or removed', async () => {
    await at.tenant.settings.set(testOwner, password, canary);
    await at.tenant.settings.set(testOwner, password, 'another');
    expect(await at.tenant.settings.get(password)).toBe('another');
    expect(await recordsLeft()).toBe(1);
    await at.tenant.settings.set(testOwner, password, '');
    expect(await at.tenant.settings.get(password)).toBe('');
    expect(await recordsLeft()).toBe(0);
    expect(await at.tenant.engine.verify()).toEqual([]);
  });

  it('is opened for the program only, and each time is on record', async () => {
    await at.tenant.settings.set(testOwner, password, canary);
    await at.tenant.settings.get(password);
    await at.tenant.settings.get(password);
    const accesses = await at.tenant.engine.ledger.page({ stream: 'access', limit: 10 });
    expect(accesses.map((entry) => entry.actor)).toEqual(['settings', 'settings']);
  });

  const recordsLeft = async () =>
    (await at.tenant.engine.db.selectFrom('records.secret').select('id').execute()).length;
});

describe('the routes of the settings', () => {
  it('show everything but secrets', async () => {
    const call = routesOf(samples, at.tenant);
    await at.tenant.settings.set(testOwner, password, 'open sesame');
    const reply = await call('get /api/settings');
    expect(JSON.stringify(reply)).not.toContain('sesame');
    expect(reply).toMatchObject({
      settings: [
        { id: 'company', chosen: false, revision: 0 },
        { id: 'size', value: 1 },
        { id: 'shape' },
        { id: 'password', secret: true, value: null, chosen: true, revision: 1 },
      ],
    });
    await call('put /api/settings/{id}', { params: { id: 'password' }, body: { value: '' } });
    expect(await call('get /api/settings')).toMatchObject({
      settings: [{}, {}, {}, { id: 'password', chosen: false, revision: 2 }],
    });
  });

  it('change a setting, and name the field that does not fit', async () => {
    const call = routesOf(samples, at.tenant);
    const company = {
      ...companySetting.initial,
      name: 'Buchhandlung Sonnenschein',
      postcode: '01067',
      federalState: 'DE-SN',
    };
    expect(
      await call('put /api/settings/{id}', {
        params: { id: 'company' },
        body: { value: company, revision: 0 },
      }),
    ).toEqual({ revision: 1 });
    expect(await call('get /api/company')).toEqual(company);
    const wrong = { value: { ...company, postcode: 'abc', name: 'two\r\nlines' } };
    expect(await call('put /api/settings/{id}', { params: { id: 'company' }, body: wrong })).toMatchObject({
      status: 422,
      errors: [{ field: 'value/name' }, { field: 'value/postcode' }],
    });
    expect(
      await call('put /api/settings/{id}', {
        params: { id: 'company' },
        body: { value: company, revision: 0 },
      }),
    ).toMatchObject({ status: 409 });
    expect(
      await call('put /api/settings/{id}', { params: { id: 'none' }, body: { value: 1 } }),
    ).toMatchObject({ status: 404 });
  });
});

function everyFile(folder: string): readonly Buffer[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
}
