import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, testDatabaseUrl, testStart } from '@redlich/engine/testing';
import { type ShiftableClock, shiftableClock } from '../clock.ts';
import { type Installation, openInstallation, stepsOf } from '../installation.ts';
import { openLog } from '../logging/log.ts';
import { loginModule } from '../login/module.ts';
import { makePasswordsCheap } from '../login/passwords/argon2.ts';
import type { Module } from '../module.ts';
import { createServer, type ServerOptions } from '../server.ts';
import { settingsModule } from '../settings/module.ts';
import type { App } from './create-app.ts';
import { healthModule } from './health/module.ts';

/** A whole server of a test: a real installation in a folder of its own, called without a socket. */
export interface TestServer {
  readonly app: App;
  readonly installation: Installation;
  readonly clock: ShiftableClock;
  /** What was logged so far, one JSON object a line. */
  readonly logged: readonly string[];
  /** The data folder. */
  readonly folder: string;
  /** A name for a tenant that no other test uses. */
  readonly firstTenant: string;
  /** Closes and opens again, as a restart does; old clients keep their cookies. */
  restart(): Promise<TestServer>;
  end(): Promise<void>;
}

/** What every server has. */
export const baseModules: readonly Module[] = [healthModule, settingsModule, loginModule];

// When this file is loaded, so that passwords the tests compute outside of any test are cheap, too.
makePasswordsCheap();

let count = 0;

/** Opens a server with these modules, on the store the test run names. */
export async function testServer(
  modules = baseModules,
  options: Partial<ServerOptions> = {},
): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'redlich-server-'));
  const clock = shiftableClock(() => testStart);
  const database = testDatabase(
    modules.map((module) => module.declaration),
    stepsOf(modules),
    () => `s${process.pid}-${Date.now().toString(36)}-${count++}`,
  );
  return open({ folder, clock, database, firstTenant: database.tenant, logged: [], modules, options });
}

interface Parts extends Pick<TestServer, 'folder' | 'clock' | 'firstTenant'> {
  readonly database: ReturnType<typeof testDatabase>;
  readonly logged: string[];
  readonly modules: readonly Module[];
  readonly options: Partial<ServerOptions>;
}

async function open(parts: Parts): Promise<TestServer> {
  const { folder, clock, database, firstTenant, logged, modules, options } = parts;
  const url = testDatabaseUrl();
  const log = openLog(clock, (line) => logged.push(line));
  const installation = await openInstallation({
    folder,
    modules,
    clock,
    log,
    ...(url === undefined ? {} : { databaseUrl: url }),
  });
  const app = createServer(installation, { version: 'test', firstTenant, refusalMs: 0, ...options });
  return {
    app,
    installation,
    ...{ clock, logged, folder, firstTenant },
    async restart() {
      await installation.close();
      return open(parts);
    },
    async end() {
      await installation.close();
      await database.made();
      await database.giveBack();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a test got back. `body` is the parsed JSON, or the text when it is none. */
export interface Got {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
  readonly body: any;
  readonly headers: Headers;
}

/** A browser of a test: keeps the cookie, sends what Redlich's own pages send. */
export interface TestClient {
  cookie: string;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Got>;
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Got>;
  post(path: string, body?: unknown): Promise<Got>;
}

/** A browser that has not been here before. `address`: where it calls from. */
export function testClient(
  app: App,
  { address, origin = 'http://localhost:8080' }: { readonly address?: string; readonly origin?: string } = {},
): TestClient {
  const bindings = address === undefined ? undefined : { incoming: { socket: { remoteAddress: address } } };
  const client: TestClient = {
    cookie: '',
    get: (path, headers) => client.send('GET', path, undefined, headers),
    post: (path, body) => client.send('POST', path, body),
    async send(method, path, body, headers = {}) {
      const sent = new Headers({
        accept: 'application/json',
        'x-redlich': '1',
        'sec-fetch-site': 'same-origin',
        ...headers,
      });
      if (client.cookie !== '') sent.set('cookie', client.cookie);
      if (body !== undefined && !sent.has('content-type')) sent.set('content-type', 'application/json');
      const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
      const response = await app.fetch(
        new Request(`${origin}${path}`, { method, headers: sent, body: text }),
        bindings,
      );
      const set = response.headers.get('set-cookie');
      if (set !== null) client.cookie = /^redlich=[^;]+/.exec(set)?.[0] ?? '';
      return { status: response.status, body: parsed(await response.text()), headers: response.headers };
    },
  };
  return client;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** An invented company and its owner, as the first run asks for them. */
export const testSetup = {
  company: {
    name: 'Buchhandlung Regenbogen',
    street: 'Gartenweg 3',
    postcode: '04109',
    city: 'Leipzig',
    email: 'laden@regenbogen.example',
    phone: '0341 1234567',
    state: 'DE-SN',
  },
  owner: { name: 'Frieda Fuchs', login: 'frieda', password: 'lampe feder kompass moos' },
  language: 'de',
} as const;

/** Goes through the first run and answers the owner's browser. */
export async function signedInOwner(server: TestServer): Promise<TestClient> {
  const client = testClient(server.app);
  const reply = await client.post('/api/setup', testSetup);
  if (reply.status !== 201) throw new Error(`the first run failed: ${reply.status} ${reply.body?.code}`);
  return client;
}

/** Lets the owner make a user, and answers that user's browser, signed in and with a password of their own. */
export async function signedInUser(
  server: TestServer,
  owner: TestClient,
  roles: readonly string[],
  login = `user${count++}`,
): Promise<TestClient & { readonly id: string }> {
  const made = await owner.post('/api/users', { name: `Nutzer ${login}`, login, roles });
  const client = testClient(server.app);
  await client.post('/api/session', { login, password: made.body.password });
  const changed = await client.post('/api/account/password', {
    current: made.body.password,
    next: 'kiesel wolke trommel garn',
  });
  if (changed.status !== 204)
    throw new Error(`the user could not sign in: ${changed.status} ${changed.body?.code}`);
  return Object.assign(client, { id: made.body.id });
}
