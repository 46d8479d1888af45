/**
 * A bounded memory that forgets what was untouched longest, in two generations: what was not asked for while the young one filled
 * goes with the old one. Unlike taking out the oldest one by one, this costs the same however much comes and goes.
 */
export interface Generations<Value> {
  /** Asking for something keeps it. */
  get(name: string): Value | undefined;
  set(name: string, value: Value): void;
  delete(name: string): void;
  readonly size: () => number;
}

/** @param most how many are remembered; at least half of it is */
export function openGenerations<Value>(most: number): Generations<Value> {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  const set = (name: string, value: Value): void => {
    young.set(name, value);
    if (young.size < most / 2) return;
    old = young;
    young = new Map();
  };
  return {
    set,
    get(name) {
      const known = young.get(name);
      if (known !== undefined) return known;
      const kept = old.get(name);
      if (kept === undefined) return undefined;
      old.delete(name);
      set(name, kept);
      return kept;
    },
    delete(name) {
      young.delete(name);
      old.delete(name);
    },
    size: () => young.size + old.size,
  };
}
