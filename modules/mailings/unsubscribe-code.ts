import { createHash, randomBytes } from 'node:crypto';

const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'; // without those that look alike
const length = 12;

/** A code a person can read off a letter: twelve letters, 59 bits, in groups of four. */
export function newUnsubscribeCode(): string {
  const code = [...randomBytes(length)].map((byte) => letters.charAt(byte % letters.length)).join('');
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** What is kept of a code to find its piece again. Typing errors in case, spaces and hyphens do not matter. */
export function hashOfCode(code: string): string {
  const plain = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return createHash('sha256').update(`redlich-unsubscribe|${plain}`).digest('hex');
}
