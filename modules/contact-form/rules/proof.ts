import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A computing task: find a number whose hash together with `salt` begins with `bits` zero bits. */
export interface Task {
  readonly salt: string;
  readonly bits: number;
  /** Instant after which an answer comes too late. */
  readonly until: number;
  /** By which the task is known as ours; nothing is stored for it. */
  readonly sign: string;
}

/** A task with what the browser found. */
export interface Proof extends Task {
  readonly answer: number;
}

/** How long a visitor may take to write. */
const validMs = 60 * 60_000;

const signOf = (key: Buffer, { salt, bits, until }: Omit<Task, 'sign'>): string =>
  createHmac('sha256', key).update(`${salt}.${bits}.${until}`).digest('base64url');

/** Makes a task. */
export function newTask(key: Buffer, bits: number, now: number): Task {
  const task = { salt: randomBytes(16).toString('base64url'), bits, until: now + validMs };
  return { ...task, sign: signOf(key, task) };
}

/** Whether a proof is of a task of ours, in time, and right. Whether it was used before the caller has to know. */
export function isProven(key: Buffer, proof: Proof, now: number): boolean {
  const [ours, theirs] = [Buffer.from(signOf(key, proof)), Buffer.from(proof.sign)];
  if (ours.length !== theirs.length || !timingSafeEqual(ours, theirs) || proof.until < now) return false;
  return zeroBits(createHash('sha256').update(`${proof.salt}.${proof.answer}`).digest()) >= proof.bits;
}

/** How many zero bits bytes begin with. */
export function zeroBits(bytes: Uint8Array): number {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? bytes.length * 8 : first * 8 + Math.clz32(bytes[first] ?? 0) - 24;
}
