import type { Socket } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { unacknowledged } from './unacknowledged.ts';

/** A way to the log server, for one batch. */
export interface Link {
  /** Sends whole lines, one message each. @throws when the way is broken */
  send(lines: Buffer): Promise<void>;
  /** Settles when the server has everything that was sent, and the way is closed. @throws when that is not certain */
  confirm(): Promise<void>;
  /** Gives the way up. */
  drop(): void;
}

/** Opens a way. @throws when the server cannot be reached */
export type OpenLink = () => Promise<Link>;

/** What went wrong, in one word. */
const coded = (code: string): Error => Object.assign(new Error(code), { code });

const lineFeed = 10;
const patienceMs = 15_000;

/** Each line with its octets counted before it (RFC 6587, RFC 5425). */
export function framed(lines: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let from = 0; from < lines.length; ) {
    const end = lines.indexOf(lineFeed, from);
    const message = lines.subarray(from, end < 0 ? lines.length : end);
    if (message.length > 0) parts.push(Buffer.from(`${message.length} `), message);
    from += message.length + 1;
  }
  return Buffer.concat(parts);
}

/**
 * Syslog over TCP or TLS says nothing when it has received something. What it can say is the end: when all bytes have arrived, this side
 * closes in order, and a server that has read everything closes in order too, while one that is gone, or closes with bytes unread, resets
 * the connection. So a batch counts as received when the server closed in order after it, and not before it had arrived.
 *
 * @param socket connected, and with TLS already verified
 * @param connectedInMs how long that took
 * @throws when the server closes at once
 */
export async function openStreamLink(socket: Socket, connectedInMs: number): Promise<Link> {
  const link = streamLink(socket);
  // A server that does not want this side (its certificate, its address) closes at once, perhaps after it took what came first.
  await after(Math.max(shortestWaitMs, 2 * connectedInMs));
  await link.send(Buffer.alloc(0));
  return link;
}

const shortestWaitMs = 20;

function streamLink(socket: Socket): Link {
  let failed: Error | undefined;
  let asked = false;
  let settle: ((fault: Error | undefined) => void) | undefined;
  const fail = (fault: Error): void => {
    failed ??= fault;
    settle?.(failed);
    socket.destroy();
  };
  socket.on('error', fail);
  socket.on('end', () => {
    if (asked) settle?.(failed);
    else fail(coded('CLOSED_BY_SERVER'));
  });
  socket.on('close', () => fail(coded('CLOSED_BY_SERVER')));
  // What a server answers is of no interest, but its end is seen only when it is read.
  socket.resume();
  const settled = (begin: () => void): Promise<void> => {
    if (failed !== undefined) return Promise.reject(failed);
    return new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => fail(coded('ETIMEDOUT')), patienceMs);
      settle = (fault) => {
        clearTimeout(timer);
        settle = undefined;
        if (fault === undefined) resolve();
        else reject(fault);
      };
      begin();
    });
  };
  return {
    send: (lines) =>
      settled(() => {
        socket.write(framed(lines), (fault) => settle?.(fault ?? undefined));
      }),
    async confirm() {
      await arrived(socket, () => failed);
      asked = true;
      await settled(() => socket.end());
      socket.destroy();
    },
    drop: () => fail(coded('GIVEN_UP')),
  };
}

const lookEveryMs = 10;
/** Where the system does not tell what has arrived: longer than any way there and back. */
const longestWayMs = 1_000;

/** Settles when the other side has acknowledged every byte, and is still there. @throws what failed meanwhile */
async function arrived(socket: Socket, failed: () => Error | undefined): Promise<void> {
  const end = performance.now() + patienceMs;
  for (;;) {
    // A server that closed is heard of before this goes on.
    await after(unacknowledged(socket.localPort ?? 0) === undefined ? longestWayMs : 0);
    const fault = failed();
    if (fault !== undefined) throw fault;
    if ((unacknowledged(socket.localPort ?? 0) ?? 0) === 0) return;
    if (performance.now() > end) throw coded('ETIMEDOUT');
    await after(lookEveryMs);
  }
}
