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

/** Ends all through one line at once. */
function cutLine(line: Line | undefined, reason: CutReason): void {
  if (!line) return;
  line.cuts++;
  line.reason = reason;
  for (const socket of line.sockets.keys()) socket.destroy();
}

/** Counts what went through a line since it was counted last; answers whether the day's budget is spent by it. */
async function accountLine(door: string, line: Line, watch: DoorWatch): Promise<boolean> {
  let [sent, received] = [0, 0];
  for (const [socket, counted] of line.sockets) {
    const now = traffic(socket);
    sent += now.sent - counted.sent;
    received += now.received - counted.received;
    line.sockets.set(socket, now);
  }
  return sent + received > 0 && watch.account(door, { sent, received });
}

async function checkLine(door: string, line: Line, watch: DoorWatch): Promise<void> {
  try {
    if ((await watch.revisionOf(door)) !== line.revision) return cutLine(line, 'switched-off');
    if (await accountLine(door, line, watch)) cutLine(line, 'budget-spent');
  } catch {
    // What cannot be checked is not kept open.
    cutLine(line, 'switched-off');
  }
}

/** Takes a closed socket out, after counting the rest of what went over it. */
function closeSocket(door: string, line: Line, socket: Socket, watch: DoorWatch): void {
  const rest = difference(traffic(socket), line.sockets.get(socket) ?? traffic(socket));
  line.sockets.delete(socket);
  if (rest.sent + rest.received === 0) return;
  // A store that was closed first does not count any more; nothing else depends on it.
  watch.account(door, rest).then(
    (spent) => spent && cutLine(line, 'budget-spent'),
    () => {},
  );
}

function attemptOn(door: string, line: Line, watch: DoorWatch, added: () => void): Attempt {
  const { cuts } = line;
  return {
    allowedBy(revision) {
      line.revision = revision;
    },
    add(socket) {
      line.sockets.set(socket, { sent: 0, received: 0 });
      socket.once('close', () => closeSocket(door, line, socket, watch));
      if (line.cuts !== cuts) socket.destroy();
      added();
    },
    wasCut: () => (line.cuts === cuts ? null : line.reason),
  };
}

/** Keeps the sockets. While any is open, it is asked every few seconds whether its door is still as it was. */
export function openPassages(clock: Clock, watch: DoorWatch): OpenPassages {
  const lines = new Map<string, Line>();
  let recheck: Cancel | null = null;
  const inUse = () => [...lines].filter(([, line]) => line.sockets.size > 0);

  function recheckLater(): void {
    recheck ??= clock.at(clock.now() + recheckMs, () => {
      recheck = null;
      for (const [door, line] of inUse()) void checkLine(door, line, watch);
      if (inUse().length > 0) recheckLater();
    });
  }

  return {
    begin(door) {
      const line = lines.get(door) ?? newLine();
      lines.set(door, line);
      return attemptOn(door, line, watch, recheckLater);
    },
    count: (door) => lines.get(door)?.sockets.size ?? 0,
    cut: (door, reason) => cutLine(lines.get(door), reason),
    close() {
      recheck?.();
      recheck = null;
      for (const line of lines.values()) cutLine(line, 'switched-off');
    },
  };
}

const newLine = (): Line => ({ sockets: new Map(), cuts: 0, reason: 'switched-off', revision: null });
