import type { Socket } from 'node:net';
import { openDeframer } from '../deframe.ts';
import type { Intake } from './intake.ts';

/** How many connections there may be, unless it is said. */
export const usualConnections = 256;
/** What keeps hostile senders in bounds. */
export interface ConnectionBounds {
  /** Connections at a time, and of one address a quarter of them. */
  readonly mostConnections?: number;
  /** A connection that leaves a message unfinished for so long is closed. */
  readonly patienceMs?: number;
}

const usualPatienceMs = 300_000;

/**
 * Takes connections of senders, a bounded number at a time. Each may hold one unfinished message in memory, and not for ever. It is read
 * only as fast as what came is written, and answered with an end only when everything it sent is on the disk.
 */
export function takeConnection(
  intake: Intake,
  open: Set<Socket>,
  { mostConnections = usualConnections, patienceMs = usualPatienceMs }: ConnectionBounds,
): (socket: Socket) => void {
  const mostOfOne = Math.ceil(mostConnections / 4);
  const ofOne = new Map<string, number>();
  return (socket) => {
    const { remoteAddress: peer = '' } = socket;
    const before = ofOne.get(peer) ?? 0;
    socket.on('error', () => {});
    if (open.size >= mostConnections || before >= mostOfOne) {
      intake.refuse();
      socket.destroy();
      return;
    }
    open.add(socket);
    ofOne.set(peer, before + 1);
    socket.once('close', () => {
      open.delete(socket);
      const left = (ofOne.get(peer) ?? 1) - 1;
      if (left === 0) ofOne.delete(peer);
      else ofOne.set(peer, left);
    });
    readConnection(socket, intake, patienceMs);
  };
}

function readConnection(socket: Socket, intake: Intake, patienceMs: number): void {
  let timer: NodeJS.Timeout | undefined;
  const stopWaiting = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const deframer = openDeframer((message, extent) => {
    stopWaiting();
    intake.message(message, extent);
  });
  socket.on('data', (chunk: Buffer) => {
    deframer.push(chunk);
    // A byte now and then does not help: the message has to end.
    if (deframer.isWithin()) timer ??= setTimeout(() => socket.destroy(), patienceMs).unref();
    if (intake.hasRoom()) return;
    socket.pause();
    void intake.room().then(() => socket.resume());
  });
  socket.once('end', () => {
    deframer.end();
    void intake.written().then(() => socket.end());
  });
  socket.once('close', stopWaiting);
}
