import { randomBytes } from 'node:crypto';
import type { Sighting } from '../recognise/sighting.ts';
import type { Limits } from '../rule/compile-limits.ts';
import type { AttackClass } from '../rule/rule-file.ts';
import type { AttackEvent } from '../store/attack-event.ts';
import { type Counted, neededFor, reaches, toNumber } from './count.ts';
import { openRecentLines } from './recent-lines.ts';
import { sourceOf } from './source.ts';
import { openSuspects } from './suspects.ts';
import { toEvent } from './to-event.ts';

/** An attack that began: what is told at once. */
export interface Attack {
  readonly id: string;
  readonly at: number;
  readonly class: AttackClass;
  readonly title: string;
  readonly service: string;
  /** Undefined where the server wrote only a name: a name proves nothing. */
  readonly address: string | undefined;
  /** The address, or of IPv6 the network, that is counted together. */
  readonly source: string;
}

/** Where what belongs to an attack goes. */
export interface AttackSink {
  /** One line of an attack. */
  keep(event: AttackEvent): void;
  /** An attack began. */
  tell(attack: Attack): void;
}

/** Counts what is seen, and knows when it is an attack. */
export interface AttackWatch {
  /** @param at when it was seen, in milliseconds */
  see(sighting: Sighting, at: number): void;
  /** How many sources are remembered just now. */
  readonly watched: () => number;
}

interface Suspect {
  counted: Counted[];
  attack: { readonly id: string; last: number; kept: number } | undefined;
}

/** An attack is over when nothing was seen for so long; what comes then is a new one. */
const quietMs = 15 * 60_000;
/** Of one attack, so many lines are kept: they prove what it was, and a disk is no endless thing. */
const mostKept = 1000;

/** Bounds of memory, for tests. */
export interface WatchBounds {
  readonly suspects?: number;
  readonly recentBytes?: number;
}

/** Makes a watch over what is seen. */
export function openAttackWatch(limits: Limits, sink: AttackSink, bounds: WatchBounds = {}): AttackWatch {
  const suspects = openSuspects<Suspect>(bounds.suspects);
  const recent = openRecentLines(bounds.recentBytes);

  const begin = (suspect: Suspect, sighting: Sighting, at: number): void => {
    const id = randomBytes(6).toString('hex');
    suspect.attack = { id, last: at, kept: 0 };
    const lines = suspect.counted.flatMap((each) => {
      const text = recent.get(each.place);
      return text === undefined ? [] : [toEvent(JSON.parse(text) as Sighting, id, each.at)];
    });
    suspect.counted = [];
    suspect.attack.kept = lines.length;
    for (const event of lines) sink.keep(event);
    sink.tell({
      id,
      at,
      class: sighting.class,
      title: limits[sighting.class].title,
      service: sighting.service,
      address: 'address' in sighting.peer ? sighting.peer.address : undefined,
      source: sourceOf(sighting.peer),
    });
  };

  return {
    watched: suspects.size,
    see(sighting, at) {
      const { counts, any } = limits[sighting.class];
      const name = `${counts} ${sourceOf(sighting.peer)}`;
      const known = suspects.get(name);
      const suspect = known ?? { counted: [], attack: undefined };
      if (known === undefined) suspects.add(name, suspect);
      else suspects.again(name, suspect);
      if (suspect.attack !== undefined && at - suspect.attack.last <= quietMs) {
        suspect.attack.last = at;
        if (suspect.attack.kept++ < mostKept) sink.keep(toEvent(sighting, suspect.attack.id, at));
        return;
      }
      suspect.attack = undefined;
      const place = recent.put(JSON.stringify({ ...sighting, line: sighting.line.slice(0, 8192) }));
      const distinct = sighting.distinct === undefined ? undefined : toNumber(sighting.distinct);
      suspect.counted.push({ at, weight: sighting.weight, distinct, place });
      if (suspect.counted.length > neededFor(any)) suspect.counted.shift();
      if (reaches(suspect.counted, any, at)) begin(suspect, sighting, at);
    },
  };
}
