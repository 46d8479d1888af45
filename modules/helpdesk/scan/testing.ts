import { createServer, type Server, type Socket } from 'node:net';

/** A clamd of a test: speaks `zINSTREAM`, finds "infected" whatever holds `virus`. */
export interface TestScanner {
  readonly port: number;
  /** What was shown to it, one entry a file. */
  readonly seen: readonly string[];
  end(): Promise<void>;
}

/** What a double finds infected. */
export const virus = 'X-ERFUNDENER-SCHAEDLING-X';

/** Starts a clamd double on a free port. */
export async function testScanner(): Promise<TestScanner> {
  const seen: string[] = [];
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    socket.setNoDelay(true);
    open.add(socket);
    let received = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes]);
      const content = contentOf(received);
      if (content === null) return;
      seen.push(content);
      socket.end(content.includes(virus) ? 'stream: Test.Invented FOUND\0' : 'stream: OK\0');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    seen,
    end: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

const greeting = 'zINSTREAM\0';

/** The pieces of a stream put together; `null` while its end has not come. @throws when it is no such stream */
function contentOf(received: Buffer): string | null {
  if (received.length < greeting.length) return null;
  if (received.toString('latin1', 0, greeting.length) !== greeting) throw new Error('not zINSTREAM');
  const parts: Buffer[] = [];
  let at = greeting.length;
  while (at + 4 <= received.length) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts).toString('utf8');
    if (at + 4 + length > received.length) return null;
    parts.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
