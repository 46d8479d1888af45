import { toAddress } from '../recognise/address.ts';
import { openRecogniser } from '../recognise/recogniser.ts';
import type { Sighting } from '../recognise/sighting.ts';
import { compileRules } from '../rule/compile-rules.ts';
import { readRules } from '../rule/read-rules.ts';
import { type AnnotatedLine, readAnnotated } from './annotated-lines.ts';

/** How well the shipped rules do on the lines of one service. */
export interface Judgement {
  readonly service: string;
  readonly attacks: number;
  readonly others: number;
  readonly found: number;
  readonly missed: readonly string[];
  /** Taken for an attack and none, or laid at the wrong door. */
  readonly wrong: readonly string[];
}

/** What is not shipped, and why. */
export const notShipped: Readonly<Record<string, string>> = {
  'apache-fakegooglebot': 'needs a question to a name server for each request; this tool asks nobody',
  'apache-pass': 'a secret page that opens a door, no attack',
  'php-url-fopen': 'an address in a query is what every redirect has',
  recidive: "another tool's own log",
  'zzz-generic-example': 'an invented service of the collection',
  'zzz-sshd-obsolete-multiline': 'no notes in it',
};

/** Compares what the rules see in the lines of a service with what they are. */
export function judge(service: string): Judgement {
  const set = readRules();
  const recognisers = {
    usual: openRecogniser(compileRules(set, 'usual')),
    strict: openRecogniser(compileRules(set, 'strict')),
  };
  const lines = readAnnotated(service);
  const missed: string[] = [];
  const wrong: string[] = [];
  for (const each of lines) {
    const [first] = recognisers[each.strict ? 'strict' : 'usual'].see(Buffer.from(each.line)).filter(isSign);
    if (each.attack && first === undefined) missed.push(each.line);
    else if (!each.attack && first !== undefined) wrong.push(each.line);
    else if (first !== undefined && !isAt(each, first.peer)) wrong.push(each.line);
  }
  const attacks = lines.filter((each) => each.attack).length;
  return {
    service,
    attacks,
    others: lines.length - attacks,
    found:
      attacks -
      missed.length -
      wrong.filter((line) => lines.some((each) => each.attack && each.line === line)).length,
    missed,
    wrong,
  };
}

/** What counts only when there are many different ones is no sign of an attack by itself. */
const isSign = (sighting: Sighting): boolean => sighting.distinct === undefined;

/** Lines without a host in their note leave it open. */
function isAt(line: AnnotatedLine, peer: { address: string } | { name: string }): boolean {
  if (line.host === undefined) return true;
  return 'name' in peer ? peer.name === line.host : peer.address === toAddress(line.host);
}
