import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Actor,
  EngineFault,
  epochFolder,
  newRecoveryKey,
  openEngine,
  openStore,
  recoveryPairOf,
  register,
  tenantFolders,
} from '@redlich/engine';
import { testStart } from '@redlich/engine/testing';
import { afterAll, expect, test } from 'vitest';
import { shiftableClock } from './clock.ts';
import { type InstallationOptions, noteTenant, openInstallation } from './installation.ts';
import { lockInstallation } from './installation-lock.ts';
import { openLog } from './logging/log.ts';
import { besideOf, layBeside, swapSteps, type TenantHome } from './replace-tenant.ts';

const root = mkdtempSync(join(tmpdir(), 'redlich-replace-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const actor: Actor = { id: 'test', roles: [] };
const url = process.env.REDLICH_TEST_STORE === 'postgres' ? process.env.REDLICH_TEST_DATABASE_URL : undefined;
const clock = shiftableClock(() => testStart);
const [living, coming] = [newRecoveryKey(), newRecoveryKey()].map((key) => recoveryPairOf(key).publicKey);

/** Makes a tenant's data; which it is, is told by its kit. @returns the mark of the kit */
async function make(home: TenantHome, tenant: string, database: string, key: Buffer): Promise<string> {
  const folders = tenantFolders(home.folder, tenant);
  const engine = await openEngine({
    tenant,
    register: register([]),
    store: await openStore(
      url === undefined
        ? { at: 'sqlite', folder: folders.stores }
        : { at: 'postgres', url, tenant: database },
    ),
    epochs: epochFolder(home.epochs === undefined ? folders.epochs : join(home.epochs, tenant)),
    files: folders.files,
    now: () => testStart,
  });
  // biome-ignore lint/correctness/useHookAtTopLevel: nothing of React; a kit is put into use
  const { fingerprint } = await engine.custody.useKit(actor, key);
  await engine.close();
  noteTenant(home.folder, tenant);
  return fingerprint;
}

const optionsFor = (home: TenantHome): InstallationOptions => ({
  ...home,
  modules: [],
  clock,
  log: openLog(clock, () => {}),
});

/** What the next start of the program finds. */
async function found(home: TenantHome, tenant: string): Promise<string | undefined> {
  const installation = await openInstallation(optionsFor(home));
  const engine = installation.tenant(tenant)?.engine;
  const kit = await engine?.custody.kit();
  expect(await engine?.verify()).toEqual([]);
  await installation.close();
  return kit?.fingerprint;
}

/** A data folder with living data and other data beside, as a replacement has it before it is decided. */
async function scene(name: string, apart: boolean) {
  const folder = join(root, name);
  const home: TenantHome = {
    folder,
    ...(apart && { epochs: join(root, `${name}-epochs`) }),
    ...(url !== undefined && { databaseUrl: url }),
  };
  const former = await make(home, name, name, living as Buffer);
  await layBeside(home, name);
  const beside = besideOf(home, name);
  const fresh = await make(
    { folder: beside.folder, epochs: beside.epochs },
    name,
    beside.database,
    coming as Buffer,
  );
  return { home, former, fresh, beside };
}

const names = swapSteps({ folder: root, ...(url !== undefined && { databaseUrl: url }) }, 'any').map(
  ({ name }) => name,
);

/** Databases take their time; the steps of the files are the same for both stores. */
const killedAfter = ['nothing', ...names]
  .map((name, steps) => ({ name, steps }))
  .filter(({ name }) => url === undefined || name === 'epoch keys' || name === 'database');

test.each(killedAfter)(
  'killed after “$name”, the next start finds the one or the other whole, and nothing of the other',
  async ({ steps }) => {
    // Every other time the epoch keys lie on another volume.
    const name = `step-${steps}`;
    const { home, former, fresh, beside } = await scene(name, steps % 2 === 1);
    for (const step of swapSteps(home, name).slice(0, steps)) {
      await step.take();
      await step.take();
    }
    expect(await found(home, name)).toBe(steps === 0 ? former : fresh);
    expect(existsSync(beside.folder)).toBe(false);
    expect(existsSync(beside.epochs)).toBe(false);
    expect(readdirSync(home.folder).filter((each) => /fresh|replacing/.test(each))).toEqual([]);
    expect(await found(home, name)).toBe(steps === 0 ? former : fresh);
  },
);

test.skipIf(url !== undefined)(
  'killed while the former files are being removed, the next start removes the rest',
  async () => {
    const { home, fresh } = await scene('torn', false);
    for (const step of swapSteps(home, 'torn').slice(0, 2)) await step.take();
    const { stores } = tenantFolders(home.folder, 'torn');
    for (const file of readdirSync(stores).slice(0, 2)) rmSync(join(stores, file), { recursive: true });
    expect(await found(home, 'torn')).toBe(fresh);
  },
);

test('nobody replaces what a program works on, and nobody opens what is being replaced', async () => {
  const home: TenantHome = { folder: join(root, 'busy') };
  const installation = await openInstallation(optionsFor(home));
  const beside = await openInstallation(optionsFor(home));
  expect(lockInstallation(home.folder, 'alone')).toBeNull();
  await installation.close();
  await beside.close();
  const alone = lockInstallation(home.folder, 'alone');
  await expect(openInstallation(optionsFor(home))).rejects.toMatchObject({ id: 'store-locked' });
  await expect(openInstallation(optionsFor(home))).rejects.toBeInstanceOf(EngineFault);
  await alone?.release();
  await (await openInstallation(optionsFor(home))).close();
});
