/** Why a password is weak. Keys of `passwordTexts.weakness`. */
export type Weakness = 'short' | 'common' | 'personal' | 'repeated' | 'sequence' | 'plain';

/** How well a password withstands guessing: 0 (refused) to 4 (very good). */
export interface PasswordStrength {
  readonly score: 0 | 1 | 2 | 3 | 4;
  readonly weaknesses: readonly Weakness[];
}

/** Fewest characters of a password. Length is what counts (BSI ORP.4, NIST SP 800-63B). */
export const passwordMinLength = 12;

const commonWords = [
  'passwort', 'password', 'kennwort', 'geheim', 'hallo', 'willkommen', 'welcome', 'schatz', 'sommer', 'winter', 'fruehling',
  'herbst', 'admin', 'inhaber', 'redlich', 'buchladen', 'buchhandlung', 'letmein', 'iloveyou', 'dragon', 'fussball', 'berlin',
  'hamburg', 'muenchen', 'qwertz', 'qwerty', 'asdf', 'yxcv', 'test', 'start', 'master', 'sonnenschein', 'princess', 'monkey',
];

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertzuiop', 'asdfghjkl', 'yxcvbnm', 'qwertyuiop'];

const plainForm = (text: string) =>
  text.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss');

/** Removes runs of neighbours such as `1234` or `asdf`, forwards and backwards, leaving one character of each. */
function withoutSequences(text: string): string {
  let kept = '';
  let run = 1;
  for (let place = 0; place < text.length; place++) {
    const isNext = place > 0 && rows.some((row) => row.includes(text.slice(place - 1, place + 1)) || [...row].reverse().join('').includes(text.slice(place - 1, place + 1)));
    run = isNext ? run + 1 : 1;
    if (run < 3) kept += text[place];
  }
  return kept;
}

/** Bits a guesser has to try for what is left of the password once the easy parts are taken out. */
function bitsOf(text: string): number {
  const distinct = new Set(text).size;
  const alphabet = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].reduce(
    (size, group, place) => (group.test(text) ? size + ([26, 26, 10, 30][place] ?? 0) : size),
    0,
  );
  return alphabet === 0 ? 0 : Math.min(text.length, distinct * 1.6) * Math.log2(alphabet);
}

/**
 * Judges a new password on this computer; it is sent nowhere for that. No rules about special characters: length and
 * being unguessable are what protects.
 * @param personal words that must not carry it: name, login, company, place
 */
export function passwordStrength(password: string, personal: readonly string[] = []): PasswordStrength {
  const plain = plainForm(password);
  const weaknesses: Weakness[] = [];
  let rest = password;
  const take = (word: string, weakness: Weakness) => {
    if (word.length < 3 || !plain.includes(word)) return;
    if (!weaknesses.includes(weakness)) weaknesses.push(weakness);
    rest = rest.length > word.length ? rest.slice(0, rest.length - word.length + 1) : rest.slice(0, 1);
  };
  for (const word of commonWords) take(word, 'common');
  for (const word of personal.flatMap((text) => plainForm(text).split(/[^a-z0-9]+/))) if (word.length > 3) take(word, 'personal');
  if (/(.)\1{2,}/u.test(password)) weaknesses.push('repeated');
  const straight = withoutSequences(plainForm(rest));
  if (straight.length < plainForm(rest).length) weaknesses.push('sequence');
  if (password.length < passwordMinLength) return { score: 0, weaknesses: ['short', ...weaknesses] };
  const bits = bitsOf(rest) * (straight.length / Math.max(1, plainForm(rest).length));
  const score = bits < 35 ? 1 : bits < 50 ? 2 : bits < 68 ? 3 : 4;
  if (score <= 2 && weaknesses.length === 0) weaknesses.push('plain');
  return { score, weaknesses };
}
