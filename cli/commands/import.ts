import { createReadStream, statSync } from 'node:fs';
import { program, type Text } from '@redlich/engine';
import {
  FileChanged,
  type Importable,
  type ImportReport,
  importables,
  type PastDueChoice,
  pastDueChoices,
  runImport,
} from '../../modules/import/index.ts';
import { parseMapping, problemText } from '../../platform/csv/index.ts';
import { owner } from '../../platform/roles/roles.ts';
import { CommandFault } from '../fault.ts';
import { type CommonOptions, chosenTenant, openInstallationFor } from '../open.ts';
import { print, progressBar } from '../print.ts';

/** Options of `redlich import`. */
export interface ImportOptions extends CommonOptions {
  /** `column=field,…` */
  readonly map?: string;
  /** The second file of orders, with a row for each line. */
  readonly lines?: string;
  readonly dryRun?: boolean;
  readonly pastDue?: string;
}

/** Who acts when the command line is used: whoever may use it is the owner of the machine. */
const commandLine = { id: program.id, roles: [owner.id] };

/** Takes over a file of an older system, whole or not at all. Exit code 1 when it is refused. */
export async function importFile(what: string, path: string, options: ImportOptions): Promise<void> {
  if (!isImportable(what))
    throw new CommandFault(`Was soll übernommen werden? Möglich: ${importables.join(', ')}.`);
  const { pastDue = 'sweep' } = options;
  if (!isChoice(pastDue)) throw new CommandFault(`--past-due kennt nur: ${pastDueChoices.join(', ')}.`);
  if (options.lines !== undefined && what !== 'orders')
    throw new CommandFault('--lines gibt es nur bei Bestellungen (orders).');
  const mapping = parseMapping(options.map ?? '');
  if (mapping.outcome === 'refused') throw new CommandFault(problemText(mapping.problem).de);
  const { lines } = options;
  for (const each of [path, lines]) if (each !== undefined) mustBeFile(each);
  const installation = await openInstallationFor(options);
  try {
    const { engine } = chosenTenant(installation, options);
    const bar = progressBar(options.dryRun ? 'Prüfen' : 'Übernehmen', 0, options.json);
    const report = await runImport(
      { engine, actor: commandLine },
      {
        what,
        file: () => createReadStream(path),
        ...(lines === undefined ? {} : { lines: () => createReadStream(lines) }),
        choices: mapping.choices,
        mode: options.dryRun ? 'dry-run' : 'import',
        pastDue,
        progress: (_step, rows) => bar.update(rows, rows),
      },
    ).finally(() => bar.end());
    if (report.outcome === 'refused') process.exitCode = 1;
    print(options.json, report, () => wordsFor(report).join('\n'));
  } catch (error) {
    if (error instanceof FileChanged)
      throw new CommandFault('Die Datei hat sich während der Übernahme geändert. Nichts wurde gespeichert.');
    throw error;
  } finally {
    await installation.close();
  }
}

const isImportable = (what: string): what is Importable => (importables as readonly string[]).includes(what);
const isChoice = (choice: string): choice is PastDueChoice =>
  (pastDueChoices as readonly string[]).includes(choice);

function mustBeFile(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
    throw new CommandFault(`Die Datei gibt es nicht: ${path}`);
}

const faultsShown = 20;
const number = (count: number): string => count.toLocaleString('de');
const german = ({ de }: Text): string => de;

function wordsFor(report: ImportReport): readonly string[] {
  return [
    ...tableWords(report.main),
    ...tableWords(report.lines),
    ...outcomeWords(report),
    ...dueWords(report),
  ];
}

function tableWords(table: ImportReport['main']): readonly string[] {
  if (table === null) return [];
  const separator = table.separator === '\t' ? 'Tabulator' : table.separator;
  return [
    `Kodierung ${table.encoding}, Trennzeichen ${separator}`,
    `  ${table.columns.map(({ column, field }) => `${column}=${field}`).join(', ')}`,
    ...(table.unused.length > 0 ? [`  nicht übernommen: ${table.unused.join(', ')}`] : []),
    ...(table.consents.length > 0
      ? [
          `  Einwilligungen werden nicht übernommen (${table.consents.join(', ')}): Ohne Wortlaut und Nachweis gelten sie nicht.`,
        ]
      : []),
  ];
}

function outcomeWords({ outcome, problems, faults, counts }: ImportReport): readonly string[] {
  if (outcome === 'refused') {
    return [
      ...problems.map(german),
      ...faults.first.slice(0, faultsShown).map(({ file, row, column, reason }) => {
        const where = `${file === 'lines' ? 'Positionen, ' : ''}Zeile ${row}${column === null ? '' : `, Spalte „${column}“`}`;
        return `${where}: ${reason.de}`;
      }),
      ...(faults.count > faultsShown ? [`… und ${number(faults.count - faultsShown)} weitere`] : []),
      'Nichts wurde gespeichert.',
    ];
  }
  const told = [
    [counts.added, 'neu'],
    [counts.changed, 'geändert'],
    [counts.known, 'schon da'],
    [counts.dropped, 'weggelassen'],
    [counts.lines, 'Positionen'],
  ] as const;
  const figures = told.filter(([count]) => count > 0).map(([count, word]) => `${number(count)} ${word}`);
  return [
    `${number(counts.rows)} Zeilen: ${figures.join(', ') || 'nichts Neues'}`,
    outcome === 'checked' ? 'Nur geprüft, nichts gespeichert.' : 'Übernommen.',
  ];
}

const fates = {
  'dies-with-next-sweep': 'zu Ende mit dem nächsten Löschlauf',
  'ends-with-the-import': 'zu Ende mit dieser Übernahme',
  'kept-30-days': 'noch 30 Tage aufbewahrt',
  dropped: 'nicht übernommen',
} as const satisfies Record<ImportReport['pastDue'][number]['fate'], string>;

const dueWords = ({ pastDue }: ImportReport): readonly string[] =>
  pastDue.length === 0
    ? []
    : [
        'Schon über der Löschfrist:',
        ...pastDue.map(
          ({ title, rule, count, fate }) =>
            `  ${title.de}: ${number(count)}, ${fates[fate]} (Regel: ${rule.de})`,
        ),
      ];
