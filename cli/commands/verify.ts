import { type CommonOptions, openInstallationFor } from '../open.ts';
import { print } from '../print.ts';

/** Looks for damage in every tenant: ledger, keys, seals, index, schema. Exit code 1 with the first fault. */
export async function verify(options: CommonOptions): Promise<void> {
  const installation = await openInstallationFor(options);
  try {
    const results: Record<string, unknown> = {};
    const lines: string[] = [];
    for (const tenant of installation.tenants()) {
      if (options.tenant !== undefined && options.tenant !== tenant.id) continue;
      const damages = await tenant.engine.verify();
      results[tenant.id] = damages;
      const [first] = damages;
      if (first === undefined) lines.push(`${tenant.id}: unversehrt`);
      else {
        process.exitCode = 1;
        lines.push(`${tenant.id}: ${first.where} ${first.id}: ${first.what.de}`);
        if (damages.length > 1) lines.push(`  und ${damages.length - 1} weitere (mit --json vollständig)`);
      }
    }
    print(options.json, results, () => lines.join('\n') || 'Hier ist noch kein Mandant.');
  } finally {
    await installation.close();
  }
}
