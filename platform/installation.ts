import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  EngineFault,
  epochFolder,
  openEngine,
  openStore,
  type ProcessLock,
  type Register,
  register,
  type Step,
  tenantFolders,
} from '@redlich/engine';
import { z } from 'zod';
import { openAlarms } from './alarms/open-alarms.ts';
import type { Clock } from './clock.ts';
import { openEgress } from './egress/open-egress.ts';
import { lockInstallation } from './installation-lock.ts';
import type { Log } from './logging/log.ts';
import type { Module } from './module.ts';
import { finishReplacement, isReplacementLeft } from './replace-tenant.ts';
import { openSettings } from './settings/open-settings.ts';
import type { Tenant } from './tenant.ts';

/** What an installation is opened with. */
export interface InstallationOptions {
  /** The data folder; made when missing, readable by this user alone. */
  readonly folder: string;
  /** Server of the tenants' PostgreSQL databases; without it the embedded stores in the folder are used. */
  readonly databaseUrl?: string;
  /** Folder of the epoch keys, best on another volume; below the data folder when left out. */
  readonly epochs?: string;
  readonly modules: readonly Module[];
  readonly clock: Clock;
  readonly log: Log;
  /** `held`: whoever opens it holds the lock of the data folder alone. */
  readonly lock?: 'held';
}

/** All tenants of one server. Each has its own databases, keys, settings and door; nothing is shared but the program. */
export interface Installation {
  readonly folder: string;
  readonly register: Register;
  readonly modules: readonly Module[];
  readonly clock: Clock;
  readonly log: Log;
  tenants(): readonly Tenant[];
  tenant(id: string): Tenant | undefined;
  /** Opens tenants another process has added meanwhile (the command line beside the running server). */
  refresh(): Promise<void>;
  /** Opens a new tenant. @throws {RangeError} when the name is taken or is no tenant name */
  addTenant(id: string): Promise<Tenant>;
  close(): Promise<void>;
}

const listSchema = z.strictObject({ version: z.literal(1), tenants: z.array(z.string()) });

/** A tenant's short name: lower-case letters, digits and hyphens, 2 to 40 characters, beginning with a letter. */
export const tenantName = /^[a-z][a-z0-9-]{1,39}$/;

/**
 * Opens all tenants of a data folder, after what a replacement that was broken off has left was finished or removed.
 * @throws {EngineFault} `store-locked` while another process puts other data in their place
 */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const { folder, modules, clock, log } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const declared = register(modules.map((module) => module.declaration));
  const tenants = new Map<string, Tenant>();
  const lock = options.lock === 'held' ? null : await takePart(options);
  try {
    for (const id of readList(folder)) tenants.set(id, await openTenant(id, declared, options));
  } catch (error) {
    await lock?.release();
    throw error;
  }
  return {
    folder,
    register: declared,
    modules,
    clock,
    log,
    tenants: () => [...tenants.values()],
    tenant: (id) => tenants.get(id),
    async refresh() {
      for (const id of readList(folder)) {
        if (!tenants.has(id)) tenants.set(id, await openTenant(id, declared, options));
      }
    },
    async addTenant(id) {
      if (!tenantName.test(id) || tenants.has(id)) throw new RangeError('not a free tenant name');
      const tenant = await openTenant(id, declared, options);
      tenants.set(id, tenant);
      for (const each of tenants.keys()) noteTenant(folder, each);
      return tenant;
    },
    async close() {
      for (const tenant of tenants.values()) {
        tenant.egress.close();
        await tenant.engine.close();
      }
      await lock?.release();
    },
  };
}

async function takePart(options: InstallationOptions): Promise<ProcessLock> {
  const { folder } = options;
  if (isReplacementLeft(folder)) {
    const alone = lockInstallation(folder, 'alone') ?? beingReplaced();
    try {
      await finishReplacement(options);
    } finally {
      await alone.release();
    }
  }
  return lockInstallation(folder, 'together') ?? beingReplaced();
}

function beingReplaced(): never {
  throw new EngineFault('store-locked', 'other data is being put into this data folder');
}

async function openTenant(id: string, declared: Register, options: InstallationOptions): Promise<Tenant> {
  const { folder, databaseUrl, modules, clock, log } = options;
  const folders = tenantFolders(folder, id);
  const steps = stepsOf(modules);
  const store = await openStore(
    databaseUrl === undefined
      ? { at: 'sqlite', folder: folders.stores }
      : { at: 'postgres', url: databaseUrl, tenant: id },
  );
  const engine = await openEngine({
    tenant: id,
    register: declared,
    store,
    epochs: epochFolder(options.epochs === undefined ? folders.epochs : join(options.epochs, id)),
    files: folders.files,
    now: clock.now,
    steps,
  });
  const alarms = openAlarms({ engine, log });
  return {
    id,
    folder,
    engine,
    steps,
    settings: openSettings(
      engine,
      modules.flatMap((module) => module.settings ?? []),
    ),
    egress: openEgress({ engine, clock, log, alarms }),
    alarms,
  };
}

/** All steps of all modules. */
export const stepsOf = (modules: readonly Module[]): readonly Step[] =>
  modules.flatMap((module) => module.migrations.map((migration) => ({ module: module.id, ...migration })));

/** Writes that a tenant is there. Its stores must be. */
export function noteTenant(folder: string, id: string): void {
  writeList(folder, [...new Set([...readList(folder), id])]);
}

/** Whether a data folder has this tenant. */
export const hasTenant = (folder: string, id: string): boolean => readList(folder).includes(id);

const listFile = (folder: string): string => join(folder, 'installation.json');

function readList(folder: string): readonly string[] {
  if (!existsSync(listFile(folder))) return [];
  return listSchema.parse(JSON.parse(readFileSync(listFile(folder), 'utf8'))).tenants;
}

function writeList(folder: string, tenants: readonly string[]): void {
  const draft = `${listFile(folder)}.new`;
  writeFileSync(draft, `${JSON.stringify({ version: 1, tenants })}\n`, { mode: 0o600, flush: true });
  renameSync(draft, listFile(folder));
}
