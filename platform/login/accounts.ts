import type {
  Actor,
  Changed,
  Engine,
  Language,
  NewRecord,
  Opened,
  RecordId,
  Refused,
  SealedOf,
  Unit,
} from '@redlich/engine';
import { employee, staffAccount } from './declaration.ts';
import { staffAccess, staffAttribution } from './purposes.ts';
import { doorkeeper, loginHash, signInKeyOf } from './sign-in-key.ts';
import { type LoginTables, loginTables } from './tables.ts';

/** An account whose seal was opened. */
export type Account = Opened<typeof staffAccount>;

/** The personal part of an account. */
export type AccountDetails = SealedOf<typeof staffAccount>;

/** An account's row, without its personal part. */
export type AccountRow = LoginTables['records.staff_account'];

/** What a new account is made of. */
export interface NewAccount {
  readonly name: string;
  readonly login: string;
  readonly passwordHash: string;
  readonly language: Language;
  readonly roles: readonly string[];
  /** The password was given by somebody else and has to be changed at the first sign-in. */
  readonly mustChange: boolean;
}

/** The roles in an account's row. */
export const rolesOf = (row: Pick<AccountRow, 'roles'>): readonly string[] =>
  row.roles.split(',').filter((role) => role !== '');

/** The row of an account; `undefined` when the tenant has none of this number. */
export const accountRow = (db: Engine['db'] | Unit['db'], id: RecordId): Promise<AccountRow | undefined> =>
  loginTables(db).selectFrom('records.staff_account').selectAll().where('id', '=', id).executeTakeFirst();

/** The row of the account with a login name. */
export const accountByLogin = (
  db: Engine['db'] | Unit['db'],
  hash: string,
): Promise<AccountRow | undefined> =>
  loginTables(db)
    .selectFrom('records.staff_account')
    .selectAll()
    .where('login_hash', '=', hash)
    .executeTakeFirst();

/** All rows, the oldest first. A company has few. */
export const accountRows = (db: Engine['db'] | Unit['db']): Promise<readonly AccountRow[]> =>
  loginTables(db)
    .selectFrom('records.staff_account')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute();

/** Whether anybody can sign in at this tenant yet. */
export async function hasAccounts(db: Engine['db'] | Unit['db']): Promise<boolean> {
  const found = await loginTables(db)
    .selectFrom('records.staff_account')
    .select('id')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Opens an account so that the program can check who somebody is. */
export const openAccount = (engine: Engine, id: RecordId): Promise<Account | Refused> =>
  engine.open(doorkeeper, staffAccount, id, staffAccess);

/**
 * Makes an account within a unit.
 * @param key the tenant's sign-in key, fetched before the unit
 */
export async function insertAccount(
  unit: Unit,
  key: Buffer,
  account: NewAccount,
): Promise<RecordId | 'login-taken'> {
  const hash = loginHash(key, account.login);
  if ((await accountByLogin(unit.db, hash)) !== undefined) return 'login-taken';
  const { id } = await unit.insert(staffAccount, recordOf(account, hash, await unit.newPerson(employee)));
  await unit.note('user-changed', { user: id, change: 'created', roles: [...account.roles] });
  return id;
}

function recordOf(
  { name, login, passwordHash, language, roles, mustChange }: NewAccount,
  hash: string,
  person: NewRecord<typeof staffAccount>['person'],
): NewRecord<typeof staffAccount> {
  return {
    person,
    sealed: {
      name,
      login: login.trim(),
      language,
      passwordHash,
      totpSecret: null,
      totpStep: 0,
      recoveryCodes: [],
      passkeys: [],
    },
    plain: {
      login_hash: hash,
      roles: roles.join(),
      active: 1,
      must_change: mustChange ? 1 : 0,
      second_factor: 0,
    },
  };
}

/** Changes an account on behalf of its owner or of the login itself. */
export function changeAccount(
  unit: Unit,
  id: RecordId,
  sealed: Partial<AccountDetails>,
  plain: { readonly must_change?: number; readonly second_factor?: number } = {},
  revision: number | 'any' = 'any',
): Promise<Changed> {
  return unit.change(staffAccount, id, staffAccess, { revision, sealed, plain });
}

/** Whether an account has anything besides its password. */
export const hasSecondFactor = ({ totpSecret, passkeys }: AccountDetails): boolean =>
  totpSecret !== null || passkeys.length > 0;

/**
 * The names behind user numbers, for those who work with what these users entered. A number without a name belongs to somebody
 * who has left, or to the program.
 */
export async function namesOfUsers(
  engine: Engine,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const opened = await engine.openMany(
    actor,
    staffAccount,
    [...new Set(ids)] as RecordId[],
    staffAttribution,
  );
  return new Map(
    opened.flatMap((each) => (each.outcome === 'opened' ? [[each.row.id, each.sealed.name] as const] : [])),
  );
}

/**
 * Makes an account with a password, for the command line and the demonstration. The password's rules are not checked here.
 * @param password `hash` of `hashPassword`
 */
export async function createUser(
  engine: Engine,
  actor: Actor,
  account: NewAccount,
): Promise<RecordId | 'login-taken'> {
  const key = await signInKeyOf(engine);
  return engine.write(actor, (unit) => insertAccount(unit, key, account));
}

/** Open accounts that hold one of some roles, by name, for those who hand work to each other. */
export async function colleagues(
  engine: Engine,
  actor: Actor,
  roles: readonly string[],
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const rows = (await accountRows(engine.db)).filter(
    (row) => row.active === 1 && rolesOf(row).some((role) => roles.includes(role)),
  );
  const names = await namesOfUsers(
    engine,
    actor,
    rows.map(({ id }) => id),
  );
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'de'));
}
