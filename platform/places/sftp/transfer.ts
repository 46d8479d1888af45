import { TransportFault } from '../fault.ts';
import type { SftpFiles } from './file-system.ts';

/** What every server takes in one request (SFTP draft 3, section 3). */
const pieceBytes = 32 * 1024;
/** Requests on the way at a time, so that a far server is not waited for at each of them. */
const onTheWay = 32;

/** Writes bytes to an open file. */
export async function send(
  files: SftpFiles,
  handle: Buffer,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  let position = 0;
  try {
    for await (const piece of bytes) {
      for (let at = 0; at < piece.length; at += pieceBytes) {
        const part = Buffer.from(
          piece.buffer,
          piece.byteOffset + at,
          Math.min(pieceBytes, piece.length - at),
        );
        const writing = files.write(handle, position, part).then(() => void running.delete(writing));
        running.add(writing);
        position += part.length;
        if (running.size >= onTheWay) await Promise.race(running);
      }
    }
    await Promise.all(running);
  } catch (error) {
    await Promise.allSettled(running);
    throw error;
  }
}

/** Yields an open file's bytes to the size it had when it was asked for. @throws {TransportFault} when it is shorter by then */
export async function* receive(
  files: SftpFiles,
  handle: Buffer,
  place: string,
  name: string,
): AsyncGenerator<Uint8Array> {
  const size = await files.size(handle);
  const waiting: Promise<Buffer>[] = [];
  let asked = 0;
  const askMore = () => {
    for (; asked < size && waiting.length < onTheWay; asked += pieceBytes) {
      const reading = readWhole(files, handle, asked, Math.min(pieceBytes, size - asked));
      reading.catch(() => {}); // told when its turn comes
      waiting.push(reading);
    }
  };
  for (askMore(); waiting.length > 0; askMore()) {
    const piece = await waiting.shift();
    if (piece === undefined) throw new TransportFault('not-as-agreed', place, name);
    yield piece;
  }
}

/** A server may answer with less than was asked for; only the end of the file ends it. */
async function readWhole(
  files: SftpFiles,
  handle: Buffer,
  position: number,
  length: number,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let done = 0; done < length; ) {
    const part = await files.read(handle, position + done, length - done);
    if (part.length === 0) throw new TransportFault('not-as-agreed', 'file', 'shorter');
    parts.push(part);
    done += part.length;
  }
  return Buffer.concat(parts);
}
