import { commonWords } from './common-passwords.ts';

/** Characters a password has at least (BSI ORP.4, NIST SP 800-63B). No rule about kinds of characters: length is what helps. */
export const shortestPassword = 12;

/** Characters a password has at most, so that hashing it stays cheap. */
export const longestPassword = 128;

/** What the password must not be made of. */
export interface PasswordOwner {
  readonly name: string;
  readonly login: string;
  readonly company: string;
}

/** Why a password is not good enough. */
export type PasswordFault = 'short' | 'long' | 'common' | 'personal' | 'monotonous';

/** The first rule a new password breaks, or `null`. Everything is decided here; no service outside is asked. */
export function passwordFault(password: string, owner: PasswordOwner): PasswordFault | null {
  const characters = [...password];
  if (characters.length < shortestPassword) return 'short';
  if (characters.length > longestPassword) return 'long';
  const plain = fold(password);
  if (namesOf(owner).some((name) => plain.includes(name))) return 'personal';
  if (isMonotonous(plain)) return 'monotonous';
  return isCommon(plain) ? 'common' : null;
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The words of four letters and more in the names around the password. */
function namesOf({ name, login, company }: PasswordOwner): readonly string[] {
  const words = [name, company].flatMap((text) => fold(text).split(/[^\p{L}\p{N}]+/u));
  return [...words, fold(login)].filter((word) => word.length >= 4);
}

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** A common word, also several times, written with digits for letters, or dressed up with digits and signs: `P4ssw0rt2026!`. */
function isCommon(plain: string): boolean {
  const undressed = plain.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const spelt = undressed.replaceAll(/[013457@$!]/g, (sign) => leet[sign] ?? sign);
  return [plain, spelt].some((text) => isMadeOfCommon(text.replaceAll(/[^\p{L}]/gu, '')));
}

function isMadeOfCommon(letters: string): boolean {
  if (letters === '' || commonWords.has(letters)) return letters !== '';
  // All the ways to cut the letters into common words; three of them in a row are still no password.
  const reached = new Map<number, number>([[0, 0]]);
  for (let start = 0; start < letters.length; start++) {
    const words = reached.get(start);
    if (words === undefined || words === 3) continue;
    for (let end = start + 3; end <= letters.length; end++) {
      if (commonWords.has(letters.slice(start, end)) && !reached.has(end)) reached.set(end, words + 1);
    }
  }
  return reached.has(letters.length);
}

const rows = ['qwertzuiopü', 'asdfghjklöä', 'yxcvbnm', 'qwertyuiop', 'zxcvbnm', '1234567890'];

/** Hardly any different characters, one block again and again, or mostly steps along the alphabet or the keyboard. */
function isMonotonous(plain: string): boolean {
  const characters = [...plain];
  if (new Set(characters).size < 5 || /^(.{1,6})\1+$/u.test(plain)) return true;
  const steps = characters.slice(1).filter((next, index) => isStep(characters[index] ?? '', next)).length;
  return steps / (characters.length - 1) > 0.6;
}

function isStep(from: string, to: string): boolean {
  const distance = Math.abs((to.codePointAt(0) ?? 0) - (from.codePointAt(0) ?? 0));
  return (
    distance <= 1 ||
    rows.some(
      (row) => row.includes(from) && row.includes(to) && Math.abs(row.indexOf(from) - row.indexOf(to)) === 1,
    )
  );
}
