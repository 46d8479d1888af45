import { randomInt } from 'node:crypto';
import { keyedHash } from '../sign-in-key.ts';

/** Crockford's base 32: no I, L, O and U, which are taken for others or make words. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Codes for the day the phone is gone: ten, each good once, 50 bits. */
export function newRecoveryCodes(): string[] {
  const part = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: 10 }, () => `${part()}-${part()}`);
}

/** Small letters, missing hyphens and mistaken letters make no difference. */
const normalised = (code: string): string =>
  code.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** What is kept of a code. Bound to its account. */
export const recoveryHash = (key: Buffer, account: string, code: string): string =>
  keyedHash(key, 'recovery', `${account}|${normalised(code)}`);
