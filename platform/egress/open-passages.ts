import type { Socket } from 'node:net';
import type { Cancel, Clock } from '../clock.ts';

/** Why open connections were ended: the owner switched, or the day's budget is spent. */
export type CutReason = 'switched-off' | 'budget-spent';

/** One call to a door, from before it is asked whether that is on. */
export interface Attempt {
  /** Says by which revision of the door the call is allowed. */
  allowedBy(revision: number): void;
  /** Takes a socket in; it is ended at once if the door was switched meanwhile. */
  add(socket: Socket): void;
  /** Why the door was shut since the attempt began; `null` when it was not. */
  wasCut(): CutReason | null;
}

/** Bytes that went through a door, with what TLS adds. */
export interface Traffic {
  readonly sent: number;
  readonly received: number;
}

/** The sockets open through each door, from before they connect until they are closed. */
export interface OpenPassages {
  begin(door: string): Attempt;
  count(door: string): number;
  /** Ends all through one door at once, without a goodbye, also those only about to be. */
  cut(door: string, reason: CutReason): void;
  /** Ends all. */
  close(): void;
}

/** What the passages ask and tell while they are open. */
export interface DoorWatch {
  /** The revision of a door as it stands; `undefined` when it is gone. */
  revisionOf(door: string): Promise<number | undefined>;
  /** Counts what went through since it was told last; answers whether the day's budget is spent by it. */
  account(door: string, traffic: Traffic): Promise<boolean>;
}

/** Another process may switch a door off; open connections through it end after this at the latest. */
const recheckMs = 5_000;

interface Line {
  /** What of each socket was counted already. */
  readonly sockets: Map<Socket, Traffic>;
  /** How often it was cut, and why the last time. */
  cuts: number;
  reason: CutReason;
  revision: number | null;
}

const traffic = (socket: Socket): Traffic => ({ sent: socket.bytesWritten, received: socket.bytesRead });
const difference = (now: Traffic, before: Traffic): Traffic => ({
  sent: now.sent - before.sent,
  received: now.received - before.received,
});

/** Keeps the sockets. While any is open, it is asked every few seconds whether its door is still as it was. */
export function openPassages(clock: Clock, watch: DoorWatch): OpenPassages {
  const lines = new Map<string, Line>();
  let recheck: Cancel | null = null;

  function cut(door: string, reason: CutReason): void {
    const line = lines.get(door);
    if (!line) return;
    line.cuts++;
    line.reason = reason;
    for (const socket of line.sockets.keys()) socket.destroy();
  }

  const inUse = () => [...lines].filter(([, line]) => line.sockets.size > 0);

  async function check(door: string, line: Line): Promise<void> {
    try {
      if ((await watch.revisionOf(door)) !== line.revision) return cut(door, 'switched-off');
      if (await account(door, line)) cut(door, 'budget-spent');
    } catch {
      // What cannot be checked is not kept open.
      cut(door, 'switched-off');
    }
  }

  async function account(door: string, line: Line): Promise<boolean> {
    let [sent, received] = [0, 0];
    for (const [socket, counted] of line.sockets) {
      const now = traffic(socket);
      sent += now.sent - counted.sent;
      received += now.received - counted.received;
      line.sockets.set(socket, now);
    }
    return sent + received > 0 && watch.account(door, { sent, received });
  }

  function recheckLater(): void {
    recheck ??= clock.at(clock.now() + recheckMs, () => {
      recheck = null;
      for (const [door, line] of inUse()) void check(door, line);
      if (inUse().length > 0) recheckLater();
    });
  }

  function closed(door: string, line: Line, socket: Socket): void {
    const rest = difference(traffic(socket), line.sockets.get(socket) ?? traffic(socket));
    line.sockets.delete(socket);
    if (rest.sent + rest.received === 0) return;
    // A store that was closed first does not count any more; nothing else depends on it.
    watch.account(door, rest).then(
      (spent) => spent && cut(door, 'budget-spent'),
      () => {},
    );
  }

  return {
    begin(door) {
      const line: Line = lines.get(door) ?? {
        sockets: new Map(),
        cuts: 0,
        reason: 'switched-off',
        revision: null,
      };
      lines.set(door, line);
      const { cuts } = line;
      return {
        allowedBy(revision) {
          line.revision = revision;
        },
        add(socket) {
          line.sockets.set(socket, { sent: 0, received: 0 });
          socket.once('close', () => closed(door, line, socket));
          if (line.cuts !== cuts) socket.destroy();
          recheckLater();
        },
        wasCut: () => (line.cuts === cuts ? null : line.reason),
      };
    },
    count: (door) => lines.get(door)?.sockets.size ?? 0,
    cut,
    close() {
      recheck?.();
      recheck = null;
      for (const door of lines.keys()) cut(door, 'switched-off');
    },
  };
}
