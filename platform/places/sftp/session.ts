import { createHash, timingSafeEqual } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { Client, type ConnectConfig, type SFTPWrapper } from 'ssh2';
import { TransportFault } from '../fault.ts';

/** How one gets into an SFTP account. */
export interface SftpAccount {
  readonly user: string;
  readonly login:
    | { readonly password: string }
    | { readonly privateKey: string; readonly passphrase: string };
  /** The server's key as `ssh-keygen -l` prints it, `SHA256:…`; `null` as long as nobody has confirmed one. */
  readonly hostKey: string | null;
}

/** An open session. */
export interface SftpSession {
  readonly sftp: SFTPWrapper;
  /** Whether it can still be used. */
  isOpen(): boolean;
  /** Aborted when it breaks or ends: requests that are still waiting are not answered any more. */
  readonly over: AbortSignal;
  end(): void;
}

const patience = { readyTimeout: 20_000, keepaliveInterval: 15_000, keepaliveCountMax: 4 } as const;

/** What Node's own cryptography does comes first: it is many times faster here than ChaCha20, and as strong. */
const ciphers = [
  'aes256-gcm@openssh.com',
  'aes128-gcm@openssh.com',
  'aes256-ctr',
  'aes192-ctr',
  'aes128-ctr',
] as const;

/** The fingerprint of a host key as OpenSSH prints it. */
export const fingerprintOf = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

/**
 * Speaks SSH over a socket of the egress door, as far as an SFTP session. The server shows its key first: before it is the confirmed
 * one, nothing is said, no name and no password.
 * @throws {TransportFault} `host-key-unknown` and `host-key-changed` with the fingerprint, `login-refused`, `unreachable`
 */
export function openSession(place: string, socket: Duplex, account: SftpAccount): Promise<SftpSession> {
  const client = new Client();
  let refusal: TransportFault | null = null;
  const over = new AbortController();
  const verify = (key: Buffer): boolean => {
    const seen = fingerprintOf(key);
    if (account.hostKey !== null && sameText(seen, account.hostKey)) return true;
    const reason = account.hostKey === null ? 'host-key-unknown' : 'host-key-changed';
    refusal = new TransportFault(reason, place, '', seen);
    return false;
  };
  return new Promise((resolve, reject) => {
    const fail = (error?: { readonly level?: string | undefined }) => {
      over.abort();
      const reason = error?.level === 'client-authentication' ? 'login-refused' : 'unreachable';
      reject(refusal ?? new TransportFault(reason, place));
      client.destroy();
    };
    client.on('error', fail);
    client.on('close', () => fail());
    client.on('keyboard-interactive', (_name, _text, _language, prompts, answer) =>
      answer(prompts.map(() => ('password' in account.login ? account.login.password : ''))),
    );
    client.on('ready', () =>
      client.sftp((error, sftp) => {
        if (error) return fail();
        sftp.on('close', () => {
          over.abort();
          client.end();
        });
        // A session that breaks fails the call that runs; one that runs none is opened anew.
        sftp.on('error', () => {});
        resolve({ sftp, isOpen: () => !over.signal.aborted, over: over.signal, end: () => client.end() });
      }),
    );
    try {
      client.connect({ ...configOf(account), sock: socket as never, hostVerifier: verify });
    } catch {
      // A private key that cannot be read, or whose passphrase is wrong.
      socket.destroy();
      reject(new TransportFault('login-refused', place));
    }
  });
}

function configOf({ user, login }: SftpAccount): ConnectConfig {
  const common = { ...patience, username: user, algorithms: { cipher: [...ciphers] } };
  return 'password' in login
    ? { ...common, password: login.password, tryKeyboard: true }
    : { ...common, privateKey: login.privateKey, passphrase: login.passphrase };
}

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
