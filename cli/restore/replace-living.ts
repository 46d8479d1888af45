import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDatabaseUsed } from '@redlich/engine';
import { runBackup } from '../../modules/operations/index.ts';
import type { Installation } from '../../platform/installation.ts';
import { lockInstallation } from '../../platform/installation-lock.ts';
import { folderPlace } from '../../platform/places/index.ts';
import {
  besideOf,
  discardBeside,
  finishReplacement,
  layBeside,
  swapSteps,
  type TenantHome,
} from '../../platform/replace-tenant.ts';
import {
  type InstallationRestored,
  type RestoreWork,
  restoreInstallation,
} from '../../platform/restore-installation.ts';
import { CommandFault } from '../fault.ts';
import { openInstallationFor } from '../open.ts';

/** What came of it, and where the former data was saved before. */
export interface Replaced {
  readonly restored: InstallationRestored;
  readonly savedAt: readonly string[];
}

/**
 * Restores in place of living data. First what lives is saved to its own places and read back; then the copies are restored beside it,
 * under the ledger of what lives as well, and looked through; then one takes the place of the other and the former is removed. Whatever
 * ends the process on the way, either the one or the other is there whole.
 * @throws {CommandFault} when something hinders it; then nothing was changed
 */
export async function replaceLiving(work: RestoreWork): Promise<Replaced> {
  const { folder, tenant } = work;
  const home: TenantHome = work;
  const lock = lockInstallation(folder, 'alone');
  if (lock === null)
    throw new CommandFault(
      `In ${folder} arbeitet noch ein Programm. Bitte erst Redlich beenden; nichts wurde verändert.`,
    );
  try {
    await finishReplacement(home);
    await refuseUsed(home, tenant);
    const beganAt = work.clock.now();
    const savedAt = await saveLiving(home, tenant);
    const restored = await restoreBeside(work, beganAt);
    if (restored.outcome !== 'restored') await discardBeside(home, tenant);
    else for (const step of swapSteps(home, tenant)) await step.take();
    return { restored, savedAt };
  } finally {
    await lock.release();
  }
}

async function refuseUsed({ databaseUrl: url }: TenantHome, tenant: string): Promise<void> {
  if (url !== undefined && (await isDatabaseUsed({ at: 'postgres', url, tenant })))
    throw new CommandFault(
      'Mit der Datenbank ist noch ein Programm verbunden. Bitte erst beenden; nichts wurde verändert.',
    );
}

const ledgerIn = (home: TenantHome, tenant: string): string => join(besideOf(home, tenant).scratch, 'ledger');

/** @returns the places that have the fresh snapshot, read back whole */
async function saveLiving(home: TenantHome, id: string): Promise<readonly string[]> {
  let installation: Installation;
  try {
    installation = await openInstallationFor({ data: home.folder }, { lock: 'held' });
  } catch {
    throw unsaved('Die vorhandenen Daten lassen sich nicht öffnen und darum nicht sichern');
  }
  try {
    const tenant = installation.tenant(id);
    if (tenant === undefined) throw unsaved('Die vorhandenen Daten sind nicht zu finden');
    const end = await runBackup(tenant, 'by-hand');
    if (!('results' in end)) throw unsaved(notEvenTried[end.outcome]);
    const good = end.results.filter(({ outcome }) => outcome === 'good').map(({ place }) => place);
    if (good.length === 0 || (end.custody.outcome !== 'final' && end.custody.outcome !== 'quorum'))
      throw unsaved('Die Sicherung der vorhandenen Daten ist an zu wenigen Ablagen angekommen');
    await layBeside(home, id);
    const ledger = ledgerIn(home, id);
    mkdirSync(ledger, { recursive: true, mode: 0o700 });
    await tenant.engine.custody.layLedger(folderPlace({ id: 'living', folder: ledger, mark: 'any' }));
    return good;
  } finally {
    await installation.close();
  }
}

const notEvenTried = {
  'already-running': 'Gerade läuft schon eine Sicherung',
  'no-place': 'Für die vorhandenen Daten ist keine Ablage eingeschaltet, an die sie gesichert werden könnten',
  'no-kit': 'Für die vorhandenen Daten gibt es noch keinen Wiederherstellungsbogen',
} as const;

const unsaved = (what: string): CommandFault =>
  new CommandFault(
    `${what}. Ohne frische Sicherung wird nichts ersetzt; nichts wurde verändert. Sonst: in einen neuen Ordner wiederherstellen und den alten selbst beiseitelegen.`,
  );

/** What was saved a moment ago is what is to be replaced: without a day the state before it is meant. */
function restoreBeside(work: RestoreWork, beganAt: number): Promise<InstallationRestored> {
  const { tenant, at = Number.MAX_SAFE_INTEGER } = work;
  const beside = besideOf(work, tenant);
  return restoreInstallation({
    ...work,
    folder: beside.folder,
    epochs: beside.epochs,
    database: beside.database,
    at: Math.min(at, beganAt - 1),
    living: folderPlace({ id: 'living', folder: ledgerIn(work, tenant), mark: 'any' }),
    async settle(engine) {
      const reason = await work.settle?.(engine);
      return (await engine.verify()).length > 0 ? 'not-whole' : (reason ?? null);
    },
  });
}
