import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestCertificate } from '../../../egress/testing.ts';

/** A real Dovecot on loopback with one mailbox in a folder of its own. */
export interface TestMailbox {
  readonly port: number;
  /** Brings a mail, as the provider's mail server would. */
  bring(raw: Uint8Array): void;
  /** The mails that lie there now. */
  lying(): readonly string[];
  end(): Promise<void>;
}

const found = spawnSync('dovecot', ['--version'], { encoding: 'utf8' });

/** Why these tests cannot run here, or `null`. */
export const noDovecot: string | null =
  found.status !== 0
    ? 'Dovecot is not installed'
    : !found.stdout.startsWith('2.3')
      ? 'this configuration is for Dovecot 2.3'
      : process.getuid?.() !== 0
        ? 'Dovecot changes users and so needs root'
        : null;

let count = 0;

/** Starts it with the user `laden` and the password `Sesam`. */
export async function testMailbox(certificate: TestCertificate): Promise<TestMailbox> {
  const folder = mkdtempSync(join(tmpdir(), 'redlich-dovecot-'));
  chmodSync(folder, 0o755);
  const box = join(folder, 'mail', 'new');
  for (const each of ['new', 'cur', 'tmp']) mkdirSync(join(folder, 'mail', each), { recursive: true });
  writeFileSync(join(folder, 'cert.pem'), certificate.cert);
  writeFileSync(join(folder, 'key.pem'), certificate.key, { mode: 0o600 });
  writeFileSync(join(folder, 'users'), 'laden:{PLAIN}Sesam\n');
  const port = await freePort();
  writeFileSync(join(folder, 'dovecot.conf'), configOf(folder, port));
  giveAway(folder);
  const server = spawn('dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' });
  await answering(port, server);
  return {
    port,
    bring(raw) {
      const name = `${Date.now()}.${process.pid}_${count++}.test`;
      writeFileSync(join(box, name), raw);
      giveAway(join(box, name));
    },
    lying: () =>
      ['new', 'cur'].flatMap((each) =>
        readdirSync(join(folder, 'mail', each)).map((name) =>
          readFileSync(join(folder, 'mail', each, name), 'utf8'),
        ),
      ),
    async end() {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const giveAway = (path: string): void => void spawnSync('chown', ['-R', 'nobody:nogroup', path]);

const configOf = (folder: string, port: number): string => `
base_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
ssl = required
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
mail_location = maildir:${folder}/mail
first_valid_uid = 1
first_valid_gid = 1
listen = 127.0.0.1
service imap-login {
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = ${port}
    ssl = yes
  }
}
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${folder}/home
}
`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answering(port: number, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (server.exitCode !== null) break;
    const socket = connect(port, '127.0.0.1');
    const answered = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('Dovecot did not start');
}
