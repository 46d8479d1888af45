import { tenantName } from '../../platform/installation.ts';
import { CommandFault } from '../fault.ts';
import { type CommonOptions, openInstallationFor } from '../open.ts';
import { print } from '../print.ts';

/** Adds a tenant with databases, keys and settings of its own. */
export async function addTenant(name: string, options: CommonOptions): Promise<void> {
  if (!tenantName.test(name))
    throw new CommandFault(
      'Der Name eines Mandanten besteht aus Kleinbuchstaben, Ziffern und Bindestrichen, 2 bis 40 Zeichen.',
    );
  const installation = await openInstallationFor(options);
  try {
    if (installation.tenant(name)) throw new CommandFault(`Den Mandanten „${name}“ gibt es schon.`);
    await installation.addTenant(name);
    print(
      options.json,
      { tenant: name },
      () =>
        `Mandant „${name}“ ist angelegt; ein laufender Server kennt ihn in wenigen Sekunden. Nun: redlich --tenant ${name} user add --login … --name … --roles owner`,
    );
  } finally {
    await installation.close();
  }
}

/** Lists the tenants. */
export async function listTenants(options: CommonOptions): Promise<void> {
  const installation = await openInstallationFor(options);
  try {
    const names = installation.tenants().map((tenant) => tenant.id);
    print(options.json, { tenants: names }, () => names.join('\n') || 'Hier ist noch kein Mandant.');
  } finally {
    await installation.close();
  }
}
