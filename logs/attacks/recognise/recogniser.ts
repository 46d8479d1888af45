import type { LineRule, Rules, Service } from '../rule/compile-rules.ts';
import { readAccessLine } from './access-line.ts';
import { type LineHead, readHead } from './line-head.ts';
import { requestNeedles } from './match-request.ts';
import { buildPrefilter, type Needle } from './prefilter.ts';
import { type Reading, readLine } from './read-line.ts';
import { openSessions } from './sessions.ts';
import { sightRequest, toPending } from './sight-request.ts';
import type { Sighting } from './sighting.ts';

/** Tells which lines of a log belong to an attack. It counts nothing: one line may be a slip of the finger. */
export interface Recogniser {
  /** @returns what the line shows, usually nothing */
  see(line: Uint8Array): readonly Sighting[];
  /** How many lines could be read in more than one way, and therefore counted for nobody. */
  readonly unclear: () => number;
}

const nothing: readonly Sighting[] = [];
/** Servers cut their own lines earlier; what stands behind is no part of any rule. */
const longestLine = 16 * 1024;
/** Names of programs beyond this are looked up anew each time. */
const longestProgram = 64;

/** What can be read in two ways is nobody's, unless another line of the session says whose it is. */
const anonymous: Reading = { peer: undefined, fields: {} };

/** Two rules that read different addresses from one line: one of the addresses was put there by somebody. */
const isAnother = (one: Reading, other: Reading): boolean =>
  one.peer !== undefined && other.peer !== undefined && one.peer !== other.peer;

/** A line that says both who is there and what they do counts before it is used to learn who is there. */
const attacksFirst = (a: LineRule, b: LineRule): number =>
  Number(a.meaning === undefined) - Number(b.meaning === undefined);

/** Makes a recogniser from rules. @param now in milliseconds */
export function openRecogniser(rules: Rules, now: () => number = Date.now): Recogniser {
  const needles: Needle[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (needle: Needle): number => {
    const name = `${needle.anyCase} ${needle.text}`;
    const known = numbers.get(name) ?? needles.push(needle) - 1;
    numbers.set(name, known);
    return known;
  };
  const byNeedle = new Map<number, LineRule[]>();
  for (const rule of rules.lines) {
    for (const text of rule.pattern.needles) {
      const number = numberOf({ text, anyCase: rule.service.anyCase });
      byNeedle.set(number, [...(byNeedle.get(number) ?? []), rule]);
    }
  }
  for (const some of byNeedle.values()) some.sort(attacksFirst);
  const forRequests = new Set(requestNeedles(rules.requests).map(numberOf));
  const prefilter = buildPrefilter(needles);
  const reader = openReader(rules, now);
  const hits: number[] = [];
  const note = (needle: number): void => {
    if (!hits.includes(needle)) hits.push(needle);
  };
  return {
    unclear: reader.unclear,
    see(whole) {
      const line = whole.length > longestLine ? whole.subarray(0, longestLine) : whole;
      hits.length = 0;
      if (!prefilter.find(line, note)) return nothing;
      const text = Buffer.from(line.buffer, line.byteOffset, line.length).toString('utf8');
      const candidates = candidatesOf(hits, byNeedle);
      const seen = candidates.length === 0 ? nothing : reader.readLine(text, candidates);
      if (seen.length > 0 || !hits.some((needle) => forRequests.has(needle))) return seen;
      return reader.readRequest(text);
    },
  };
}

function candidatesOf(
  hits: readonly number[],
  byNeedle: ReadonlyMap<number, readonly LineRule[]>,
): readonly LineRule[] {
  const [only = -1] = hits;
  if (hits.length === 1) return byNeedle.get(only) ?? [];
  return [...new Set(hits.flatMap((needle) => byNeedle.get(needle) ?? []))].sort(attacksFirst);
}

function openReader(rules: Rules, now: () => number) {
  const sessions = openSessions(now);
  const programs = programLookUp(rules.services);
  let unclear = 0;

  const inSession = (rule: LineRule, reading: Reading, head: LineHead, line: string): readonly Sighting[] => {
    const session = sessionOf(rule.service, head);
    const peer = peerOf(reading);
    const pending =
      rule.meaning === undefined
        ? undefined
        : { ...toPending(rule.meaning, reading.fields, line), weight: rule.meaning.weight * head.times };
    if (peer !== undefined) {
      const held = session === undefined ? [] : sessions.know(session, peer);
      const all = pending === undefined ? held : [...held, pending];
      return all.map((each) => ({ ...each, peer }));
    }
    if (session === undefined || pending === undefined) return nothing;
    const known = sessions.peerOf(session);
    if (known !== undefined) return [{ ...pending, peer: known }];
    sessions.hold(session, pending);
    return nothing;
  };

  return {
    unclear: () => unclear,
    readLine(line: string, candidates: readonly LineRule[]): readonly Sighting[] {
      const head = readHead(line, programs.isProgram);
      let first: { readonly rule: LineRule; readonly reading: Reading } | undefined;
      for (const rule of candidates) {
        if (!programs.writes(rule.service, head.program)) continue;
        const reading = readLine(rule.pattern, head.message);
        if (reading === undefined) continue;
        if (reading === 'unclear' || (first !== undefined && isAnother(first.reading, reading))) {
          unclear++;
          return inSession(first?.rule ?? rule, anonymous, head, line);
        }
        first ??= { rule, reading };
      }
      return first === undefined ? nothing : inSession(first.rule, first.reading, head, line);
    },
    readRequest(line: string): readonly Sighting[] {
      const request = readAccessLine(line) ?? readAccessLine(readHead(line, programs.isProgram).message);
      const sighting = request === undefined ? undefined : sightRequest(rules.requests, request, line);
      return sighting === undefined ? nothing : [sighting];
    },
  };
}

function programLookUp(services: readonly Service[]) {
  const known = new Map<string, ReadonlySet<Service>>();
  const servicesOf = (program: string): ReadonlySet<Service> => {
    const found = known.get(program) ?? new Set(services.filter((each) => isWrittenBy(each, program)));
    // A copy: a piece of a line would keep the whole line in memory.
    if (known.size < 4096 && program.length <= longestProgram)
      known.set(Buffer.from(program).toString(), found);
    return found;
  };
  return {
    isProgram: (name: string): boolean => [...servicesOf(name)].some((service) => !isAny(service)),
    writes: (service: Service, program: string | undefined): boolean =>
      program === undefined ? service.ownLog : servicesOf(program).has(service),
  };
}

const isWrittenBy = (service: Service, program: string): boolean =>
  service.programs.some((glob) => glob.test(program)) && !service.except.some((glob) => glob.test(program));

/** A service of `program: '*'` may stand under any name, and so makes no name known. */
const isAny = (service: Service): boolean => service.programs.some((glob) => glob.test(''));

function sessionOf(service: Service, head: LineHead): string | undefined {
  if (service.session === undefined) return undefined;
  const mark = service.session === 'process' ? head.process : service.session.exec(head.message)?.[1];
  return mark === undefined ? undefined : `${service.id} ${mark}`;
}

const peerOf = (reading: Reading): Sighting['peer'] | undefined => {
  if (reading.peer !== undefined) return { address: reading.peer };
  return reading.peerName === undefined ? undefined : { name: reading.peerName };
};
