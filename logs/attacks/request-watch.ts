import type { AccessLine } from './recognise/access-line.ts';
import { toAddress } from './recognise/address.ts';
import { sightRequest } from './recognise/sight-request.ts';
import type { Sighting } from './recognise/sighting.ts';
import { compileRules, type Rules } from './rule/compile-rules.ts';
import { readShipped } from './rule/read-rules.ts';
import {
  type AttackSink,
  type AttackWatch,
  openAttackWatch,
  type WatchBounds,
} from './watch/attack-watch.ts';

/** A request as the server that answered it knows it: nothing has to be read out of a line, so nothing can be forged into one. */
export interface AnsweredRequest
  extends Pick<AccessLine, 'method' | 'path' | 'status' | 'referrer' | 'agent'> {
  /** The other side of the connection. Never what a header says, unless a proxy of one's own wrote it. */
  readonly address: string;
  readonly site?: string;
}

let compiled: Rules | undefined;

/** The rules for requests alone: a server that judges its own needs no others. */
const requestRules = (): Rules => {
  compiled ??= compileRules(readShipped(['limits', 'web-access']));
  return compiled;
};

/**
 * What a request counts for, by the rules shipped for access logs. Mostly nothing; one alone may be a mistake.
 *
 * @returns undefined when it counts for nothing, or has no address
 */
export function sightingOf({ address, site, ...request }: AnsweredRequest): Sighting | undefined {
  const peer = toAddress(address);
  if (peer === undefined) return undefined;
  return sightRequest(requestRules().requests, { ...request, peer, site, user: undefined }, '');
}

/** Counts sightings of requests by the shipped limits. What is no attack stands in memory only. */
export const watchRequests = (sink: AttackSink, bounds?: WatchBounds): AttackWatch =>
  openAttackWatch(requestRules().limits, sink, bounds);
