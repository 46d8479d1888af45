import { isLetterAt, startOf } from './utf8.ts';
import { ch, isAlphanumeric, isBeyondAscii, isLetter, isOfLabel, isOfLocalPart, reads } from './view.ts';
import { isOneOf, wordList } from './words.ts';

// The part of a mail address before the `@`, and where it begins among what else may stand before it.

/** RFC 5321 allows 64 bytes, rewriting (SRS, VERP) makes more of them. */
const longestLocalPart: i32 = 512;

/** Where the local part begins that ends before the `@` at this place; the place itself when there is none. */
export function startOfLocalPart(sign: i32): i32 {
  // A quotation mark that is escaped ends no local part here; without its escape it may.
  if (ch(sign - 1) === 34) {
    if (isEscaped(sign - 1)) return sign;
    const doubled = ch(sign - 2) === 34 && !isEscaped(sign - 2);
    return doubled ? startOfDoubled(sign) : withWordBefore(startOfQuoted(sign - 1));
  }
  const from = startOfUnquoted(sign);
  // RFC 5322, 4.4: `first."second part".third@example.org`; behind the dot stands a word.
  if (sign - from < 2 || ch(from) !== 46 || ch(from - 1) !== 34) return from;
  return withWordBefore(startOfQuoted(from - 1));
}

/** `first."second part"@example.org` */
function withWordBefore(quoted: i32): i32 {
  return ch(quoted - 1) === 46 ? startOfUnquoted(quoted) : quoted;
}

/** `""erika m""@example.org`, in a field of CSV. Nothing between the marks is nobody's name: in `""@` the second one opens something. */
function startOfDoubled(sign: i32): i32 {
  const second = startOfQuoted(sign - 2);
  return second < sign - 2 && ch(second - 1) === 34 ? second - 1 : sign;
}

/** Where the quoted part begins that ends with the mark at this place; the place itself when none begins. */
function startOfQuoted(end: i32): i32 {
  for (let place = end - 1; end - place < longestLocalPart; place--) {
    const c = ch(place);
    if (c === 10) return end;
    if (c === 34 && !isEscaped(place)) return place;
  }
  return end;
}

function isEscaped(place: i32): boolean {
  let first = place;
  while (place - first < 64 && ch(first - 1) === 92) first--;
  return ((place - first) & 1) === 1;
}

function startOfUnquoted(sign: i32): i32 {
  let from = sign;
  while (sign - from < longestLocalPart) {
    const c = ch(from - 1);
    if (isBeyondAscii(c)) {
      const start = startOf(from - 1);
      if (!isLetterAt(start)) break;
      from = start;
    } else if (isOfLocalPart(c)) from--;
    else break;
  }
  return from;
}

/**
 * Cuts off what stands before the address and could be part of it by the letter of RFC 5322, but by all experience is
 * not: `user=`, `?mail=`, a path, an opening quotation mark. What is uncertain counts as part of the address.
 */
export function withoutNeighbours(start: i32, sign: i32, end: i32): i32 {
  if (ch(start) === 34) return start;
  if (ch(start - 1) === 60 && ch(end) === 62) return start;
  let from = skipMarks(start, sign);
  // X.400 through a gateway: `/G=Erika/S=Mustermann/@example.org`
  if (from > start && ch(start) === 47 && ch(sign - 1) === 47) return start;
  from = behindLastBreak(from, sign);
  from = behindKeys(from, sign);
  from = skipMarks(from, sign);
  return from < sign ? from : start;
}

function skipMarks(start: i32, sign: i32): i32 {
  let from = start;
  while (from < sign && !isAlphanumeric(ch(from)) && !isBeyondAscii(ch(from)) && !isOfName(ch(from))) from++;
  return from;
}

/** `_`, `$`, `+`: a local part may begin with them. */
function isOfName(c: i32): boolean {
  return c === 95 || c === 36 || c === 43;
}

function behindLastBreak(start: i32, sign: i32): i32 {
  let hasKey = false;
  for (let i = start; i < sign; i++) if (ch(i) === 61) hasKey = true;
  let from = start;
  for (let i = start; i < sign; i++) {
    const c = ch(i);
    const breaks =
      c === 47 || c === 124 || c === 96 || c === 123 || c === 125 || (hasKey && (c === 63 || c === 38));
    const opens = c === 39 && (i === start || !isAlphanumeric(ch(i - 1))) && !isBeyondAscii(ch(i - 1));
    if ((breaks || opens) && i + 1 < sign) from = i + 1;
  }
  return from;
}

/** Forwarded and rewritten addresses hold another address before the `@`, with `=` in place of its own. */
function isRewritten(from: i32): boolean {
  return reads(from, 'srs0') || reads(from, 'srs1') || reads(from, 'prvs=') || reads(from, 'btv1=');
}

function behindKeys(start: i32, sign: i32): i32 {
  let from = start;
  while (!isRewritten(from)) {
    let equals = from;
    while (equals < sign && ch(equals) !== 61) equals++;
    if (equals + 1 >= sign || !isKey(from, equals, sign)) break;
    from = skipMarks(equals + 1, sign);
  }
  return from < sign ? from : start;
}

const addressKeys = wordList(
  ' to from user username mail email rcpt sender recipient login addr address account acct id uid name auth authid cc bcc author owner contact key value query q u m e s us msgid subject mailfrom envelope ',
);

/** Whether these bytes before a `=` are the name of a field. In `erika=example.org@lists.example.net` they are a local part. */
function isKey(from: i32, equals: i32, sign: i32): boolean {
  if (!isLetter(ch(from))) return false;
  let word = from;
  let simple = true;
  for (let i = from; i < equals; i++) {
    const c = ch(i);
    if (!isOfLabel(c) && c !== 46) return false;
    if (c === 45 || c === 46) simple = false;
    if (c === 45 || c === 46 || c === 95) word = i + 1;
  }
  if (isOneOf(word, equals, addressKeys)) return true;
  const inQuery = ch(from - 1) === 38 || ch(from - 1) === 63;
  return simple && (inQuery || equals - from < 3 || !endsLikeDomain(equals + 1, sign));
}

const commonDomains = wordList(
  ' com net org info biz edu gov mil name online shop cloud app dev email local ',
);

function endsLikeDomain(from: i32, sign: i32): boolean {
  let dot = sign;
  while (dot > from && isLetter(ch(dot - 1))) dot--;
  if (dot <= from || ch(dot - 1) !== 46) return false;
  return sign - dot === 2 || isOneOf(dot, sign, commonDomains);
}
