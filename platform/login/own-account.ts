import type { Language } from '@redlich/engine';
import { isProblem, type ProblemReply } from '../http/problem.ts';
import { notFoundProblem, signedOutProblem } from '../http/problems.ts';
import type { Visit } from '../http/visit.ts';
import { companySetting } from '../settings/company.ts';
import {
  type Account,
  type AccountDetails,
  changeAccount,
  hasSecondFactor,
  openAccount,
} from './accounts.ts';
import type { LoginContext } from './context.ts';
import { guarded } from './guard.ts';
import { hashPassword, isPassword } from './passwords/argon2.ts';
import { passwordFault } from './passwords/password-rules.ts';
import { passwordRefused, wrongPresentPassword } from './problems.ts';
import type { Session } from './session-keeper.ts';
import { sessionCookie } from './sessions.ts';
import { ownActor } from './sign-in-key.ts';
import { staffSessions } from './staff-sessions.ts';

/** What somebody does about the own account, with who that is and their account opened. */
export interface OwnAccount {
  readonly context: LoginContext;
  readonly visit: Visit;
  readonly session: Session;
  readonly account: Account;
}

/** Opens the account of whoever calls. */
export async function withOwnAccount<Reply>(
  context: LoginContext,
  visit: Visit,
  work: (mine: OwnAccount) => Promise<Reply>,
): Promise<Reply | ProblemReply> {
  const session = await context.keeper.sessionOf(visit.request, visit.origin);
  if (session === null) return signedOutProblem;
  const account = await openAccount(session.tenant.engine, session.accountId);
  return account.outcome === 'opened' ? work({ context, visit, session, account }) : notFoundProblem;
}

/** Changes the own password. All sessions end; this browser gets a new one. */
export async function changePassword(
  mine: OwnAccount,
  given: { readonly current: string; readonly next: string },
): Promise<undefined | ProblemReply> {
  const wrong = await checkPresent(mine, 'current', given.current);
  if (wrong) return wrong;
  const { sealed } = mine.account;
  const company = (await mine.session.tenant.settings.get(companySetting)).name;
  const fault = given.next === given.current ? 'same' : passwordFault(given.next, { ...sealed, company });
  if (fault) return passwordRefused('next', fault);
  return changeSecurity(
    mine,
    'password',
    { passwordHash: await hashPassword(given.next) },
    { must_change: 0 },
  );
}

/** Chooses the language of the own interface. */
export async function changeLanguage(
  { context, session }: OwnAccount,
  language: Language,
): Promise<undefined> {
  const { tenant, accountId } = session;
  await tenant.engine.write(ownActor(accountId), (unit) => changeAccount(unit, accountId, { language }));
  context.keeper.forget(accountId);
}

/** Checks the present password, under the same waits as at the login. `field` is where the form asks for it. */
export async function checkPresent(
  { context, visit, session, account }: OwnAccount,
  field: string,
  password: string,
): Promise<ProblemReply | null> {
  const { row, sealed } = account;
  const whose = { tenant: session.tenant, loginHash: row.login_hash, login: sealed.login };
  const wrong = wrongPresentPassword(field);
  const right = await guarded(context, { ...whose, ...visit, step: 'password', wrong }, async () =>
    (await isPassword(sealed.passwordHash, password)) ? { right: true } : null,
  );
  return isProblem(right) ? right : null;
}

/**
 * Changes what somebody signs in with. With it all their sessions end, and this browser gets a new one: an id somebody else
 * may have seen before is worth nothing after (session fixation). What waited under the old id is gone.
 */
export async function changeSecurity(
  { context, visit, session, account }: OwnAccount,
  change: string,
  sealed: Partial<AccountDetails>,
  plain: { readonly must_change?: number } = {},
): Promise<undefined> {
  const { engine } = session.tenant;
  const secondFactor = hasSecondFactor({ ...account.sealed, ...sealed }) ? 1 : 0;
  const { accountId } = session;
  await engine.write(ownActor(accountId), async (unit) => {
    await changeAccount(unit, accountId, sealed, { ...plain, second_factor: secondFactor });
    await unit.note('user-changed', { user: accountId, change });
  });
  await staffSessions.end(engine, { account: accountId });
  context.shelf.take(session.tokenHash);
  const token = await staffSessions.begin(engine, account.row);
  context.keeper.forget(accountId);
  visit.setCookie(sessionCookie(token, visit.origin));
}
