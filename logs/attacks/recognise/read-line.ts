import type { LinePattern } from '../rule/compile-template.ts';
import type { KeptPart } from '../rule/template.ts';
import { type Address, type Candidate, candidatesIn } from './address.ts';

/** What a rule read from a line. */
export interface Reading {
  /** As the server saw it; a host name only where a server writes nothing else, undefined when the line does not say. */
  readonly peer: Address | undefined;
  readonly peerName?: string;
  readonly fields: Readonly<Partial<Record<KeptPart, string>>>;
}

/** `unclear`: the line can be read in more than one way, because somebody wrote the words of the server into a field of theirs. */
export type ReadOutcome = Reading | 'unclear' | undefined;

const names = /[A-Za-z0-9](?:[\w.-]{0,253}[A-Za-z0-9])?/g;
const mostNames = 64;

/**
 * Compares a line with a pattern in every possible way: each address in the line is tried as the peer. When two of them fit,
 * one of them was forged, and nobody can tell which, so neither counts.
 */
export function readLine(pattern: LinePattern, line: string): ReadOutcome {
  if (pattern.peer === 'none') {
    const found = pattern.before.exec(line);
    return found === null ? undefined : { peer: undefined, fields: fieldsOf(pattern, found, null) };
  }
  const outcome = readWith(pattern, line, candidatesIn(line));
  if (outcome !== undefined || pattern.peer === 'address') return outcome;
  return readName(pattern, line);
}

function readWith(pattern: LinePattern, line: string, candidates: readonly Candidate[]): ReadOutcome {
  let reading: Reading | undefined;
  for (const { start, end, address } of candidates) {
    const after = pattern.after.exec(line.slice(end));
    const before = after === null ? null : pattern.before.exec(line.slice(0, start));
    if (before === null) continue;
    if (reading !== undefined && reading.peer !== address) return 'unclear';
    reading ??= { peer: address, fields: fieldsOf(pattern, before, after) };
  }
  return reading;
}

function readName(pattern: LinePattern, line: string): ReadOutcome {
  let reading: Reading | undefined;
  let tried = 0;
  for (const match of line.matchAll(names)) {
    if (tried++ > mostNames) break;
    const after = pattern.after.exec(line.slice(match.index + match[0].length));
    const before = after === null ? null : pattern.before.exec(line.slice(0, match.index));
    if (before === null) continue;
    if (reading !== undefined) return 'unclear';
    reading = { peer: undefined, peerName: match[0], fields: fieldsOf(pattern, before, after) };
  }
  return reading;
}

function fieldsOf(pattern: LinePattern, ...sides: readonly (RegExpExecArray | null)[]): Reading['fields'] {
  const fields: Partial<Record<KeptPart, string>> = {};
  for (const part of pattern.kept) {
    const text = sides.map((side) => side?.groups?.[part]).find((each) => each !== undefined);
    if (text !== undefined && text !== '') fields[part] = text;
  }
  return fields;
}
