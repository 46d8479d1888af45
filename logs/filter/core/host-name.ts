import { note, otherAddress } from './found.ts';
import { endOfOctet } from './ipv4.ts';
import { ch, isAlphanumeric, isDigit, isHex, isLetter, isOfLabel, isOfWord } from './view.ts';
import { isOneOf, wordList } from './words.ts';

// IPv4 addresses inside the names of hosts, as providers name their customers' lines.

/** Words before four numbers that make them an address even without a domain. */
const hostWords = wordList(
  ' ip ec host hosts dsl adsl vdsl sdsl xdsl dhcp dyn dynamic static stat pool ppp pppoe cable client clients customer cust user node cpe nat broadband fiber ftth rev reverse unassigned unknown vps vm srv server mail inetnum net addr ',
);
/** Endings of files that are no country's. */
const fileEndings = wordList(
  ' log txt gz zip tar tgz bz2 xz zst json xml html htm php css js mjs png jpg jpeg gif svg webp pdf csv db sql py rb sh so conf cfg yaml yml ini bak old tmp doc docx xls xlsx exe dll jar war deb rpm iso img mp3 mp4 ',
);

/**
 * Looks at the numbers joined by this `-` or `_`, all of them at once: `220-135-151-1.example.net`.
 * @returns where to look on
 */
export function findInHostName(joint: i32): i32 {
  const sign = ch(joint);
  let from = joint;
  while (
    joint - from < 64 &&
    (isDigit(ch(from - 1)) || (ch(from - 1) === sign && isDigit(ch(from)) && isDigit(ch(from - 2))))
  )
    from--;
  let end = from;
  let first = from;
  let valid = 0;
  let bestFrom = -1;
  let bestEnd = -1;
  while (isDigit(ch(end)) && end - from < 128) {
    const start = end;
    while (isDigit(ch(end))) end++;
    if (endOfOctet(start) === end) {
      // `ec2-54-1-2-3`: a digit joined to a word belongs to it when four others follow.
      if (valid === 0 || (valid === 1 && isLetter(ch(first - 1)) && isFourMore(start, sign))) first = start;
      valid++;
      if (valid >= 4) {
        bestFrom = first;
        bestEnd = end;
      }
    } else valid = 0;
    if (ch(end) !== sign || !isDigit(ch(end + 1))) break;
    end++;
  }
  if (bestFrom >= 0 && (isOfHostName(bestEnd) || isAfterHostWord(bestFrom)))
    note(bestFrom, bestEnd, otherAddress);
  return end > joint ? end : joint + 1;
}

function isFourMore(from: i32, sign: i32): boolean {
  let place = from;
  for (let i = 0; i < 4; i++) {
    if (i > 0 && ch(place) !== sign) return false;
    if (i > 0) place++;
    place = endOfOctet(place);
    if (place < 0) return false;
  }
  return true;
}

/** Whether the name goes on with a domain behind this place: `-dsl.example.net`, but not `.log`. */
export function isOfHostName(from: i32): boolean {
  let place = from;
  while (place - from < 64 && isOfLabel(ch(place))) place++;
  if (ch(place) !== 46 || !isAlphanumeric(ch(place + 1))) return false;
  // The last label that begins with a letter: behind it numbers may stand, of a file or of an address where a sign was lost.
  let label = -1;
  let labelEnd = place;
  let labels = 0;
  for (let all = 0; all < 12 && ch(place) === 46 && isAlphanumeric(ch(place + 1)); all++) {
    const start = place + 1;
    place++;
    while (isOfLabel(ch(place)) && place - start < 64) place++;
    if (!isLetter(ch(start))) continue;
    label = start;
    labelEnd = place;
    labels++;
  }
  return labels > 0 && !(labels <= 2 && isOneOf(label, labelEnd, fileEndings));
}

/** `ip-172-31-3-150`, `ec2-54-1-2-3` */
function isAfterHostWord(from: i32): boolean {
  let last = from;
  if (ch(last - 1) === 45 || ch(last - 1) === 95) last--;
  if (isDigit(ch(last - 1)) && isLetter(ch(last - 2))) last--;
  let first = last;
  while (last - first < 16 && isLetter(ch(first - 1))) first--;
  return first < last && isOneOf(first, last, hostWords);
}

/** Networks whose hosts are named by their address in eight hexadecimal digits. */
const hexNetworks = wordList(
  ' dip dip0 dip1 dyn dynamic dyndsl pool pools dsl adsl dialin t-ipconnect t-dialin versanet dynamic-ip hsi ipv4 ',
);

/** `p5B0A1234.dip0.t-ipconnect.de`: the address is `5B0A1234`. Answers where to look on. */
export function findHexLabel(dot: i32): i32 {
  let from = dot;
  while (dot - from < 9 && isHex(ch(from - 1))) from--;
  // `p` and `ip` are no digits; of `dd5B0A1234` only the last eight can be.
  if (dot - from < 8) return dot + 1;
  from = dot - 8;
  let start = from;
  while (from - start < 5 && isLetter(ch(start - 1))) start--;
  if (from - start > 4 || isOfWord(ch(start - 1))) return dot + 1;
  let end = dot + 1;
  while (end - dot < 24 && isOfLabel(ch(end))) end++;
  if (ch(end) === 46 && isOneOf(dot + 1, end, hexNetworks)) note(from, dot, otherAddress);
  return dot + 1;
}
