import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The server as it is delivered, in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** Everything it said so far, to both of its outputs. */
  said(): string;
  /** Tells it to stop and waits until it has. */
  stop(): Promise<void>;
}

/** Where a journey takes place: nothing the server writes lands outside. */
export interface Place {
  readonly folder: string;
  readonly data: string;
  readonly temporary: string;
  remove(): void;
}

/** Makes fresh folders for data and temporary files. */
export function makePlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'redlich-e2e-'));
  const place = { folder, data: join(folder, 'data'), temporary: join(folder, 'tmp') };
  mkdirSync(place.temporary);
  return { ...place, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs a command of the command line on the place, to its end. @returns what it said; @throws when it failed */
export async function command(place: Place, words: readonly string[], databaseUrl?: string): Promise<string> {
  const child = launch(place, [...words, '--data', place.data], databaseUrl);
  const said = listen(child);
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`redlich ${words.join(' ')}: ${code}\n${said()}`);
  return said();
}

/** Starts the server on a free port. Without `databaseUrl` with the embedded store. */
export async function startServer(place: Place, databaseUrl?: string): Promise<ServerProcess> {
  const words = ['start', '--port', '0', '--json', '--no-open', '--data', place.data];
  const child = launch(place, words, databaseUrl);
  const said = listen(child);
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
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The command line under this test's own Node, so that the process found is the server and not one that calls it. */
function launch(place: Place, words: readonly string[], databaseUrl: string | undefined): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(root, 'cli/redlich.js'), ...words], {
    cwd: place.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...{ PATH, HOME, TMPDIR: place.temporary },
      ...(databaseUrl === undefined ? {} : { REDLICH_DATABASE_URL: databaseUrl }),
    },
  });
  process.once('exit', () => child.kill('SIGKILL'));
  return child;
}

function listen(child: ChildProcess): () => string {
  const said: string[] = [];
  for (const output of [child.stdout, child.stderr])
    output?.setEncoding('utf8').on('data', (text: string) => said.push(text));
  return () => said.join('');
}
