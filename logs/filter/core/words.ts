import { at, put } from './bytes.ts';
import { wordTable } from './layout.ts';
import { ch, small } from './view.ts';

// Lists of words that say what stands beside them. Nearly always a word is none of them, and one look at a table says so.

/** A number below the size of the table, with the next letter of a word in it. */
function mixed(hash: i32, c: i32): i32 {
  return ((hash << 3) ^ (hash >> 9) ^ c) & 8_191;
}

/** Enters the words, written as ` one two three `, into the table, and answers them. */
export function wordList(words: string): string {
  let hash: i32 = words.length;
  for (let i = 1; i < words.length; i++) {
    const c = words.charCodeAt(i);
    if (c !== 32) hash = mixed(hash, c);
    else {
      put(wordTable + hash, 1);
      hash = words.length;
    }
  }
  return words;
}

/** Whether the bytes from `from` to `end` are one of these words of a {@link wordList}, in letters of any size. */
export function isOneOf(from: i32, end: i32, words: string): boolean {
  let hash: i32 = words.length;
  for (let i = from; i < end; i++) hash = mixed(hash, small(ch(i)));
  return at(wordTable + hash) !== 0 && isListed(from, end, words);
}

function isListed(from: i32, end: i32, words: string): boolean {
  const length = end - from;
  for (let i = 0; i + length + 1 < words.length; i++) {
    if (words.charCodeAt(i) !== 32 || words.charCodeAt(i + 1 + length) !== 32) continue;
    let k = 0;
    while (k < length && small(ch(from + k)) === words.charCodeAt(i + 1 + k)) k++;
    if (k === length) return true;
  }
  return false;
}
