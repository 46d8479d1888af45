import sodium from 'sodium-native';
import { ThrownProblem } from '../../http/problem.ts';
import { signInBusy } from '../problems.ts';

/**
 * Argon2id with 64 MiB and three passes: 80 ms on the machine of 2025 this was chosen on, and more than three times what OWASP's
 * Password Storage Cheat Sheet asks for at least (19 MiB, two passes).
 */
let passes = 3;
let memoryBytes = 64 * 1_048_576;

/** For the rest of this process a password costs next to nothing. For tests alone, which compute hundreds of them. */
export function makePasswordsCheap(): void {
  passes = 1;
  memoryBytes = 65_536;
}

/** How many are computed at a time. Each takes 64 MiB and a thread; the counter must not feel that somebody signs in. */
const atOnce = 2;

/** How many may wait for their turn. More is an attack or a fault, and is told to come back. */
const waitingAtMost = 30;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= atOnce) {
    if (waiting.length >= waitingAtMost) throw new ThrownProblem(signInBusy);
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

/** The bytes of a password, however the keyboard composed its letters (NIST SP 800-63B, 3.1.1.2). Overwritten after use. */
const bytesOf = (password: string): Buffer => Buffer.from(password.normalize('NFKC'));

/** The value to keep instead of a password, with its own salt and parameters in it. @throws {ThrownProblem} `sign-in-busy` */
export function hashPassword(password: string): Promise<string> {
  return inTurn(
    () =>
      new Promise((resolve, reject) => {
        const hash = Buffer.alloc(sodium.crypto_pwhash_STRBYTES);
        const bytes = bytesOf(password);
        sodium.crypto_pwhash_str_async(hash, bytes, passes, memoryBytes, (error) => {
          sodium.sodium_memzero(bytes);
          if (error) reject(error);
          else resolve(hash.toString('latin1', 0, hash.indexOf(0)));
        });
      }),
  );
}

/** A value no password has, checked when there is no account, so that the answer takes as long as with one. */
const nobodysHash = (): string =>
  `$argon2id$v=19$m=${memoryBytes / 1_024},t=${passes},p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Whether this is the password. `null`: there is no account; takes the same time and is never right. @throws {ThrownProblem} `sign-in-busy` */
export function isPassword(hash: string | null, password: string): Promise<boolean> {
  return inTurn(
    () =>
      new Promise((resolve, reject) => {
        const bytes = bytesOf(password);
        sodium.crypto_pwhash_str_verify_async(padded(hash ?? nobodysHash()), bytes, (error, right) => {
          sodium.sodium_memzero(bytes);
          if (error) reject(error);
          else resolve(right === true && hash !== null);
        });
      }),
  );
}

/** Whether a value was made with weaker parameters than today's. */
export const isOutdated = (hash: string): boolean =>
  sodium.crypto_pwhash_str_needs_rehash(padded(hash), passes, memoryBytes);

function padded(hash: string): Buffer {
  const buffer = Buffer.alloc(sodium.crypto_pwhash_STRBYTES);
  buffer.write(hash, 'latin1');
  return buffer;
}
