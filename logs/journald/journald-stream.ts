import { Transform } from 'node:stream';
import type { FilterOptions } from '../filter/filter-stream.ts';
import { filterEntry } from './filter-entry.ts';
import { lineOfEntry } from './line-of-entry.ts';

const lineFeed = 10;
/** A longer entry is not kept, so that memory stays bounded. */
const longestEntry = 8 << 20;
const tooLong = Buffer.from(
  '{"MESSAGE":"redlich-logs: an entry longer than 8 MiB was not kept","PRIORITY":"4","SYSLOG_IDENTIFIER":"redlich-logs"}',
);

/**
 * Filters what `journalctl -o json` writes, an entry a line. A fault destroys the stream; nothing passes unfiltered. Whoever watches sees
 * each entry as the line syslog would have written.
 */
export function journaldStream({ keep = 'nothing', onLine }: FilterOptions = {}): Transform {
  let begun: Buffer[] = [];
  let length = 0;
  const begin = (piece: Buffer): void => {
    length += piece.length;
    if (length <= longestEntry) begun.push(piece);
    else begun = [];
  };
  const finish = (lineEnd: string): Uint8Array => {
    const raw = Buffer.concat(begun);
    const line = onLine === undefined ? undefined : lineOfEntry(raw);
    if (line !== undefined) onLine?.(line);
    const entry = length > longestEntry ? tooLong : filterEntry(raw, keep);
    begun = [];
    length = 0;
    return Buffer.concat([entry, Buffer.from(lineEnd)]);
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let from = 0;
      try {
        for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, from)) {
          begin(chunk.subarray(from, at));
          this.push(finish('\n'));
          from = at + 1;
        }
        begin(Buffer.from(chunk.subarray(from)));
        done();
      } catch {
        // What was thrown may quote the entry.
        done(new Error('an entry could not be filtered and was not written'));
      }
    },
    flush(done) {
      done(null, length > 0 ? finish('') : undefined);
    },
  });
}
