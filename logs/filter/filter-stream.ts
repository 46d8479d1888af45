import { Transform } from 'node:stream';
import type { LineObserver } from '../lines/split-lines.ts';
import { splitLines } from '../lines/split-lines.ts';
import { type Keep, openFilter } from './open-filter.ts';

/** What a filtering stream does beside filtering. */
export interface FilterOptions {
  /** See {@link Keep}; by default nothing stays. */
  readonly keep?: Keep;
  /** Sees each line as it came, before anything of it is written. What it throws ends the stream, with nothing of the line written. */
  readonly onLine?: LineObserver;
}

/** The filter as a stream of Node: bytes in, bytes out. A fault destroys the stream; nothing passes unfiltered. */
export function filterStream({ keep = 'nothing', onLine }: FilterOptions = {}): Transform {
  const filter = openFilter(keep);
  const lines = onLine === undefined ? undefined : splitLines(onLine);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      attempt(done, () => {
        lines?.push(chunk);
        return filter.push(chunk);
      });
    },
    flush(done) {
      attempt(done, () => {
        lines?.end();
        return filter.end();
      });
    },
  });
}

function attempt(done: (fault: Error | null, bytes?: Uint8Array) => void, work: () => Uint8Array): void {
  let bytes: Uint8Array | undefined;
  try {
    bytes = work();
  } catch {
    // What was thrown may quote the line.
  }
  if (bytes === undefined) done(new Error('a line could not be filtered and was not written'));
  else done(null, bytes);
}
