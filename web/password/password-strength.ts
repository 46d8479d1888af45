import {
  type PasswordFault,
  type PasswordOwner,
  passwordFault,
} from '../../platform/login/passwords/password-rules.ts';

/** How well a new password withstands guessing: 0 is refused, 4 is very good. */
export interface PasswordStrength {
  readonly score: 0 | 1 | 2 | 3 | 4;
  /** Why the server would refuse it. */
  readonly fault: PasswordFault | null;
}

const alphabets = [
  { group: /[a-zäöüß]/, size: 26 },
  { group: /[A-ZÄÖÜ]/, size: 26 },
  { group: /\d/, size: 10 },
  { group: /[^\p{L}\d]/u, size: 20 },
] as const;

/** An estimate of the bits a guesser has to try; repeated characters count little. */
function bitsOf(password: string): number {
  const characters = [...password];
  const alphabet = alphabets.reduce((sum, { group, size }) => sum + (group.test(password) ? size : 0), 0);
  const telling = Math.min(characters.length, new Set(characters).size * 1.7);
  return telling * Math.log2(Math.max(alphabet, 2)) * 0.72;
}

/**
 * Judges a new password on this computer; it is sent nowhere for that. What the server refuses scores 0 by the server's own
 * rules; beyond that length and variety decide, not special characters.
 */
export function passwordStrength(password: string, owner: PasswordOwner): PasswordStrength {
  const fault = passwordFault(password, owner);
  if (fault !== null) return { score: 0, fault };
  const bits = bitsOf(password);
  return { score: bits < 42 ? 1 : bits < 52 ? 2 : bits < 68 ? 3 : 4, fault: null };
}
