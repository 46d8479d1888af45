import { randomInt } from 'node:crypto';

/** No letter or digit that is easily taken for another on paper or on the phone. */
const alphabet = 'abcdefghkmnpqrstuvwxyz23456789';

/** A random password to hand over once, four groups of four: 78 bits. */
export function firstPassword(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
