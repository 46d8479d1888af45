import { randomBytes } from 'node:crypto';

/** Texts that occur nowhere else in the world. All contain the run's mark, so that one search finds every one of them. */
export interface Canaries {
  /** Letters only, made for this run. */
  readonly mark: string;
  /** Secrets and numbers that cannot contain the mark, by what they are. */
  readonly others: ReadonlyMap<string, string>;
  /** A canary of its own for a place, with what breaks encodings: umlauts, an apostrophe, a character outside the first plane. */
  text(): string;
  /** One that is longer than a page of a store. */
  long(): string;
  /** One of ASCII letters and digits. */
  word(): string;
  mail(): string;
  phone(): string;
  /** Twelve random letters without the mark, for what is too short for it or may not resemble a name. */
  apart(what: string): string;
  /** Watches a secret the system made itself, such as a one-time key. */
  watch(what: string, secret: string): void;
}

/** No vowels and no s: what is folded for searching (`ae` to `a`, `ss` to `s`) would lose letters of the mark by chance. */
const alphabet = 'bcdfghjklmnpqrtvwxyz';

const letters = (): string =>
  Array.from(randomBytes(12), (byte) => alphabet.charAt(byte % alphabet.length)).join('');

/** New canaries. */
export function makeCanaries(): Canaries {
  const mark = `zq${letters()}`;
  const others = new Map<string, string>();
  let count = 0;
  const word = () => `${mark}${count++}`;
  return {
    mark,
    others,
    word,
    text: () => `Ärger’ ß ${word()} öß 🐦`,
    long: () => Array.from({ length: 100 }, () => `Längeres ${word()}`).join(' '),
    mail: () => `${word()}@kanari.example`,
    phone() {
      const digits = `030${BigInt(`0x${randomBytes(6).toString('hex')}`)
        .toString()
        .padStart(15, '7')
        .slice(0, 15)}`;
      others.set(`phone ${others.size}`, digits);
      return digits;
    },
    apart(what) {
      const text = letters();
      others.set(`${what} ${others.size}`, text);
      return text;
    },
    watch: (what, secret) => void others.set(`${what} ${others.size}`, secret),
  };
}

/** The forms a text can lie in a file in. Letters are compared without regard to case. */
export function formsOf(text: string): ReadonlyMap<string, string> {
  const bytes = Buffer.from(text);
  const forms = new Map([
    ['UTF-8', bytes.toString('latin1')],
    ['UTF-16LE', Buffer.from(text, 'utf16le').toString('latin1')],
    ['hex', bytes.toString('hex')],
  ]);
  // Where a text begins in the three bytes of a base64 group is not known; what hangs over at both ends is left out.
  for (const before of [0, 1, 2]) {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const whole = Math.floor((before + bytes.length) / 3) * 4;
    forms.set(`base64 (${before})`, encoded.slice(before === 0 ? 0 : 4, whole));
  }
  return forms;
}
