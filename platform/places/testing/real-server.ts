import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** A port nobody listens on at the moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** Waits until a server has written into its log that it listens. @throws when it ended, or said nothing for five seconds */
export async function saysInLog(child: ChildProcess, log: string, words: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (existsSync(log) && readFileSync(log, 'utf8').includes(words)) return;
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  child.kill();
  throw new Error(`${child.spawnfile} did not start`);
}

/** Ends a server and waits until it has. */
export const endServer = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill();
  });
