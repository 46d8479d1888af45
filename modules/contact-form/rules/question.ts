import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** A sum somebody without JavaScript answers instead of letting the browser compute. */
export interface Question {
  readonly first: number;
  readonly second: number;
  /** Goes with the answer. The sum is signed in it and not to be read from it; nothing is stored. */
  readonly pass: string;
}

/** What an answer is worth. `early`: faster than anybody writes. `late`: asked too long ago. */
export type Judgement = 'right' | 'wrong' | 'early' | 'late';

/** How long nobody can have written anything yet, and how long somebody may take. */
const earliestMs = 3_000;
const validMs = 60 * 60_000;
/** Both numbers are between one and this, so that there is a word for each. */
const largest = 12;

const signOf = (key: Buffer, asked: string, sum: number): string =>
  createHmac('sha256', key).update(`sum.${asked}.${sum}`).digest('base64url');

/** Asks for a sum. */
export function newQuestion(key: Buffer, now: number): Question {
  const [first, second] = [randomInt(1, largest + 1), randomInt(1, largest + 1)];
  const asked = `${randomBytes(16).toString('base64url')}.${now}`;
  return { first, second, pass: `${asked}.${signOf(key, asked, first + second)}` };
}

/** Judges an answer. Whether the question was answered before the caller has to know, by `nonceOf`. A pass that is not ours is a wrong answer. */
export function judgeAnswer(key: Buffer, pass: string, answer: number, now: number): Judgement {
  const [nonce = '', at = '', sign = ''] = pass.split('.');
  const [ours, theirs] = [Buffer.from(signOf(key, `${nonce}.${at}`, answer)), Buffer.from(sign)];
  if (ours.length !== theirs.length || !timingSafeEqual(ours, theirs)) return 'wrong';
  if (now < Number(at) + earliestMs) return 'early';
  return now > Number(at) + validMs ? 'late' : 'right';
}

/** By what a question is known again. */
export const nonceOf = (pass: string): string => pass.split('.')[0] ?? '';
