import { resolve } from 'node:path';
import { EngineFault } from '@redlich/engine';
import { modules } from '../modules/all.ts';
import { type Clock, realClock } from '../platform/clock.ts';
import { type Installation, openInstallation } from '../platform/installation.ts';
import { openLog, type Sink } from '../platform/logging/log.ts';
import { toFile, toStderr } from '../platform/logging/sinks.ts';
import type { Module } from '../platform/module.ts';
import type { Tenant } from '../platform/tenant.ts';
import { CommandFault } from './fault.ts';

/** Options every command understands; the environment says the same where they are left out. */
export interface CommonOptions {
  readonly data?: string;
  readonly tenant?: string;
  readonly json?: boolean;
}

/** The data folder: `--data`, then `REDLICH_DATA`, then `data` below the current folder. */
export const dataFolder = (options: CommonOptions): string =>
  resolve(options.data ?? process.env.REDLICH_DATA ?? 'data');

/** On a terminal a person reads along: faults concern them, each answered request does not. */
const faultsToStderr: Sink = (line) => {
  if (!line.includes('"event":"request-answered"')) toStderr(line);
};

/** Where the log goes: into the file of `REDLICH_LOG`, which is rotated, or to the terminal. */
function logSink(): Sink {
  const path = process.env.REDLICH_LOG;
  if (path) return toFile(resolve(path)).sink;
  return process.stderr.isTTY ? faultsToStderr : toStderr;
}

/** Opens the installation a command works on. @throws {CommandFault} while other data is put into the folder */
export async function openInstallationFor(
  options: CommonOptions,
  {
    clock = realClock,
    more = [],
    lock,
  }: {
    readonly clock?: Clock;
    readonly more?: readonly Module[];
    /** `held`: the command holds the lock of the data folder alone. */
    readonly lock?: 'held';
  } = {},
): Promise<Installation> {
  const { REDLICH_DATABASE_URL: databaseUrl, REDLICH_EPOCHS: epochs } = process.env;
  try {
    return await openInstallation({
      folder: dataFolder(options),
      modules: [...modules, ...more],
      clock,
      log: openLog(clock, logSink()),
      ...(databaseUrl ? { databaseUrl } : {}),
      ...(epochs ? { epochs } : {}),
      ...(lock && { lock }),
    });
  } catch (error) {
    if (!(error instanceof EngineFault) || error.id !== 'store-locked') throw error;
    throw new CommandFault(
      'In diesem Datenordner wird gerade etwas anderes zurückgeholt. Bitte warten, bis das fertig ist.',
    );
  }
}

/** The tenant a command works on: the named one, or the only one. @throws {CommandFault} */
export function chosenTenant(installation: Installation, options: CommonOptions): Tenant {
  const all = installation.tenants();
  if (options.tenant !== undefined) {
    const found = installation.tenant(options.tenant);
    if (found) return found;
    throw new CommandFault(`Den Mandanten „${options.tenant}“ gibt es nicht. Vorhanden: ${namesOf(all)}.`);
  }
  const [only, ...others] = all;
  if (only === undefined)
    throw new CommandFault('Hier ist noch kein Mandant. Starten Sie Redlich, oder: redlich tenant add NAME');
  if (others.length > 0) throw new CommandFault(`Welcher Mandant? Bitte --tenant angeben: ${namesOf(all)}.`);
  return only;
}

const namesOf = (tenants: readonly Tenant[]): string =>
  tenants.map((tenant) => tenant.id).join(', ') || 'keiner';
