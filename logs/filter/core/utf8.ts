import { ch } from './view.ts';

// Bytes beyond ASCII belong to a mail address when they are letters: `müller@example.de`, in UTF-8 or in an encoding of one byte.

/** How many bytes the character has that begins here, or 1 when it is not UTF-8. */
export function lengthAt(place: i32): i32 {
  const c = ch(place);
  const wanted = c >= 0xf0 && c < 0xf8 ? 4 : c >= 0xe0 && c < 0xf0 ? 3 : c >= 0xc2 && c < 0xe0 ? 2 : 1;
  for (let i: i32 = 1; i < wanted; i++) if ((ch(place + i) & 0xc0) !== 0x80) return 1;
  return wanted;
}

/** Where the character begins that ends with the byte at this place. */
export function startOf(place: i32): i32 {
  for (let back: i32 = 1; back < 4; back++)
    if ((ch(place - back + 1) & 0xc0) === 0x80 && lengthAt(place - back) === back + 1) return place - back;
  return place;
}

/** Whether the character is a letter, as far as an address is concerned: no quotation mark, blank or other punctuation. */
export function isLetterAt(place: i32): boolean {
  const c = ch(place);
  const length = lengthAt(place);
  if (length === 2) return c !== 0xc2;
  // U+2000 to U+2BFF; U+3000 to U+303F
  if (length === 3) return !(c === 0xe2 && ch(place + 1) < 0xb0) && !(c === 0xe3 && ch(place + 1) === 0x80);
  if (length === 4) return true;
  // Windows-1252: quotation marks, dashes, the blank that does not break
  return !(c === 0x82 || c === 0x84 || (c >= 0x91 && c <= 0x97) || c === 0xa0 || c === 0xab || c === 0xbb);
}
