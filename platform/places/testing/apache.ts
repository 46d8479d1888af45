import { spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { endServer, freePort, saysInLog } from './real-server.ts';

const program = ['/usr/sbin/apache2', '/usr/sbin/httpd'].find((path) => existsSync(path));
const modules = ['/usr/lib/apache2/modules', '/usr/lib64/httpd/modules', '/usr/lib/httpd/modules'].find(
  (path) => existsSync(join(path, 'mod_dav_fs.so')),
);

/** Why the tests against Apache cannot run here; `null` when they can. */
export const noApache =
  program === undefined || modules === undefined ? 'Apache with mod_dav is not installed' : null;

/** Apache serves as root never; as root it serves as nobody. */
const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

/** A running Apache. */
export interface RunningApache {
  readonly port: number;
  end(): Promise<void>;
}

/** Starts Apache with mod_dav for a folder, below `/dav`, and one user with a digest login. */
export async function startApache(
  at: string,
  folder: string,
  { user, digest }: { readonly user: string; readonly digest: string },
): Promise<RunningApache> {
  mkdirSync(at, { recursive: true });
  const port = await freePort();
  writeFileSync(join(at, 'users'), `${user}:Probe:${digest}\n`);
  writeFileSync(join(at, 'config'), configOf(at, folder, port));
  if (isRoot) {
    for (const path of [at, folder]) chownSync(path, nobody, nobody);
    chmodSync(dirname(folder), 0o711);
  }
  const arguments_ = ['-f', join(at, 'config'), '-D', 'FOREGROUND'];
  const child = spawn(program ?? '', arguments_, { stdio: 'ignore' });
  await saysInLog(child, join(at, 'log'), 'resuming normal operations');
  return {
    port,
    end: () => endServer(child),
  };
}

const loaded = [
  ...['mpm_event', 'authn_core', 'authn_file', 'authz_core', 'authz_user', 'auth_digest'],
  ...['dav', 'dav_fs', 'dav_lock', 'alias', 'unixd'],
];

const configOf = (at: string, folder: string, port: number): string =>
  [
    ...loaded
      .filter((name) => existsSync(join(modules ?? '', `mod_${name}.so`)))
      .map((name) => `LoadModule ${name}_module ${join(modules ?? '', `mod_${name}.so`)}`),
    `ServerRoot ${at}`,
    `DocumentRoot ${at}`,
    'ServerName place.example',
    `Listen 127.0.0.1:${port}`,
    `PidFile ${join(at, 'pid')}`,
    `DefaultRuntimeDir ${at}`,
    `ErrorLog ${join(at, 'log')}`,
    ...(isRoot ? [`User #${nobody}`, `Group #${nobody}`] : []),
    `DavLockDB ${join(at, 'locks')}`,
    'ThreadsPerChild 4',
    'StartServers 1',
    'ServerLimit 2',
    'MaxRequestWorkers 8',
    'MinSpareThreads 1',
    'MaxSpareThreads 8',
    'EnableSendfile off',
    `Alias /dav "${folder}"`,
    `<Directory "${folder}">`,
    'Dav On',
    'AuthType Digest',
    'AuthName Probe',
    `AuthUserFile ${join(at, 'users')}`,
    'Require valid-user',
    '</Directory>',
    '',
  ].join('\n');
