import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** A line to a server that can break: after so many bytes in one direction everything on it ends at once, and nobody gets through. */
export interface FaultyLine {
  readonly port: number;
  /** Breaks the line after this many bytes more. */
  breakAfter(direction: 'up' | 'down', bytes: number): void;
  mend(): void;
  /** Bytes that went up since the beginning. */
  bytesUp(): number;
  end(): Promise<void>;
}

/** Puts a line before a server on this computer. */
export async function faultyLine(port: number): Promise<FaultyLine> {
  const ends = new Set<Socket>();
  let left: Record<'up' | 'down', number> = { up: Number.POSITIVE_INFINITY, down: Number.POSITIVE_INFINITY };
  let broken = false;
  let up = 0;
  const cut = () => {
    broken = true;
    for (const socket of ends) socket.destroy();
  };
  const pass = (direction: 'up' | 'down', from: Socket, to: Socket) =>
    from.on('data', (bytes) => {
      if (direction === 'up') up += bytes.length;
      left = { ...left, [direction]: left[direction] - bytes.length };
      if (left[direction] < 0) return cut();
      if (!to.write(bytes)) {
        from.pause();
        to.once('drain', () => from.resume());
      }
    });
  const server = createServer((near) => {
    if (broken) {
      near.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one);
      one.setNoDelay(true);
      one.on('error', () => {});
      one.on('close', () => {
        ends.delete(one);
        other.destroySoon();
      });
      one.on('end', () => other.end());
    }
    pass('up', near, far);
    pass('down', far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    breakAfter(direction, bytes) {
      left = { ...left, [direction]: bytes };
    },
    mend() {
      broken = false;
      left = { up: Number.POSITIVE_INFINITY, down: Number.POSITIVE_INFINITY };
    },
    bytesUp: () => up,
    async end() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
