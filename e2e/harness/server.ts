import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type CallWatch, watchCalls } from '../egress/expect-calls.ts';

const root = join(import.meta.dirname, '../..');

/** The server as it is delivered, in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** Everything it said so far, to both of its outputs. */
  said(): string;
  /** Whom it called so far. */
  called(): readonly string[];
  /** Tells it to stop and waits until it has. @throws when it called anybody the place does not allow */
  stop(): Promise<void>;
}

/** Where a journey takes place: nothing the server writes lands outside. */
export interface Place {
  readonly folder: string;
  readonly data: string;
  readonly temporary: string;
  /** Whom what runs here may call, like `127.0.0.1:25`. Nobody, unless a test adds somebody. */
  readonly mayCall: Set<string>;
  remove(): void;
}

/** Makes fresh folders for data and temporary files. */
export function makePlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'redlich-e2e-'));
  const place = {
    ...{ folder, data: join(folder, 'data'), temporary: join(folder, 'tmp') },
    mayCall: new Set<string>(),
  };
  mkdirSync(place.temporary);
  return { ...place, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Runs a command of the command line on the place, to its end.
 * @returns what it said; @throws when it failed, or called anybody the place does not allow
 */
export async function command(place: Place, words: readonly string[], databaseUrl?: string): Promise<string> {
  const { child, said, watch } = launch(place, [redlich, ...words, '--data', place.data], databaseUrl);
  const code = await new Promise((resolve) => child.once('close', resolve));
  watch.end();
  if (code !== 0) throw new Error(`redlich ${words.join(' ')}: ${code}\n${said()}`);
  return said();
}

/** Starts the server on a free port. Without `databaseUrl` with the embedded store. */
export async function startServer(place: Place, databaseUrl?: string): Promise<ServerProcess> {
  const words = ['start', '--port', '0', '--json', '--no-open', '--data', place.data];
  const { child, said, watch } = launch(place, [redlich, ...words], databaseUrl);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (text: string) => {
      output += text;
      const line = output.split('\n').find((each) => each.startsWith('{"url"'));
      if (line !== undefined && output.includes('\n')) resolve((JSON.parse(line) as { url: string }).url);
    });
    void ended.then(() => reject(new Error(`the server ended before it began:\n${said()}`)));
  });
  return {
    // Where it listens; `localhost` would first be asked for over IPv6.
    url: url.replace('//localhost:', '//127.0.0.1:').replace(/\/$/, ''),
    pid: child.pid ?? 0,
    said,
    called: watch.seen,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      watch.end();
    },
  };
}

const redlich = join(root, 'cli/redlich.js');
const recorder = pathToFileURL(join(root, 'e2e/egress/record-calls.ts')).href;
let launched = 0;

/** A program that runs, and who watches whom it calls. */
export interface Launched {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly watch: CallWatch;
}

/** Runs a program under this test's own Node, so that the process found is the program and not one that calls it; watches whom it calls. */
export function launch(place: Place, words: readonly string[], databaseUrl?: string): Launched {
  const { PATH = '', HOME = '' } = process.env;
  const record = join(place.folder, `calls-${launched++}`);
  const child = spawn(process.execPath, ['--import', recorder, ...words], {
    cwd: place.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...{ PATH, HOME, TMPDIR: place.temporary, REDLICH_TEST_CALLS: record },
      ...(databaseUrl === undefined ? {} : { REDLICH_DATABASE_URL: databaseUrl }),
    },
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const said = listen(child);
  const allowed = databaseUrl === undefined ? place.mayCall : place.mayCall.add(new URL(databaseUrl).host);
  return { child, said, watch: watchCalls({ pid: child.pid ?? 0, record, allowed, said }) };
}

function listen(child: ChildProcess): () => string {
  const said: string[] = [];
  for (const output of [child.stdout, child.stderr])
    output?.setEncoding('utf8').on('data', (text: string) => said.push(text));
  return () => said.join('');
}
