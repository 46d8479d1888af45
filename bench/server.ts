import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A server process of its own, in a folder of its own, as it is delivered. */
export interface BenchServer {
  readonly url: string;
  /** Its data folder. */
  readonly folder: string;
  /** From the spawn until it said that it listens, in milliseconds. */
  readonly readyMs: number;
  /** Resident memory now, in megabytes; `null` where the system does not tell. */
  rssMegabytes(): number | null;
  end(): Promise<void>;
}

const root = join(import.meta.dirname, '..');

/** Starts the server as the command does. */
export async function startServer(): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), 'redlich-bench-'));
  const begun = performance.now();
  const args = ['cli/redlich.js', '--json', '--data', folder, 'start', '--port', '0', '--no-open'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) =>
      resolve((JSON.parse(line) as { url: string }).url),
    );
    child.once('exit', () => reject(new Error('the server ended before it was ready')));
  });
  return {
    url: url.replace('localhost', '127.0.0.1'),
    folder,
    readyMs: performance.now() - begun,
    rssMegabytes: () => rssOf(child),
    end: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        child.kill('SIGTERM');
      }),
  };
}

function rssOf(child: ChildProcess): number | null {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1_024;
  } catch {
    return null;
  }
}
