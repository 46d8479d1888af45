import { randomBytes } from 'node:crypto';
import { isProven, newTask, type Proof, type Task } from './proof.ts';
import { type Judgement, judgeAnswer, newQuestion, nonceOf, type Question } from './question.ts';

/** Messages an hour the company gets without any harder tasks, and at all. */
const calm = 30;
const most = 500;
const hourMs = 3_600_000;
/** About a second of computing in a browser. Each doubling beyond the calm makes it twice as long. */
const usualBits = 14;
const hardestBits = 20;
/** Answers to sums an hour, and those let in by one: a program can add as well, so this way stays narrow, and closes nobody else's. */
const mostAnswers = 120;
const mostByAnswer = 30;

/** Lets in who has computed or answered, each answer once, and so many an hour. Knows nobody, and keeps nothing beyond an hour. */
export interface Turnstile {
  task(now: number): Task;
  pass(proof: Proof, now: number): 'passed' | 'not-proven' | 'too-many';
  /** For whoever has no JavaScript. A question is good for one answer, right or wrong. */
  question(now: number): Question;
  answer(pass: string, answer: number, now: number): 'passed' | Exclude<Judgement, 'right'> | 'too-many';
}

/** Instants of the last hour, to be counted. */
function lastHour() {
  let instants: number[] = [];
  return {
    add: (now: number) => void instants.push(now),
    count(now: number): number {
      instants = instants.filter((at) => at > now - hourMs);
      return instants.length;
    },
  };
}

/**
 * A turnstile whose key, and all it knows, dies with the process: an answer from before a restart is asked for again.
 * @param bits of a task while it is calm
 */
export function turnstile(bits = usualBits): Turnstile {
  const key = randomBytes(32);
  const used = new Map<string, number>();
  const [passed, answered, passedByAnswer] = [lastHour(), lastHour(), lastHour()];
  const forgetUsed = (now: number): void => {
    for (const [each, until] of used) if (until < now) used.delete(each);
  };
  return {
    task(now) {
      const harder = Math.max(0, Math.ceil(Math.log2(Math.max(1, passed.count(now) / calm))));
      return newTask(key, Math.min(hardestBits, bits + harder), now);
    },
    pass(proof, now) {
      forgetUsed(now);
      if (used.has(proof.salt) || !isProven(key, proof, now)) return 'not-proven';
      used.set(proof.salt, proof.until);
      if (passed.count(now) >= most) return 'too-many';
      passed.add(now);
      return 'passed';
    },
    question: (now) => newQuestion(key, now),
    answer(pass, answer, now) {
      forgetUsed(now);
      const isFull = passed.count(now) >= most || passedByAnswer.count(now) >= mostByAnswer;
      if (isFull || answered.count(now) >= mostAnswers) return 'too-many';
      answered.add(now);
      if (used.has(nonceOf(pass))) return 'late';
      used.set(nonceOf(pass), now + hourMs);
      const judged = judgeAnswer(key, pass, answer, now);
      if (judged !== 'right') return judged;
      passed.add(now);
      passedByAnswer.add(now);
      return 'passed';
    },
  };
}
