import { ch, isAlphanumeric, isDigit, isLetter, isOfLabel, isOfWord, reads, small } from './view.ts';
import { isOneOf, wordList } from './words.ts';

// Four numbers may be a version. Where nothing says so they are taken for an address.

/** What says that a version follows, as a word of its own. */
const wordsBefore = wordList(' v ver version rv build firmware fw oid ');
/** The same, where it is joined by more than a blank. */
const joinedBefore = wordList(' release rel rev revision patch ');
/** Programs that name themselves with a version behind a slash. A host may stand there as well: `db1/192.0.2.1`. */
const products = wordList(
  ' chrome chromium headlesschrome crios edg edge edga edgios opr opera opx firefox fxios focus thunderbird safari applewebkit mozilla gecko seamonkey iceweasel icecat palemoon netscape camino epiphany konqueror khtml vivaldi brave yabrowser yowser samsungbrowser ucbrowser ubrowser maxthon qqbrowser micromessenger miuibrowser duckduckgo whale iron trident msie lynx links curl wget libcurl nginx apache php openssl python perl java ruby mod_ssl mod_perl mod_python mod_jk dav phusion_passenger lighttpd jetty tomcat coyote okhttp dalvik cfnetwork darwin postman postmanruntime electron outlook macoutlook ',
);
/** Endings of files that carry a version in their name. */
const packages = wordList(
  ' tar tgz zip jar war ear deb rpm gz bz2 xz zst 7z whl gem exe msi dll so dylib js mjs css dmg pkg apk aab iso img nupkg vsix crate egg rar cab ',
);
/** What stands behind a version, joined to it. */
const stages = wordList(' rc alpha beta a b pre preview post dev p pl sp patch snapshot final ga ');

/** Whether the four numbers from `from` to `end` are a version or an object identifier. */
export function isVersion(from: i32, end: i32): boolean {
  return (
    isOfProduct(from, end) ||
    isMarked(from) ||
    isStage(end) ||
    isOfPackage(from, end) ||
    isObjectIdentifier(from) ||
    isOfBanner(from)
  );
}

/** `v1.2.3.4`, `version: 1.2.3.4`, `"app_version":"1.2.3.4"`. */
function isMarked(from: i32): boolean {
  let end = from;
  while (from - end < 4 && isJoint(ch(end - 1))) end--;
  let start = end;
  while (end - start < 24 && isLetter(ch(start - 1))) start--;
  if (start === end || isDigit(ch(start - 1))) return false;
  if (end === from) return end - start === 1 && small(ch(start)) === 118 && !isOfWord(ch(start - 1));
  const joined = ch(from - 1) !== 32;
  const alone = start;
  if (end - alone > 7 && ch(end - 7) === 86) start = end - 7;
  return isOneOf(start, end, wordsBefore) || (joined && isOneOf(start, end, joinedBefore));
}

/** What may stand between a word and its value. */
function isJoint(c: i32): boolean {
  return (
    c === 32 || c === 58 || c === 61 || c === 34 || c === 39 || c === 95 || c === 45 || c === 40 || c === 47
  );
}

/** `1.2.3.4rc1`, `1.2.3.4-beta`. */
function isStage(end: i32): boolean {
  const first = ch(end);
  const from = first === 45 || first === 95 || first === 43 || first === 126 ? end + 1 : end;
  let to = from;
  while (to - from < 10 && isLetter(ch(to))) to++;
  return to > from && isOneOf(from, to, stages) && !isLetter(ch(to)) && ch(to) !== 45;
}

/** `Chrome/120.0.0.0`. Behind a slash `120.0.0.0` is no host either, whatever stands before. */
function isOfProduct(from: i32, end: i32): boolean {
  if (ch(from - 1) !== 47 || (ch(end) === 58 && isDigit(ch(end + 1)))) return false;
  let start = from - 1;
  while (from - start < 24 && isOfWord(ch(start - 1))) start--;
  if (start === from - 1 || !isLetter(ch(start))) return false;
  if (isOneOf(start, from - 1, products)) return true;
  return reads(end - 6, '.0.0.0') && ch(from) !== 48 && ch(start - 1) !== 46;
}

/** `tool-1.2.3.4.tar.gz`, `lib.so.1.2.3.4`, `tool_1.2.3.4-1_amd64.deb`. */
function isOfPackage(from: i32, end: i32): boolean {
  if (reads(from - 4, '.so.')) return true;
  const before = ch(from - 1);
  if ((before !== 45 && before !== 95) || !isAlphanumeric(ch(from - 2))) return false;
  let to = end;
  while (to - end < 80 && (isOfLabel(ch(to)) || ch(to) === 46 || ch(to) === 43 || ch(to) === 126)) to++;
  while (to > end && !isAlphanumeric(ch(to - 1))) to--;
  let dot = to;
  while (dot > end && isAlphanumeric(ch(dot - 1))) dot--;
  return dot > end && ch(dot - 1) === 46 && isOneOf(dot, to, packages);
}

/** `.1.3.6.1`: all of the Internet's object identifiers begin so. */
function isObjectIdentifier(from: i32): boolean {
  return ch(from - 1) === 46 && !isOfWord(ch(from - 2)) && reads(from, '1.3.6.1');
}

/** `SSH-2.0-Server_1.2.3.4` */
function isOfBanner(from: i32): boolean {
  if (ch(from - 1) !== 95 && ch(from - 1) !== 45) return false;
  let start = from - 1;
  while (from - start < 64 && (isOfLabel(ch(start - 1)) || ch(start - 1) === 46)) start--;
  return reads(start, 'ssh-');
}
