import { resolve } from 'node:path';
import type { AcceptableLoss, Engine, Place, RestoreReport } from '@redlich/engine';
import { modules } from '../../modules/all.ts';
import { takeOverPlaces } from '../../modules/operations/index.ts';
import { realClock } from '../../platform/clock.ts';
import { hasTenant } from '../../platform/installation.ts';
import { type RestoreWork, restoreInstallation, tenantsAt } from '../../platform/restore-installation.ts';
import { openSettings } from '../../platform/settings/open-settings.ts';
import { askedWords, keyFrom } from '../ask-words.ts';
import { CommandFault } from '../fault.ts';
import type { CommonOptions } from '../open.ts';
import { print, progressBar } from '../print.ts';
import { openListed } from '../restore/open-listed.ts';
import { listedPlaces } from '../restore/place-list.ts';
import { type Replaced, replaceLiving } from '../restore/replace-living.ts';

/** Options of `redlich restore`. */
export interface RestoreCommand extends CommonOptions {
  readonly from: readonly string[];
  readonly into: string;
  /** Whether data that lies there is saved and replaced. */
  readonly replace?: boolean;
  /** `YYYY-MM-DD`: the last snapshot of that day or before. */
  readonly at?: string;
  /** A file with the words, `-` for standard input; without it they are asked for. */
  readonly wordsFile?: string;
  readonly accept?: readonly string[];
}

/** Losses whose acceptance may be stated. */
const losses: readonly AcceptableLoss[] = ['ledger-unsure', 'ledger-behind', 'ledger-forked', 'keys-missing'];

/**
 * Restores from the places with the recovery kit into a folder that has none of it, or with `--replace` in place of what lies there. Exit
 * code 1 when it stopped.
 */
export async function restore(options: RestoreCommand): Promise<void> {
  const accept = (options.accept ?? []).map((text) => {
    const known = losses.find((loss) => loss === text);
    if (known) return known;
    throw new CommandFault(`--accept kennt nur: ${losses.join(', ')}.`);
  });
  const at = options.at === undefined ? undefined : endOfDay(options.at);
  const places = await openListed(listedPlaces(options.from, process.env));
  try {
    await restoreFrom(places, options, { accept, ...(at !== undefined && { at }) });
  } finally {
    for (const place of places) await place.close();
  }
}

/** What the options say, read. */
type Wish = Pick<RestoreWork, 'accept' | 'at'>;

async function restoreFrom(places: readonly Place[], options: RestoreCommand, wish: Wish): Promise<void> {
  const tenants = await tenantsAt(places);
  const tenant = options.tenant ?? tenants[0];
  if (tenant === undefined)
    throw new CommandFault('An diesen Ablagen liegt keine Sicherung. Sind die Platten angeschlossen?');
  if (options.tenant === undefined && tenants.length > 1)
    throw new CommandFault(`Welcher Mandant? Bitte --tenant angeben: ${tenants.join(', ')}.`);
  const recoveryKey = keyFrom(await askedWords(options.wordsFile));
  const folder = resolve(options.into);
  const bar = progressBar('Zurückholen', 0, options.json);
  const { REDLICH_DATABASE_URL: databaseUrl, REDLICH_EPOCHS: epochs } = process.env;
  const work: RestoreWork = {
    ...{ folder, modules, clock: realClock, places, recoveryKey, tenant, ...wish },
    ...(databaseUrl && { databaseUrl }),
    ...(epochs && { epochs }),
    progress: (done, all) => bar.update(done, all),
    settle: goOnHere,
  };
  const replaces = options.replace === true && hasTenant(folder, tenant);
  const { restored, savedAt } = await (replaces ? replaceLiving(work) : intoEmpty(work)).finally(() => {
    bar.end();
    recoveryKey.fill(0);
  });
  if (restored.outcome === 'occupied')
    throw new CommandFault(
      `In ${folder} liegt „${tenant}“ schon. Über lebende Daten wird nichts geschrieben; nichts wurde verändert. Soll ein früherer Stand an ihre Stelle: Redlich beenden und denselben Befehl mit --replace; vorher wird gesichert, was jetzt dort liegt.`,
    );
  if (restored.outcome === 'stopped') {
    process.exitCode = 1;
    const accepting = losses.includes(restored.reason as AcceptableLoss)
      ? ` Wer das hinnimmt: --accept ${restored.reason}`
      : '';
    return print(options.json, { ...restored, savedAt }, () => `${restored.explanation.de}${accepting}`);
  }
  print(options.json, { ...restored, savedAt }, () => wordsFor(restored.report, folder, savedAt).join('\n'));
}

const intoEmpty = async (work: RestoreWork): Promise<Replaced> => ({
  restored: await restoreInstallation(work),
  savedAt: [],
});

/** From now on this server writes to the places; the lost one is refused there. */
async function goOnHere(engine: Engine): Promise<null> {
  await takeOverPlaces({ settings: openSettings(engine, []) });
  return null;
}

function endOfDay(day: string): number {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T23:59:59Z`) : Number.NaN;
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== day)
    throw new CommandFault('Das ist kein Tag. So wäre es richtig: 2026-12-31');
  return instant;
}

function wordsFor(report: RestoreReport, folder: string, savedAt: readonly string[]): readonly string[] {
  const sum = (counts: RestoreReport['records']): number =>
    Object.values(counts).reduce((all, one) => all + one, 0);
  const minute = (instant: number): string => new Date(instant).toLocaleString('de');
  return [
    `Wiederhergestellt: ${sum(report.records)} Datensätze vom ${minute(report.snapshotAt)}.`,
    `Der Nachweis reicht bis ${minute(report.ledgerAt)}; was danach geschah, weiß niemand mehr.`,
    `Seitdem gelöscht und wieder fort: ${sum(report.goneAgain)}. Nachgeholte Einwilligungen, Widersprüche und Sperren: ${report.factsReplayed}. Inzwischen fällig: ${report.swept}.`,
    ...(sum(report.missing) > 0
      ? [`Nach der Sicherung angelegt und verloren: mindestens ${sum(report.missing)}.`]
      : []),
    ...(sum(report.changesLost) > 0 ? [`Änderungen, die verloren sind: ${sum(report.changesLost)}.`] : []),
    ...(sum(report.unreadable) > 0 ? [`Ohne persönliche Angaben zurück: ${sum(report.unreadable)}.`] : []),
    ...(report.placesAway.length > 0 ? [`Nicht erreicht: ${report.placesAway.join(', ')}.`] : []),
    ...(savedAt.length > 0
      ? [`Was vorher hier lag, ist gesichert (${savedAt.length} Ablagen) und hier entfernt.`]
      : []),
    `Nun: npx redlich start --data ${folder}`,
  ];
}
