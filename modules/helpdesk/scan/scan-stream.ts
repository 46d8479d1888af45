import type { PassageSocket } from '../../../platform/egress/index.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { virusScanner } from './virus-scanner.ts';

/** What the scanner says. `unknown`: it was not there, gave up, or the file was too large for it. */
export type Verdict = 'clean' | 'infected' | 'unknown';

/** A scan of one stream. */
export interface Scan {
  /** Shows the scanner a piece. Never fails: a scanner that went away has no verdict. */
  feed(piece: Uint8Array): Promise<void>;
  /** Ends the stream and waits for what the scanner says. */
  verdict(): Promise<Verdict>;
  /** Ends without a verdict. */
  drop(): void;
}

/** How long the scanner may take over one file after its last byte. */
const patienceMs = 60_000;

/**
 * Begins to scan a stream with clamd (`zINSTREAM`, clamd(8)); `null` while the scanner is switched off. One connection per file, over
 * the door, and only into the own network, because the protocol is not encrypted.
 */
export async function beginScan({ egress }: Tenant): Promise<Scan | null> {
  const destination = await egress.destination(virusScanner);
  if (destination === null) return null;
  const { host, port } = destination;
  const passage = await egress.connect(virusScanner, { host, port, tls: 'none-in-own-network' });
  return passage.outcome === 'open' ? scanOver(passage.socket) : away;
}

const away: Scan = { feed: async () => {}, verdict: async () => 'unknown', drop: () => {} };

function scanOver(socket: PassageSocket): Scan {
  const answer = answerOf(socket);
  const write = (bytes: Uint8Array): Promise<void> =>
    new Promise((resolve) => {
      // A socket that is closed calls back with an error at once; the verdict tells of it.
      if (socket.destroyed) resolve();
      else socket.write(bytes, () => resolve());
    });
  socket.write('zINSTREAM\0');
  return {
    async feed(piece) {
      if (piece.length === 0) return;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(piece.length);
      await write(Buffer.concat([length, piece]));
    },
    async verdict() {
      void write(Buffer.alloc(4));
      const timer = setTimeout(() => socket.destroy(), patienceMs);
      const said = await answer;
      clearTimeout(timer);
      socket.destroy();
      return verdictIn(said);
    },
    drop: () => void socket.destroy(),
  };
}

/** An answer is one short line; more is no answer. */
const longestAnswer = 1_000;

function answerOf(socket: PassageSocket): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    socket.on('data', (bytes: Buffer) => {
      said = (said + bytes.toString('latin1')).slice(0, longestAnswer);
      if (said.includes('\0')) resolve(said);
    });
    socket.on('close', () => resolve(said));
  });
}

/** Reads clamd's answer: `stream: OK`, `stream: NAME FOUND`, or an error. The name of a virus is not kept. */
function verdictIn(said: string): Verdict {
  if (/^stream: OK\0/.test(said)) return 'clean';
  return /^stream: .+ FOUND\0/.test(said) ? 'infected' : 'unknown';
}
