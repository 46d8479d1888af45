import { createReadStream, statSync } from 'node:fs';
import { program, type Text } from '@redlich/engine';
import { type LeftOut, type OsticketReport, takeOver } from '../../modules/osticket/index.ts';
import { owner } from '../../platform/roles/roles.ts';
import { CommandFault } from '../fault.ts';
import { type CommonOptions, chosenTenant, openInstallationFor } from '../open.ts';
import { print, progressBar } from '../print.ts';

/** Options of `redlich import osticket`. */
export interface OsticketOptions extends CommonOptions {
  readonly dryRun?: boolean;
  readonly zone?: string;
  readonly prefix?: string;
}

const commandLine = { id: program.id, roles: [owner.id] };

/** Takes over the enquiries of an osTicket from a dump of its database. Exit code 1 when the file is refused. */
export async function importOsticket(path: string, options: OsticketOptions): Promise<void> {
  const { dryRun, zone, prefix, json } = options;
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
    throw new CommandFault(`Die Datei gibt es nicht: ${path}`);
  if (zone !== undefined && !isZone(zone)) throw new CommandFault(`Diese Zeitzone gibt es nicht: ${zone}`);
  const installation = await openInstallationFor(options);
  try {
    const tenant = chosenTenant(installation, options);
    const bar = progressBar(dryRun ? 'Prüfen' : 'Übernehmen', 0, json);
    const report = await takeOver(
      { tenant, actor: commandLine },
      {
        ...{
          dump: createReadStream(path, { highWaterMark: 1_048_576 }),
          mode: dryRun ? 'dry-run' : 'import',
        },
        ...{ zone, prefix, progress: (_step, done, total) => bar.update(done, Math.max(total, done)) },
      },
    ).finally(() => bar.end());
    if (report.outcome === 'refused') process.exitCode = 1;
    print(json, report, () => wordsFor(report).join('\n'));
  } finally {
    await installation.close();
  }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('de', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}

const number = (count: number): string => count.toLocaleString('de');
const german = ({ de }: Text): string => de;

const counted = [
  ['tickets', 'Anfragen'],
  ['known', 'schon früher übernommen'],
  ['messages', 'Nachrichten'],
  ['notes', 'interne Notizen'],
  ['files', 'Anhänge'],
  ['megabytes', 'Megabyte'],
  ['persons', 'Personen'],
  ['companies', 'Firmen'],
  ['collaborators', 'Beteiligte'],
  ['tasks', 'Aufgaben, als Notizen'],
  ['canned', 'Textbausteine'],
] as const satisfies readonly (readonly [keyof OsticketReport['counts'], string])[];

function wordsFor({ outcome, problem, counts, pastDate, leftOut, unreadable }: OsticketReport): string[] {
  if (problem !== null) return [german(problem), 'Nichts wurde gespeichert.'];
  return [
    ...counted
      .filter(([key]) => key === 'tickets' || counts[key] > 0)
      .map(([key, word]) => `${number(counts[key])} ${word}`),
    ...section(
      'Schon über der Löschfrist und darum nicht übernommen:',
      pastDate.map(({ title, rule, count }) => ({
        count,
        what: { ...title, de: `${title.de} (Regel: ${rule.de})` },
      })),
    ),
    ...section('Nicht übernommen:', leftOut),
    ...section('Nicht lesbar:', unreadable),
    outcome === 'checked' ? 'Nur geprüft, nichts gespeichert.' : 'Übernommen.',
  ];
}

const section = (title: string, list: readonly LeftOut[]): string[] =>
  list.length === 0 ? [] : [title, ...list.map(({ what, count }) => `  ${number(count)} ${german(what)}`)];
