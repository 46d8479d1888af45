import { createHash, randomBytes } from 'node:crypto';
import { type Challenge, challengesIn } from './challenge.ts';

/** How one gets into a WebDAV account: by name and password, or by a token the provider issued. */
export type WebdavLogin = { readonly user: string; readonly password: string } | { readonly token: string };

/** Writes `Authorization` headers, in the way the server asked for last. */
export interface Authorizing {
  /** Nothing before the server asked: a password is not said in a way it would not have had to be. */
  header(method: string, path: string): string | null;
  /** Takes what a 401 asks for. @returns whether there is an answer that was not refused already */
  asked(header: string | null): boolean;
  /** Whether each request has to be answered for anew, so that one that cannot be sent again wants a fresh challenge. */
  isPerRequest(): boolean;
}

/** Basic (RFC 7617), Digest (RFC 7616) and Bearer (RFC 6750). Of several ways the server offers, the one that says least is taken. */
export function authorizing(login: WebdavLogin): Authorizing {
  if ('token' in login) return byToken(login.token);
  let way: Challenge | null = null;
  let count = 0;
  return {
    header(method, path) {
      if (way === null) return null;
      if (way.scheme === 'basic') return basic(login);
      count++;
      return digest(login, way, { method, path, count, cnonce: randomBytes(16).toString('base64url') });
    },
    asked(header) {
      const next = bestOf(challengesIn(header ?? ''));
      if (next === null) return false;
      // Asked again without a new nonce having made the old answer stale: name or password are wrong.
      const isRefused = way !== null && next.parameters.get('stale')?.toLowerCase() !== 'true';
      const isRenewed =
        way?.scheme === 'digest' && way.parameters.get('nonce') !== nonceOf(next) && count > 1;
      if (isRefused && !isRenewed) return false;
      [way, count] = [next, 0];
      return true;
    },
    isPerRequest: () => way?.scheme === 'digest',
  };
}

function byToken(token: string): Authorizing {
  return { header: () => `Bearer ${token}`, asked: () => false, isPerRequest: () => false };
}

const basic = ({ user, password }: { readonly user: string; readonly password: string }): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

const hashes: Readonly<Record<string, string>> = { 'sha-256': 'sha256', md5: 'md5' };

const hashOf = ({ parameters }: Challenge): string | undefined =>
  hashes[(parameters.get('algorithm') ?? 'md5').toLowerCase().replace(/-sess$/, '')];

const nonceOf = ({ parameters }: Challenge): string => parameters.get('nonce') ?? '';

function bestOf(challenges: readonly Challenge[]): Challenge | null {
  const digests = challenges.filter(
    (each) =>
      each.scheme === 'digest' && nonceOf(each) !== '' && hashOf(each) !== undefined && isForAuth(each),
  );
  return (
    digests.find((each) => hashOf(each) === 'sha256') ??
    digests[0] ??
    challenges.find(({ scheme }) => scheme === 'basic') ??
    null
  );
}

/** Whether the server takes answers that do not cover the body. */
const isForAuth = ({ parameters }: Challenge): boolean => {
  const qop = parameters.get('qop');
  return qop === undefined || qop.split(',').some((each) => each.trim().toLowerCase() === 'auth');
};

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly count: number;
  readonly cnonce: string;
}

/** The answer to a digest challenge (RFC 7616, section 3.4). */
export function digest(
  { user, password }: { readonly user: string; readonly password: string },
  challenge: Challenge,
  { method, path, count, cnonce }: Asked,
): string {
  const hash = (...parts: readonly string[]): string =>
    createHash(hashOf(challenge) ?? 'md5')
      .update(parts.join(':'))
      .digest('hex');
  const { parameters } = challenge;
  const realm = parameters.get('realm') ?? '';
  const nonce = nonceOf(challenge);
  const nc = count.toString(16).padStart(8, '0');
  const isSession = parameters.get('algorithm')?.toLowerCase().endsWith('-sess') ?? false;
  const known = hash(user, realm, password);
  const secret = isSession ? hash(known, nonce, cnonce) : known;
  const hasQop = parameters.has('qop');
  const response = hasQop
    ? hash(secret, nonce, nc, cnonce, 'auth', hash(method, path))
    : hash(secret, nonce, hash(method, path));
  const [algorithm, opaque] = [parameters.get('algorithm'), parameters.get('opaque')];
  return `Digest ${[
    `username=${quoted(user)}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(path)}`,
    `response="${response}"`,
    ...(algorithm === undefined ? [] : [`algorithm=${algorithm}`]),
    ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
    ...(hasQop ? ['qop=auth', `nc=${nc}`, `cnonce="${cnonce}"`] : []),
  ].join(', ')}`;
}

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
