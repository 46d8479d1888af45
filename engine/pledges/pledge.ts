import type { Text } from '../declare/index.ts';
import type { Engine } from '../engine.ts';

/** What a look at the running system says about a pledge. */
export interface Verdict {
  readonly state: 'kept' | 'broken' | 'not-yet-provable';
  /** What was looked at and found, with figures; never with names. */
  readonly evidence: Text;
}

/** A published sentence that the system keeps, with the check that proves it (Zusage). Ids are those of the requirements. */
export interface Pledge {
  readonly id: string;
  /** The sentence as it stands in the notice. */
  readonly sentence: Text;
  /** Looks at the running system. Reads only, and opens no seal. */
  check(engine: Engine): Promise<Verdict>;
}

/** Declares a pledge. */
export function pledge(declared: Pledge): Pledge {
  return Object.freeze(declared);
}

/** The system was looked at and does what the sentence says. */
export const kept = (de: string, en: string): Verdict => ({ state: 'kept', evidence: { de, en } });

/** The system was looked at and does not do what the sentence says. */
export const broken = (de: string, en: string): Verdict => ({ state: 'broken', evidence: { de, en } });

/** There is nothing yet to look at. */
export const notYetProvable = (de: string, en: string): Verdict => ({
  state: 'not-yet-provable',
  evidence: { de, en },
});
