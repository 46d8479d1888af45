import { createHash, randomBytes } from 'node:crypto';
import { cookieName } from '../http/describe-route.ts';
import type { Origin } from '../http/origin.ts';

/** A session ends after so long without a request. */
export const idleMs = 12 * 3_600_000;
/** A session ends after so long in any case. */
export const longestMs = 24 * 3_600_000;

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

/** Whether a session is over, whatever the job has cleared away yet. */
export const isOver = (
  { created_at, seen_at }: { readonly created_at: number; readonly seen_at: number },
  now: number,
): boolean => now - seen_at > idleMs || now - created_at > longestMs;
