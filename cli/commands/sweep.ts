import { CommandFault } from '../fault.ts';
import { type CommonOptions, openInstallationFor } from '../open.ts';
import { print, progressBar } from '../print.ts';

/** Options of `redlich sweep`. */
export interface SweepOptions extends CommonOptions {
  readonly dryRun?: boolean;
  /** `YYYY-MM-DD`: what will be due by then; only together with `--dry-run` may it lie in the future. */
  readonly at?: string;
}

/** Deletes what is due in every tenant (or in the named one), or says what would be. */
export async function sweep(options: SweepOptions): Promise<void> {
  const installation = await openInstallationFor(options);
  try {
    const at = options.at === undefined ? undefined : instantOf(options.at);
    if (at !== undefined && at > installation.clock.now() && !options.dryRun) {
      throw new CommandFault(
        'Ein Tag in der Zukunft geht nur mit --dry-run: gelöscht wird nichts vor seiner Zeit.',
      );
    }
    const results: Record<string, unknown> = {};
    const lines: string[] = [];
    for (const tenant of installation.tenants()) {
      if (options.tenant !== undefined && options.tenant !== tenant.id) continue;
      const bar = progressBar(tenant.id, 0, options.json);
      const report = await tenant.engine.clock.sweep({
        ...(at === undefined ? {} : { at }),
        dryRun: options.dryRun === true,
        progress: (done) => bar.update(done, done),
      });
      bar.end();
      results[tenant.id] = report;
      lines.push(...wordsFor(tenant.id, report, options.dryRun === true));
    }
    print(options.json, results, () => lines.join('\n'));
  } finally {
    await installation.close();
  }
}

type Counts = Readonly<Record<string, number>>;

function wordsFor(
  tenant: string,
  report: { erased: Counts; anonymised: Counts; restricted: Counts },
  dry: boolean,
): string[] {
  const rows = (counts: Counts, what: string): string[] =>
    Object.entries(counts).map(([kind, count]) => `  ${kind}: ${count} ${what}`);
  const found = [
    ...rows(report.erased, dry ? 'zu löschen' : 'gelöscht'),
    ...rows(report.anonymised, dry ? 'zu anonymisieren' : 'anonymisiert'),
    ...rows(report.restricted, dry ? 'einzuschränken' : 'eingeschränkt'),
  ];
  return [`${tenant}:`, ...(found.length > 0 ? found : ['  nichts fällig'])];
}

function instantOf(day: string): number {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T23:59:59Z`) : Number.NaN;
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== day) {
    throw new CommandFault('Das ist kein Tag. So wäre es richtig: 2026-12-31');
  }
  return instant;
}
