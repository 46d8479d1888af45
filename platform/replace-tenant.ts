import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dropDatabase, epochFolder, replaceDatabase, tenantFolders } from '@redlich/engine';
import { z } from 'zod';
import { syncFolder } from './places/folder/durable.ts';

/** Where a tenant lives: data folder, and epoch keys and databases where they are elsewhere. */
export interface TenantHome {
  readonly folder: string;
  readonly epochs?: string;
  readonly databaseUrl?: string;
}

/** Lies in the data folder as long as other data takes the place of a tenant's. Once it is there, there is no way back. */
const journal = (folder: string): string => join(folder, 'replacing.json');
const journalSchema = z.strictObject({ version: z.literal(1), tenant: z.string() });

/** No tenant's name begins with a dot or a digit. */
const fresh = '.fresh-';

/** Where data is laid out that is to take the place of a tenant's: a data folder of its own on the same disk. */
export function besideOf({ folder, epochs }: TenantHome, tenant: string) {
  const home = join(folder, `${fresh}${tenant}`);
  return {
    folder: home,
    epochs: join(epochs ?? home, epochs === undefined ? 'epochs' : `${fresh}${tenant}`),
    /** The name its databases go by meanwhile. */
    database: `0fresh-${tenant}`,
    /** What does not take part: packs that were fetched, a copy of the present ledger. */
    scratch: join(home, 'scratch'),
  };
}

/** Makes an empty folder beside, after whatever an earlier run has left there was removed. */
export async function layBeside(home: TenantHome, tenant: string): Promise<void> {
  await discardBeside(home, tenant);
  mkdirSync(besideOf(home, tenant).folder, { recursive: true, mode: 0o700 });
}

/** Removes what lies beside: the keys first, because without them the rest is noise. */
export async function discardBeside(home: TenantHome, tenant: string): Promise<void> {
  const { databaseUrl: url } = home;
  const beside = besideOf(home, tenant);
  rmSync(beside.epochs, { recursive: true, force: true });
  if (url !== undefined) await dropDatabase({ at: 'postgres', url, tenant: beside.database });
  rmSync(beside.folder, { recursive: true, force: true });
}

/** One of the steps in which data beside takes the place of a tenant's. Done twice it is as done once. */
export interface SwapStep {
  readonly name: string;
  readonly take: () => Promise<void> | void;
}

/**
 * The steps of a swap, in their order. With the first of them it is decided: whatever ends the process afterwards, whoever opens the data
 * folder next takes them all. Of the former data the epoch keys go first.
 */
export function swapSteps(home: TenantHome, tenant: string): readonly SwapStep[] {
  const { folder, databaseUrl: url } = home;
  const beside = besideOf(home, tenant);
  const from = tenantFolders(beside.folder, tenant);
  const to = tenantFolders(folder, tenant);
  const epochs = home.epochs === undefined ? to.epochs : join(home.epochs, tenant);
  return [
    { name: 'decide', take: () => writeDurably(journal(folder), JSON.stringify({ version: 1, tenant })) },
    { name: 'former epoch keys', take: () => destroyKeys(join(beside.epochs, tenant), epochs) },
    { name: 'epoch keys', take: () => move(join(beside.epochs, tenant), epochs) },
    ...(url === undefined
      ? []
      : [
          {
            name: 'database',
            take: () =>
              replaceDatabase({ at: 'postgres', url, tenant: beside.database }, tenant, `0former-${tenant}`),
          },
        ]),
    { name: 'stores and files', take: () => move(from.stores, to.stores) },
    { name: 'tidy up', take: () => discardBeside(home, tenant) },
    { name: 'end', take: () => removeDurably(journal(folder)) },
  ];
}

/** Overwrites the former keys, as long as those that follow them are not in their place yet. */
function destroyKeys(source: string, target: string): void {
  if (!existsSync(source)) return;
  const former = epochFolder(target);
  for (const epoch of former.present()) former.destroy(epoch);
}

async function move(source: string, target: string): Promise<void> {
  if (!existsSync(source)) return;
  rmSync(target, { recursive: true, force: true });
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  renameSync(source, target);
  await syncFolder(dirname(target));
}

/** Whether a process ended amid a replacement, so that something is to be finished or removed. */
export const isReplacementLeft = (folder: string): boolean =>
  existsSync(journal(folder)) || freshIn(folder).length > 0;

/**
 * Finishes what was decided, and removes what was not. Only for whoever holds the lock of the installation alone.
 */
export async function finishReplacement(home: TenantHome): Promise<void> {
  const { folder } = home;
  if (existsSync(journal(folder))) {
    const { tenant } = journalSchema.parse(JSON.parse(readFileSync(journal(folder), 'utf8')));
    for (const step of swapSteps(home, tenant)) await step.take();
  }
  for (const tenant of freshIn(folder)) await discardBeside(home, tenant);
}

const freshIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.startsWith(fresh))
        .map((name) => name.slice(fresh.length))
    : [];

async function writeDurably(path: string, text: string): Promise<void> {
  writeFileSync(`${path}.new`, text, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
  await syncFolder(dirname(path));
}

async function removeDurably(path: string): Promise<void> {
  rmSync(path, { force: true });
  await syncFolder(dirname(path));
}
