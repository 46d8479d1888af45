import type { Socket } from 'node:net';
import type { Cancel, Clock } from '../clock.ts';

/** One call to a recipient, from before it is asked whether that is on. */
export interface Attempt {
  /** Says by which revision of the recipient the call is allowed. */
  allowedBy(revision: number): void;
  /** Takes a socket in; it is ended at once if the recipient was switched meanwhile. */
  add(socket: Socket): void;
  /** Whether the recipient was switched since the attempt began. */
  wasCut(): boolean;
}

/** The sockets open to each recipient, from before they connect until they are closed. */
export interface OpenPassages {
  begin(recipient: string): Attempt;
  count(recipient: string): number;
  /** Ends all to one recipient at once, without a goodbye, also those only about to be. */
  cut(recipient: string): void;
  /** Ends all. */
  close(): void;
}

/** Another process may switch a recipient off; open connections to it end after this at the latest. */
const recheckMs = 5_000;

interface Line {
  readonly sockets: Set<Socket>;
  /** How often it was cut. */
  cuts: number;
  revision: number | null;
}

/** Keeps the sockets. While any is open, `revisionOf` is asked every few seconds whether the recipient is still as it was. */
export function openPassages(
  clock: Clock,
  revisionOf: (recipient: string) => Promise<number | undefined>,
): OpenPassages {
  const lines = new Map<string, Line>();
  let recheck: Cancel | null = null;

  function cut(recipient: string): void {
    const line = lines.get(recipient);
    if (line) line.cuts++;
    for (const socket of line?.sockets ?? []) socket.destroy();
  }

  const inUse = () => [...lines].filter(([, line]) => line.sockets.size > 0);

  function recheckLater(): void {
    recheck ??= clock.at(clock.now() + recheckMs, () => {
      recheck = null;
      for (const [recipient, line] of inUse()) {
        const check = (revision?: number) => revision !== line.revision && cut(recipient);
        // What cannot be checked is not kept open.
        revisionOf(recipient).then(check, () => check());
      }
      if (inUse().length > 0) recheckLater();
    });
  }

  return {
    begin(recipient) {
      const line: Line = lines.get(recipient) ?? { sockets: new Set(), cuts: 0, revision: null };
      lines.set(recipient, line);
      const { cuts } = line;
      return {
        allowedBy(revision) {
          line.revision = revision;
        },
        add(socket) {
          line.sockets.add(socket);
          socket.once('close', () => line.sockets.delete(socket));
          if (line.cuts !== cuts) socket.destroy();
          recheckLater();
        },
        wasCut: () => line.cuts !== cuts,
      };
    },
    count: (recipient) => lines.get(recipient)?.sockets.size ?? 0,
    cut,
    close() {
      recheck?.();
      recheck = null;
      for (const recipient of lines.keys()) cut(recipient);
    },
  };
}
