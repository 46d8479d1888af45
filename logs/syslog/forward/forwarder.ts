import { setTimeout as after } from 'node:timers/promises';
import type { Place, Spool } from '../spool/spool.ts';
import type { Link, OpenLink } from './link.ts';

/** How messages are sent on. */
export interface ForwarderOptions {
  readonly spool: Spool;
  readonly open: OpenLink;
  /** A batch ends with so many bytes or after so many milliseconds. What is lost or doubled at worst is one batch. */
  readonly batchBytes?: number;
  readonly batchMs?: number;
  /** How long to wait before trying again; twice as long each time up to a minute. */
  readonly retryMs?: number;
  /** Is told when the server cannot be reached or does not confirm, and again (`undefined`) when it does. */
  readonly onState: (fault: unknown) => void;
}

/** Sends what lies in a spool to a log server. */
export interface Forwarder {
  /** Whether the last batch was confirmed. */
  readonly reached: () => boolean;
  /** Sends what waits for so long at most, and ends; the rest waits in the spool. */
  close(withinMs: number): Promise<void>;
}

const longestRetryMs = 60_000;

/** Begins to send. A message leaves the spool when the server has confirmed its batch, never before. */
export function openForwarder(options: ForwarderOptions): Forwarder {
  const { spool, open, retryMs = 1_000, onState } = options;
  const ending = new AbortController();
  let last: Promise<void> | undefined;
  let fault: unknown = 'not yet tried';
  let link: Link | undefined;
  let draining = false;

  const sendBatch = async (): Promise<void> => {
    link = await open();
    const until = await sendUntilFull(link, spool, options, () => draining);
    await link.confirm();
    spool.confirm(until);
  };
  const pause = (ms: number): Promise<unknown> =>
    after(ms, undefined, { signal: ending.signal }).catch(() => undefined);
  const work = async (): Promise<void> => {
    let wait = retryMs;
    while (!ending.signal.aborted) {
      if (spool.read(spool.confirmed()).lines.length === 0) {
        if (draining) return;
        await spool.more();
        continue;
      }
      try {
        await sendBatch();
        if (fault !== undefined) onState(undefined);
        fault = undefined;
        wait = retryMs;
      } catch (error) {
        link?.drop();
        if (ending.signal.aborted) return;
        if (fault === undefined || fault === 'not yet tried') onState(error);
        fault = error;
        await pause(wait);
        wait = Math.min(longestRetryMs, 2 * wait);
      }
    }
  };
  last = work();
  return {
    reached: () => fault === undefined,
    async close(withinMs) {
      draining = true;
      spool.wake();
      const timer = setTimeout(() => {
        ending.abort();
        link?.drop();
        spool.wake();
      }, withinMs);
      await last;
      clearTimeout(timer);
    },
  };
}

/** Sends what lies behind the confirmed place and what comes meanwhile, until the batch is full. @returns up to where */
async function sendUntilFull(
  link: Link,
  spool: Spool,
  { batchBytes = 1 << 20, batchMs = 5_000 }: ForwarderOptions,
  draining: () => boolean,
): Promise<Place> {
  const end = performance.now() + batchMs;
  let place = spool.confirmed();
  let size = 0;
  while (size < batchBytes) {
    const { lines, until } = spool.read(place);
    if (lines.length > 0) {
      await link.send(lines);
      size += lines.length;
      place = until;
      continue;
    }
    const left = end - performance.now();
    if (left <= 0 || draining()) break;
    const timer = new AbortController();
    await Promise.race([spool.more(), after(left, undefined, { signal: timer.signal }).catch(() => {})]);
    timer.abort();
  }
  return place;
}
