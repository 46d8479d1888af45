import type { Answer, HttpRequest } from '../../egress/index.ts';
import { TransportFault } from '../fault.ts';
import { left, refusedFault, type Say, statusFault, wholeOf } from '../http/say.ts';
import { authorizing, type WebdavLogin } from './login.ts';
import { type Resource, resourcesIn, wanted } from './multistatus.ts';

/** An account on a WebDAV server. */
export interface WebdavAccount {
  readonly say: Say;
  /** `https://host:port`, as the server knows itself; in the own network `http://…`. */
  readonly origin: string;
  readonly login: WebdavLogin;
}

/** Bytes to be written: all at once, or made while they are sent. */
export type Content = Buffer | AsyncIterable<Uint8Array>;

/** What a server does with the files of an account. Paths begin with `/` and are not encoded. All throw {@link TransportFault}s. */
export interface WebdavFiles {
  /** What it tells of a file or folder; `null` when there is none. */
  look(path: string): Promise<Resource | null>;
  /** What lies in a folder; `null` when there is none. */
  list(path: string): Promise<readonly Resource[] | null>;
  get(path: string, object: string): Promise<Answer | null>;
  put(path: string, content: Content, object: string): Promise<void>;
  /** Moves a file; what was there before is replaced. */
  move(from: string, to: string, object: string): Promise<void>;
  /** Makes a folder in one that is there; one that is there already is no fault. */
  makeFolder(path: string): Promise<void>;
  /** Removes a file; one that is not there is no fault. */
  remove(path: string): Promise<void>;
}

const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** Longer than any object: an answer is taken to its end. Whoever wants all of one at once bounds it. */
const longestAnswer = 1e13;

/** Says requests as somebody the account knows. */
interface Speaking {
  /** Says a request, and once more when the server wants to know who asks. */
  ask(request: HttpRequest, object?: string): Promise<Answer>;
  /** Says one that cannot be said twice: the server is asked for a fresh challenge first where it wants each answered anew. */
  askOnce(request: HttpRequest, object: string): Promise<Answer>;
  /** @throws a fault unless the answer has one of these statuses */
  expect(answer: Answer, statuses: readonly number[], object: string): Promise<void>;
  /** The same, and the rest of the answer is of no interest. */
  done(answer: Answer, statuses: readonly number[], object: string): Promise<void>;
}

function speaking(place: string, { say, login }: WebdavAccount): Speaking {
  const authorization = authorizing(login);

  async function sayOnce(request: HttpRequest, object: string): Promise<Answer> {
    const authorize = authorization.header(request.method, request.path);
    const headers = { ...request.headers, ...(authorize !== null && { authorization: authorize }) };
    const answer = await say({ ...request, headers });
    if (answer.outcome === 'shut') throw refusedFault(answer.reason, place, object);
    return answer;
  }

  async function ask(request: HttpRequest, object = ''): Promise<Answer> {
    const first = await sayOnce(request, object);
    if (first.status !== 401 || !authorization.asked(first.headers.get('www-authenticate'))) return first;
    await left(first);
    return sayOnce(request, object);
  }

  async function expect(answer: Answer, statuses: readonly number[], object: string): Promise<void> {
    if (statuses.includes(answer.status)) return;
    await left(answer);
    throw statusFault(answer.status, place, object);
  }

  return {
    ask,
    async askOnce(request, object) {
      if (authorization.isPerRequest()) await left(await ask(propertiesOf(request.path, '0')));
      return sayOnce(request, object);
    },
    expect,
    async done(answer, statuses, object) {
      await expect(answer, statuses, object);
      await left(answer);
    },
  };
}

const propertiesOf = (path: string, depth: '0' | '1'): HttpRequest => ({
  ...{ method: 'PROPFIND', path, body: wanted, maxBytes: longestAnswer },
  headers: { depth, 'content-type': 'application/xml; charset=utf-8' },
});

/** Speaks WebDAV (RFC 4918) with an account. */
export function webdavFiles(place: string, account: WebdavAccount): WebdavFiles {
  const { ask, askOnce, expect, done } = speaking(place, account);
  // Some servers compare the whole address of the target with the one they know of themselves; behind a proxy they know another.
  let target = (path: string): string => account.origin + path;

  async function properties(path: string, depth: '0' | '1'): Promise<readonly Resource[] | null> {
    const answer = await ask(propertiesOf(encoded(path), depth));
    if (answer.status === 404) return left(answer).then(() => null);
    await expect(answer, [207], '');
    const found = resourcesIn(await wholeOf(answer, place, ''));
    if (found === null) throw new TransportFault('not-as-agreed', place);
    return found;
  }

  const moved = (from: string, to: string, object: string): Promise<Answer> =>
    ask(
      {
        ...{ method: 'MOVE', path: encoded(from) },
        headers: { destination: target(encoded(to)), overwrite: 'T' },
      },
      object,
    );

  return {
    look: async (path) => (await properties(path, '0'))?.[0] ?? null,
    async list(path) {
      const found = await properties(path, '1');
      return found?.filter((each) => each.path !== path) ?? null;
    },
    async get(path, object) {
      const answer = await ask({ method: 'GET', path: encoded(path), maxBytes: longestAnswer }, object);
      if (answer.status === 404) return left(answer).then(() => null);
      await expect(answer, [200], object);
      return answer;
    },
    async put(path, content, object) {
      const headers = { 'content-type': 'application/octet-stream' };
      const request = { method: 'PUT', path: encoded(path), headers, body: content };
      const answer = await (content instanceof Uint8Array ? ask(request, object) : askOnce(request, object));
      await done(answer, [200, 201, 204], object);
    },
    async move(from, to, object) {
      const first = await moved(from, to, object);
      if (first.status !== 502) return done(first, [201, 204], object);
      await left(first);
      target = (path) => path;
      return done(await moved(from, to, object), [201, 204], object);
    },
    // 405: something is there.
    makeFolder: async (path) =>
      done(await ask({ method: 'MKCOL', path: encoded(path) }), [200, 201, 405], ''),
    remove: async (path) => done(await ask({ method: 'DELETE', path: encoded(path) }), [200, 204, 404], ''),
  };
}
