import { program } from '@redlich/engine';
import { isLanguage } from '../../platform/i18n/index.ts';
import { createUser, firstPassword, hashPassword } from '../../platform/login/index.ts';
import { bookkeeping, manager, officer, owner, staff } from '../../platform/roles/roles.ts';
import { CommandFault } from '../fault.ts';
import { type CommonOptions, chosenTenant, openInstallationFor } from '../open.ts';
import { print } from '../print.ts';

/** Options of `redlich user add`. */
export interface UserOptions extends CommonOptions {
  readonly login: string;
  readonly name: string;
  /** Comma-separated role ids. */
  readonly roles: string;
  readonly language: string;
}

const known = [owner, manager, staff, bookkeeping, officer].map((role) => role.id as string);

/** Adds a user and prints the first password once; it has to be changed at the first sign-in. */
export async function addUser(options: UserOptions): Promise<void> {
  const roles = options.roles.split(',').map((role) => role.trim());
  const unknown = roles.filter((role) => !known.includes(role));
  if (unknown.length > 0)
    throw new CommandFault(`Unbekannte Rolle: ${unknown.join(', ')}. Es gibt: ${known.join(', ')}.`);
  if (!/^[\p{L}\p{N}._@-]{2,80}$/u.test(options.login)) {
    throw new CommandFault('Der Anmeldename hat 2 bis 80 Buchstaben, Ziffern oder ._@-');
  }
  const { language } = options;
  if (!isLanguage(language)) throw new CommandFault('Sprachen: de, en.');
  const installation = await openInstallationFor(options);
  try {
    const tenant = chosenTenant(installation, options);
    const password = firstPassword();
    const id = await createUser(tenant.engine, program, {
      name: options.name,
      login: options.login,
      passwordHash: await hashPassword(password),
      language,
      roles,
      mustChange: true,
    });
    if (id === 'login-taken') throw new CommandFault('Diesen Anmeldenamen gibt es schon.');
    const words = `Angelegt. Erstes Passwort (nur jetzt zu sehen): ${password}`;
    print(options.json, { id, password }, () => words);
  } finally {
    await installation.close();
  }
}
