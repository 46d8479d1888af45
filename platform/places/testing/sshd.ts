import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { fingerprintOf } from '../sftp/session.ts';
import { keyPair } from './key-pair.ts';
import { endServer, freePort, saysInLog } from './real-server.ts';

const programs = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/opt/homebrew/sbin/sshd'];
const sshd = programs.find((path) => existsSync(path));

/** Why the tests against OpenSSH cannot run here; `null` when they can. */
export const noOpenSsh = sshd === undefined ? 'OpenSSH’s sshd is not installed' : null;

/** A running sshd with one user, the one who runs the test. */
export interface RunningSshd {
  readonly port: number;
  readonly user: string;
  readonly privateKey: string;
  readonly fingerprint: string;
  end(): Promise<void>;
}

/** Starts OpenSSH's server on a free port, for one key. */
export async function startSshd(folder: string): Promise<RunningSshd> {
  mkdirSync(folder, { recursive: true });
  const host = keyPair();
  const user = keyPair();
  const parsed = ssh2.utils.parseKey(host.public);
  if (parsed instanceof Error) throw parsed;
  const at = (name: string) => join(folder, name);
  const port = await freePort();
  for (const [name, text] of [
    ['host', host.private],
    ['allowed', `${user.public}\n`],
    ['config', configOf(port, folder)],
  ] as const)
    writeFileSync(at(name), text, { mode: 0o600 });
  chmodSync(folder, 0o700);
  // The folder it drops its rights in; made by its service where there is one.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  execFileSync(sshd ?? '', ['-t', '-f', at('config')], { stdio: 'pipe' });
  const child = spawn(sshd ?? '', ['-D', '-e', '-f', at('config'), '-E', at('log')], { stdio: 'ignore' });
  await saysInLog(child, at('log'), 'Server listening');
  return {
    port,
    user: userInfo().username,
    privateKey: user.private,
    fingerprint: fingerprintOf(parsed.getPublicSSH()),
    end: () => endServer(child),
  };
}

const configOf = (port: number, folder: string): string =>
  [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${join(folder, 'host')}`,
    `PidFile ${join(folder, 'pid')}`,
    `AuthorizedKeysFile ${join(folder, 'allowed')}`,
    'PasswordAuthentication no',
    'PermitRootLogin yes',
    'StrictModes no',
    'UsePAM no',
    'MaxStartups 50',
    'Subsystem sftp internal-sftp',
    '',
  ].join('\n');
