import { mailAddress } from './found.ts';
import {
  ch,
  isAlphanumeric,
  isApart,
  isBeyondAscii,
  isDigit,
  isHex,
  isLetter,
  isOfLabel,
  isOfLocalPart,
} from './view.ts';

// Whether what stands in place of an address may read as an address anew, together with what stands beside it. Mostly it cannot:
// a blank, a bracket, a comma or a single colon with a port separate for certain.

/** Whether the find between these places of the line touches something that its stand-in could join. */
export function isGlued(from: i32, end: i32, kind: i32): boolean {
  if (isApart(ch(from - 1)) && isApart(ch(end))) return false;
  return kind === mailAddress
    ? joinsLocalPart(from) || joinsDomain(end)
    : joinsBefore(from - 1) || joinsBehind(end) || isBehindSign(from) || isBeforeSign(end);
}

/** A byte that may belong to an address of any kind, or to an escape. */
function isJoining(c: i32): boolean {
  return (
    isAlphanumeric(c) ||
    isBeyondAscii(c) ||
    c === 64 ||
    c === 37 ||
    c === 92 ||
    c === 38 ||
    c === 35 ||
    c === 0
  );
}

function joinsBefore(place: i32): boolean {
  const c = ch(place);
  if (c === 45 || c === 95) return isHex(ch(place - 1)) || ch(place - 1) === c;
  if (c === 44) return isDigit(ch(place - 1));
  if (c === 58) return joinsColons(place);
  // `::/0`
  if (c === 47) return ch(place - 1) === 58;
  return c === 46 || isJoining(c);
}

function joinsBehind(place: i32): boolean {
  const c = ch(place);
  const next = ch(place + 1);
  if (c === 45 || c === 95) return isHex(next) || next === c;
  if (c === 44) return isDigit(next);
  if (c === 58) return joinsColons(place);
  if (c === 46) return isDigit(next) || (isHex(next) && ch(place + 2) === 46);
  // `"0".erika@shop`
  if (c === 34) return next === 46;
  if (c === 92) return !(next === 34 || next === 110 || next === 114 || next === 116);
  return isJoining(c);
}

/** Two colons in a row, or six. */
function joinsColons(place: i32): boolean {
  let colons = 0;
  for (let i = place; i - place < 32 && (ch(i) === 58 || isHex(ch(i))); i++)
    if (ch(i) === 58) colons += ch(i + 1) === 58 ? 6 : 1;
  for (let i = place - 1; place - i < 32 && (ch(i) === 58 || isHex(ch(i))); i--)
    if (ch(i) === 58) colons += ch(i + 1) === 58 ? 6 : 1;
  return colons > 2;
}

function joinsLocalPart(from: i32): boolean {
  let place = from - 1;
  // `user=x@x`, in front of which nothing joins the name of the field
  if (ch(place) === 61) {
    place--;
    while (from - place < 32 && (isLetter(ch(place)) || ch(place) === 95)) place--;
    if (place === from - 2) return true;
  }
  const c = ch(place);
  return isOfLocalPart(c) || c === 34 || c === 64 || isJoining(c);
}

function joinsDomain(end: i32): boolean {
  const c = ch(end);
  const next = ch(end + 1);
  if (c === 46) return next === 95 || next === 45 || isJoining(next) || isBeforeSign(end);
  if (c === 58) return next === 58;
  if (c === 92) return !(next === 34 || next === 110 || next === 114 || next === 116);
  return c === 45 || c === 95 || isJoining(c) || isBeforeSign(end);
}

/** Whether what stands before could be the domain of a mail address: `@shop-0`. */
function isBehindSign(from: i32): boolean {
  let place = from - 1;
  while (from - place < 64 && (isOfLabel(ch(place)) || ch(place) === 46 || isBeyondAscii(ch(place)))) place--;
  return ch(place) === 64;
}

/** Whether what stands behind could be the local part of another address: `x@x'erika.m@shop`. */
function isBeforeSign(from: i32): boolean {
  let place = from;
  while (place - from < 64 && isOfLocalPart(ch(place))) place++;
  return ch(place) === 64;
}
