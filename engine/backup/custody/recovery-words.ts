import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { recoveryKeyBytes } from './recovery-key.ts';

/** How many words a recovery key has. */
export const recoveryWordCount = 24;

/** A recovery key as 24 words (BIP 39, English list): no two begin with the same four letters, and the last carries a checksum. */
export const recoveryWords = (recoveryKey: Uint8Array): readonly string[] =>
  entropyToMnemonic(Uint8Array.from(recoveryKey), wordlist).split(' ');

/** What came of reading words from paper. */
export type EnteredWords =
  | { readonly outcome: 'entered'; readonly recoveryKey: Buffer }
  | { readonly outcome: 'refused'; readonly reason: 'count'; readonly found: number }
  /** No word of the list. `position` counts from 1; `similar` are words of the list it may have been meant for. */
  | {
      readonly outcome: 'refused';
      readonly reason: 'unknown-word';
      readonly position: number;
      readonly similar: readonly string[];
    }
  /** All are words of the list, but one of them, or their order, is not what stands on the kit. */
  | { readonly outcome: 'refused'; readonly reason: 'checksum' };

/** A word needs no more than its first four letters; they are different for each. */
const distinctLetters = 4;

/**
 * Reads the words of a kit as people type them: any case, any spaces and line breaks, numbers and dots of a list left in, words
 * cut short after four letters. One that cannot be read is named by its position, never echoed.
 */
export function enterRecoveryWords(text: string): EnteredWords {
  const typed =
    text
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z]+/g) ?? [];
  const words: string[] = [];
  for (const [index, word] of typed.entries()) {
    const known = lookUp(word);
    if (known === null)
      return { outcome: 'refused', reason: 'unknown-word', position: index + 1, similar: similarTo(word) };
    words.push(known);
  }
  if (words.length !== recoveryWordCount) return { outcome: 'refused', reason: 'count', found: words.length };
  try {
    const entropy = mnemonicToEntropy(words.join(' '), wordlist);
    if (entropy.length !== recoveryKeyBytes) return { outcome: 'refused', reason: 'checksum' };
    return { outcome: 'entered', recoveryKey: Buffer.from(entropy) };
  } catch {
    return { outcome: 'refused', reason: 'checksum' };
  }
}

const known = new Set(wordlist);

function lookUp(word: string): string | null {
  if (known.has(word)) return word;
  if (word.length < distinctLetters) return null;
  const found = wordlist.filter((each) => each.startsWith(word));
  return found.length === 1 ? (found[0] ?? null) : null;
}

const mostSimilar = 3;

/** Words one slip away: a letter too many, too few, another one, or two exchanged. */
function similarTo(word: string): readonly string[] {
  return wordlist.filter((each) => isOneSlipFrom(word, each)).slice(0, mostSimilar);
}

function isOneSlipFrom(typed: string, word: string): boolean {
  if (Math.abs(typed.length - word.length) > 1) return false;
  let begin = 0;
  while (begin < typed.length && typed[begin] === word[begin]) begin++;
  const [restTyped, restWord] = [typed.slice(begin), word.slice(begin)];
  return (
    restTyped.slice(1) === restWord.slice(1) ||
    restTyped.slice(1) === restWord ||
    restTyped === restWord.slice(1) ||
    (restTyped[0] === restWord[1] && restTyped[1] === restWord[0] && restTyped.slice(2) === restWord.slice(2))
  );
}
