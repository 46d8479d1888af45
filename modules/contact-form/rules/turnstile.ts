import { randomBytes } from 'node:crypto';
import { isProven, newTask, type Proof, type Task } from './proof.ts';

/** Messages an hour the company gets without any harder tasks, and at all. */
const calm = 30;
const most = 500;
const hourMs = 3_600_000;
/** About a second of computing in a browser. Each doubling beyond the calm makes it twice as long. */
const usualBits = 14;
const hardestBits = 20;

/** Lets in who has computed, each answer once, and so many an hour. Knows nobody, and keeps nothing beyond an hour. */
export interface Turnstile {
  task(now: number): Task;
  pass(proof: Proof, now: number): 'passed' | 'not-proven' | 'too-many';
}

/**
 * A turnstile whose key, and all it knows, dies with the process: an answer from before a restart is asked for again.
 * @param bits of a task while it is calm
 */
export function turnstile(bits = usualBits): Turnstile {
  const key = randomBytes(32);
  const used = new Map<string, number>();
  let passed: number[] = [];
  const lately = (now: number): number => {
    passed = passed.filter((at) => at > now - hourMs);
    return passed.length;
  };
  return {
    task(now) {
      const harder = Math.max(0, Math.ceil(Math.log2(Math.max(1, lately(now) / calm))));
      return newTask(key, Math.min(hardestBits, bits + harder), now);
    },
    pass(proof, now) {
      for (const [salt, until] of used) if (until < now) used.delete(salt);
      if (used.has(proof.salt) || !isProven(key, proof, now)) return 'not-proven';
      used.set(proof.salt, proof.until);
      if (lately(now) >= most) return 'too-many';
      passed.push(now);
      return 'passed';
    },
  };
}
