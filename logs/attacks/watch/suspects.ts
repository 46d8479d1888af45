import { openGenerations } from '../generations.ts';

/**
 * What is remembered of those who were seen, bounded whatever is sent. Whoever was seen once is forgotten before whoever was
 * seen again, so that a million addresses used once do not wipe out the memory of the one that tries again and again.
 */
export interface Suspects<Value> {
  get(name: string): Value | undefined;
  /** Remembers somebody seen for the first time. */
  add(name: string, value: Value): void;
  /** Notes that somebody was seen again. */
  again(name: string, value: Value): void;
  readonly size: () => number;
}

/** @param most how many are remembered: half of them seen once, half seen again */
export function openSuspects<Value>(most = 32_768): Suspects<Value> {
  const once = openGenerations<Value>(most / 2);
  const repeated = openGenerations<Value>(most / 2);
  return {
    get: (name) => repeated.get(name) ?? once.get(name),
    add: once.set,
    again(name, value) {
      if (repeated.get(name) !== undefined) return;
      once.delete(name);
      repeated.set(name, value);
    },
    size: () => once.size() + repeated.size(),
  };
}
