import { type DrillEnd, runDrill } from '../../modules/operations/index.ts';
import { CommandFault } from '../fault.ts';
import { type CommonOptions, chosenTenant, openInstallationFor } from '../open.ts';
import { print, progressBar } from '../print.ts';

/** Rehearses a restore into a scratch folder beside the data. Exit code 1 when it is not passed. */
export async function drill(options: CommonOptions): Promise<void> {
  const installation = await openInstallationFor(options);
  const bar = progressBar('Zurückholen', 0, options.json);
  try {
    const end = await runDrill(chosenTenant(installation, options), 'by-hand', ({ rows, allRows }) =>
      bar.update(rows, allRows),
    );
    bar.end();
    if (!('checks' in end)) throw new CommandFault(whyNot(end));
    if (end.outcome !== 'pass') process.exitCode = 1;
    print(options.json, end, () => wordsFor(end).join('\n'));
  } finally {
    bar.end();
    await installation.close();
  }
}

type Held = Extract<DrillEnd, { checks: unknown }>;

const outcomes = { pass: 'bestanden', fail: 'NICHT bestanden', inconclusive: 'ohne Ergebnis' } as const;
const answers = { pass: 'gut', fail: 'NICHT GUT', inconclusive: 'offen' } as const;
const checks: Readonly<Record<string, string>> = {
  fresh: 'Die Kopien sind von gestern oder heute',
  schema: 'Sie passen zu dieser Fassung des Programms',
  ledger: 'Der Nachweis ist lückenlos und unterschrieben',
  rows: 'Kein Datensatz fehlt',
  mark: 'Die vorher gelegte Marke kam zurück',
  seals: 'Zufällig gewählte Datensätze lassen sich öffnen',
  gone: 'Löschungen bleiben gelöscht',
};

function wordsFor(end: Held): readonly string[] {
  const { records, opened, deletionsChecked } = end;
  return [
    `Probe ${outcomes[end.outcome]}${end.stopped === null ? '' : ` (${end.stopped})`}: ${records} Datensätze zurückgeholt, ${opened} geöffnet, ${deletionsChecked} Löschungen nachgesehen.`,
    ...Object.entries(end.checks).map(([check, answer]) => `  ${answers[answer]}: ${checks[check] ?? check}`),
  ];
}

function whyNot(end: Exclude<DrillEnd, Held>): string {
  const inGb = (bytes: number): string => (Math.ceil(bytes / 1e8) / 10).toLocaleString('de');
  switch (end.outcome) {
    case 'no-place':
      return 'Es ist noch keine Ablage eingeschaltet (Oberfläche: Sicherungen).';
    case 'no-copies':
      return 'Es gibt noch keine Sicherung, die sich proben ließe: redlich backup now';
    case 'no-room':
      return `Für die Probe ist zu wenig Platz: ${inGb(end.wanted)} GB werden gebraucht, ${inGb(end.free)} GB sind frei.`;
    default:
      return 'Gerade läuft eine Sicherung oder eine Probe.';
  }
}
