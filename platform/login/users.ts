import type { Actor, Engine, Language, RecordId, Unit } from '@redlich/engine';
import type { ProblemReply } from '../http/problem.ts';
import { problemOf } from '../http/problems.ts';
import { owner } from '../roles/roles.ts';
import {
  type Account,
  type AccountRow,
  accountRow,
  accountRows,
  insertAccount,
  rolesOf,
} from './accounts.ts';
import { staffAccount } from './declaration.ts';
import { hashPassword } from './passwords/argon2.ts';
import { firstPassword } from './passwords/first-password.ts';
import { lastOwner, loginTaken, unknownUser } from './problems.ts';
import { staffAdministration } from './purposes.ts';
import { signInKeyOf } from './sign-in-key.ts';
import { staffSessions } from './staff-sessions.ts';

/** All accounts of a tenant, as the owner sees them. */
export async function listUsers(engine: Engine, actor: Actor) {
  const rows = await accountRows(engine.db);
  const opened = await engine.openMany(
    actor,
    staffAccount,
    rows.map((row) => row.id),
    staffAdministration,
  );
  return opened.flatMap((each) => (each.outcome === 'opened' ? [asUser(each)] : []));
}

const asUser = ({ row, sealed }: Account) => ({
  id: row.id,
  name: sealed.name,
  login: sealed.login,
  roles: [...rolesOf(row)],
  active: row.active === 1,
  mustChange: row.must_change === 1,
  secondFactor: row.second_factor === 1,
  createdAt: row.created_at,
  revision: row.revision,
});

/** Makes an account with a first password, which is told this once and must be changed at the first sign-in. */
export async function addUser(
  engine: Engine,
  actor: Actor,
  user: {
    readonly name: string;
    readonly login: string;
    readonly roles: readonly string[];
    readonly language: Language;
  },
): Promise<{ id: string; password: string } | ProblemReply> {
  const password = firstPassword();
  const passwordHash = await hashPassword(password);
  const key = await signInKeyOf(engine);
  const id = await engine.write(actor, (unit) =>
    insertAccount(unit, key, { ...user, passwordHash, mustChange: true }),
  );
  return id === 'login-taken' ? loginTaken('login') : { id, password };
}

/** What the owner changes about an account. `revision`: the one the owner has seen. */
export interface UserChange {
  readonly name?: string | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly active?: boolean | undefined;
  readonly revision?: number | undefined;
}

/** Changes name, roles, or whether the account is open. With other roles or a closed account the person's sessions end. */
export async function changeUser(
  engine: Engine,
  actor: Actor,
  id: RecordId,
  change: UserChange,
): Promise<{ revision: number } | ProblemReply> {
  const { name, roles, active, revision = 'any' } = change;
  const changed = await engine.write(actor, async (unit) => {
    const row = await accountRow(unit.db, id);
    if (row === undefined) return unknownUser;
    const after = {
      roles: roles?.join() ?? row.roles,
      active: active === undefined ? row.active : active ? 1 : 0,
    };
    if (await leavesNoOwner(unit, row, after)) return lastOwner;
    const plain = { roles: after.roles, active: after.active };
    const done = await unit.change(staffAccount, id, staffAdministration, {
      revision,
      plain,
      ...(name === undefined ? {} : { sealed: { name } }),
    });
    if (done.outcome !== 'changed') return problemOf(done);
    if (after.active !== row.active)
      await unit.mark(staffAccount, id, 'closed', after.active === 1 ? null : unit.now);
    await unit.note('user-changed', {
      user: id,
      change: 'changed',
      roles: after.roles.split(','),
      active: after.active,
    });
    return { revision: done.revision };
  });
  if ('revision' in changed && (roles !== undefined || active === false))
    await staffSessions.end(engine, { account: id });
  return changed;
}

/** Gives a new first password, for somebody who forgot theirs or lost the phone: the second factor goes as well. */
export async function resetUser(
  engine: Engine,
  actor: Actor,
  id: RecordId,
): Promise<{ password: string } | ProblemReply> {
  const password = firstPassword();
  const passwordHash = await hashPassword(password);
  const done = await engine.write(actor, async (unit) => {
    const sealed = { passwordHash, totpSecret: null, totpStep: 0, recoveryCodes: [], passkeys: [] };
    const changed = await unit.change(staffAccount, id, staffAdministration, {
      revision: 'any',
      sealed,
      plain: { must_change: 1, second_factor: 0 },
    });
    if (changed.outcome !== 'changed')
      return changed.outcome === 'refused' && changed.reason === 'unknown' ? unknownUser : problemOf(changed);
    await unit.note('user-changed', { user: id, change: 'password-reset' });
    return null;
  });
  if (done) return done;
  await staffSessions.end(engine, { account: id });
  return { password };
}

/** The person has left: the account is erased at once. What they entered keeps their number, which now leads to nobody. */
export async function removeUser(engine: Engine, actor: Actor, id: RecordId): Promise<ProblemReply | null> {
  const refusal = await engine.write(actor, async (unit) => {
    const row = await accountRow(unit.db, id);
    if (row === undefined) return unknownUser;
    if (await leavesNoOwner(unit, row, { roles: '', active: 0 })) return lastOwner;
    await unit.note('user-changed', { user: id, change: 'left' });
    await unit.mark(staffAccount, id, 'left');
    return null;
  });
  if (refusal === null) await staffSessions.end(engine, { account: id });
  return refusal;
}

const isOpenOwner = (row: Pick<AccountRow, 'roles' | 'active'>): boolean =>
  row.active === 1 && rolesOf(row).includes(owner.id);

async function leavesNoOwner(
  unit: Unit,
  row: AccountRow,
  after: Pick<AccountRow, 'roles' | 'active'>,
): Promise<boolean> {
  if (isOpenOwner(after) || !isOpenOwner(row)) return false;
  return !(await accountRows(unit.db)).some((each) => each.id !== row.id && isOpenOwner(each));
}
