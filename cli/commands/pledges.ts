import { modules } from '../../modules/all.ts';
import { checkPledges, type PledgesChecked } from '../../modules/privacy/index.ts';
import { type CommonOptions, openInstallationFor } from '../open.ts';
import { print } from '../print.ts';

const marks = {
  kept: 'eingehalten',
  broken: 'GEBROCHEN',
  'not-yet-provable': 'noch nicht beweisbar',
} as const;

/** Looks at the running system for every published sentence, in every tenant (or in the named one). Exit code 1 when one is broken. */
export async function pledges(options: CommonOptions): Promise<void> {
  const installation = await openInstallationFor(options);
  try {
    const promised = modules.flatMap((module) => module.pledges ?? []);
    const results: Record<string, PledgesChecked> = {};
    for (const tenant of installation.tenants()) {
      if (options.tenant !== undefined && options.tenant !== tenant.id) continue;
      results[tenant.id] = await checkPledges(tenant.engine, promised);
    }
    if (Object.values(results).some((result) => result.pledges.some(({ state }) => state === 'broken')))
      process.exitCode = 1;
    print(options.json, results, () => inWords(results) || 'Hier ist noch kein Mandant.');
  } finally {
    await installation.close();
  }
}

function inWords(results: Readonly<Record<string, PledgesChecked>>): string {
  return Object.entries(results)
    .flatMap(([tenant, result]) => [
      `${tenant}:`,
      ...result.pledges.flatMap(({ id, state, sentence, evidence }) => [
        `  ${marks[state]}  ${id}`,
        `    ${sentence.de}`,
        `    ${evidence.de}`,
      ]),
    ])
    .join('\n');
}
