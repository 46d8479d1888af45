import {
  lastBackups,
  type PlacePruned,
  prunePlaces,
  runBackup,
  verifyPlaces,
} from '../../modules/operations/index.ts';
import { CommandFault } from '../fault.ts';
import { type CommonOptions, chosenTenant, openInstallationFor } from '../open.ts';
import { print, progressBar } from '../print.ts';

const refusals = {
  'already-running': 'Eine Sicherung läuft schon.',
  'no-place': 'Es ist noch keine Ablage eingeschaltet (Oberfläche: Sicherungen).',
  'no-kit': 'Zuerst braucht es einen Wiederherstellungsbogen (Oberfläche: Sicherungen).',
} as const;

/** Backs up now. Exit code 1 when a place did not take it. */
export async function backupNow(options: CommonOptions): Promise<void> {
  const installation = await openInstallationFor(options);
  const bar = progressBar('Zeilen gesichert', 0, options.json);
  try {
    const end = await runBackup(chosenTenant(installation, options), 'by-hand', ({ rows }) =>
      bar.update(rows, rows),
    );
    bar.end();
    if (!('results' in end)) throw new CommandFault(refusals[end.outcome]);
    if (end.outcome !== 'good') process.exitCode = 1;
    print(options.json, end, () =>
      [
        ...end.results.map((result) =>
          result.outcome === 'good'
            ? `${result.place}: gut, ${result.sentBytes} Byte übertragen`
            : `${result.place}: ${result.trouble}`,
        ),
        `Schlüsselstand ${end.custody.generation}: ${end.custody.keys} Schlüssel, ${end.custody.outcome}`,
      ].join('\n'),
    );
  } finally {
    await installation.close();
  }
}

/** Lists the last backups. */
export async function listBackups(options: CommonOptions): Promise<void> {
  const installation = await openInstallationFor(options);
  try {
    const runs = await lastBackups(chosenTenant(installation, options), 100);
    print(
      options.json,
      { runs },
      () =>
        runs
          .map(
            (run) =>
              `${new Date(Number(run.began_at)).toISOString()}  ${run.outcome}  ${run.places_good}/${run.places_all}  ${run.rows} Zeilen`,
          )
          .join('\n') || 'Noch keine Sicherung.',
    );
  } finally {
    await installation.close();
  }
}

/** Reads the newest snapshot of every place whole. Exit code 1 when something is damaged. */
export async function verifyBackups(options: CommonOptions): Promise<void> {
  const installation = await openInstallationFor(options);
  const bar = progressBar('Ablagen gelesen', 0, options.json);
  try {
    const found = await verifyPlaces(chosenTenant(installation, options), (done, all) =>
      bar.update(done, all),
    );
    bar.end();
    if (found.some(({ trouble, damages }) => trouble !== null || damages.length > 0)) process.exitCode = 1;
    print(
      options.json,
      { places: found },
      () =>
        found
          .map(({ place, trouble, damages }) =>
            trouble !== null
              ? `${place}: ${trouble}`
              : damages.length === 0
                ? `${place}: unversehrt`
                : `${place}: ${damages.length} Schäden, der erste: ${damages[0]?.object}`,
          )
          .join('\n') || 'Es ist keine Ablage eingeschaltet.',
    );
  } finally {
    await installation.close();
  }
}

/** Thins out what is kept no longer at every place that is on. Exit code 1 when one did not let it. */
export async function pruneBackups(options: CommonOptions): Promise<void> {
  const installation = await openInstallationFor(options);
  try {
    const pruned = await prunePlaces(chosenTenant(installation, options));
    if (pruned.some(({ outcome }) => outcome !== 'pruned')) process.exitCode = 1;
    print(
      options.json,
      { places: pruned },
      () => pruned.map(wordsForPruned).join('\n') || 'Es ist keine Ablage eingeschaltet.',
    );
  } finally {
    await installation.close();
  }
}

const refusedBecause = {
  'clock-went-back': 'Die Uhr steht vor der neuesten Sicherung. Nichts wurde entfernt.',
  'newest-not-verified': 'Die neueste Sicherung dort ist nicht die zuletzt geprüfte. Nichts wurde entfernt.',
  'other-writer': 'Dorthin sichert ein anderer Server. Nichts wurde entfernt.',
  'manifest-damaged': 'Eine Sicherung, die bleiben soll, ist beschädigt. Nichts wurde entfernt.',
} as const;

function wordsForPruned(pruned: PlacePruned): string {
  if (pruned.outcome === 'failed') return `${pruned.place}: ${pruned.trouble}`;
  if (pruned.outcome === 'refused') return `${pruned.place}: ${refusedBecause[pruned.reason]}`;
  const { place, snapshots, objects, bytes } = pruned;
  return `${place}: ${snapshots} Sicherungen in ${objects} Dateien entfernt, ${bytes} Byte frei`;
}
