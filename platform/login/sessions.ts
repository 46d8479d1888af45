import { createHash, randomBytes } from 'node:crypto';
import type { Engine, RecordId } from '@redlich/engine';
import { cookieName } from '../http/describe-route.ts';
import type { Origin } from '../http/origin.ts';
import type { AccountRow } from './accounts.ts';
import { staffSession } from './declaration.ts';
import { doorkeeper } from './sign-in-key.ts';
import { type LoginTables, loginTables } from './tables.ts';

/** A session ends after so long without a request, and after so long in any case. */
export const idleMs = 12 * 3_600_000;
const longestMs = 24 * 3_600_000;

/** A new session id: 256 random bits. Only its hash is stored, so a copy of the store opens no session. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a session id. It is random, so a plain hash gives nothing away. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

const cookiePattern = new RegExp(`(?:^|;\\s*)${cookieName}=([A-Za-z0-9_-]{43})(?:;|$)`);

/** The session id a request brings, if it has the form of one. */
export const tokenOf = (request: Request): string | null =>
  cookiePattern.exec(request.headers.get('cookie') ?? '')?.[1] ?? null;

/**
 * The one cookie there is (pledge portal.cookie): without an age, so it goes when the browser closes; out of reach for scripts and
 * other sites. An empty token takes it away.
 */
export function sessionCookie(token: string, { secure }: Pick<Origin, 'secure'>): string {
  const rest = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  return token === '' ? `${cookieName}=; Max-Age=0; ${rest}` : `${cookieName}=${token}; ${rest}`;
}

/** A session's row. */
export type SessionRow = LoginTables['records.staff_session'];

/** Whether a session is over, whatever the job has cleared away yet. */
export const isOver = (
  { created_at, seen_at }: Pick<SessionRow, 'created_at' | 'seen_at'>,
  now: number,
): boolean => now - seen_at > idleMs || now - created_at > longestMs;

/** Signs an account in: a new session under a new id, which is the answer. */
export async function beginSession(
  engine: Engine,
  account: Pick<AccountRow, 'id' | 'person_id'>,
): Promise<string> {
  const token = newToken();
  await engine.write(doorkeeper, (unit) =>
    unit.insert(staffSession, {
      person: account.person_id,
      sealed: {},
      plain: { token_hash: hashOf(token), account_id: account.id, seen_at: unit.now },
    }),
  );
  return token;
}

/** The row of a session at one tenant. */
export const sessionRow = (engine: Engine, tokenHash: string): Promise<SessionRow | undefined> =>
  loginTables(engine.db)
    .selectFrom('records.staff_session')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();

/** Writes down that a session is in use. */
export async function touchSession(engine: Engine, id: RecordId): Promise<void> {
  await engine.write(doorkeeper, async (unit) => {
    await loginTables(unit.db)
      .updateTable('records.staff_session')
      .set({ seen_at: unit.now })
      .where('id', '=', id)
      .execute();
  });
}

/** Ends sessions; they are erased with it. Returns how many there were. */
export async function endSessions(
  engine: Engine,
  which: { readonly account: string; readonly but?: string } | { readonly tokenHash: string } | 'expired',
): Promise<number> {
  return engine.write(doorkeeper, async (unit) => {
    const all = loginTables(unit.db).selectFrom('records.staff_session').select('id');
    const chosen =
      which === 'expired'
        ? all.where((row) =>
            row.or([row('seen_at', '<', unit.now - idleMs), row('created_at', '<', unit.now - longestMs)]),
          )
        : 'tokenHash' in which
          ? all.where('token_hash', '=', which.tokenHash)
          : all.where('account_id', '=', which.account).where('token_hash', '!=', which.but ?? '');
    const rows = await chosen.execute();
    for (const { id } of rows) await unit.mark(staffSession, id, 'ended');
    return rows.length;
  });
}
