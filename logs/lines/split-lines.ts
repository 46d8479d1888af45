/**
 * Sees each line of a log as it came, with its address, before it is filtered. The bytes are lent: they are valid until the call
 * returns and must be copied to be kept, and whatever is kept must stay in memory.
 *
 * @param raw one line without its line end; a line longer than {@link longestLineSeen} is seen as its beginning only
 */
export type LineObserver = (raw: Uint8Array) => void;

/** Of a longer line an observer sees the beginning, so that memory stays bounded whatever is sent. */
export const longestLineSeen = 64 * 1024;

/** Cuts a stream of bytes into lines for an observer. */
export interface LineSplitter {
  push(chunk: Uint8Array): void;
  /** The last line, if it had no line end. */
  end(): void;
}

const lineFeed = 10;
const carriageReturn = 13;

/** Cuts chunks into lines, however the chunks were cut; the result is the same. */
export function splitLines(observer: LineObserver): LineSplitter {
  const begun = Buffer.allocUnsafe(longestLineSeen);
  let length = 0;
  const keep = (piece: Uint8Array): void => {
    const room = piece.subarray(0, longestLineSeen - length);
    begun.set(room, length);
    length += room.length;
  };
  const show = (line: Uint8Array): void => {
    const seen = line.subarray(0, longestLineSeen);
    observer(seen.at(-1) === carriageReturn ? seen.subarray(0, -1) : seen);
  };
  const finish = (): void => {
    show(begun.subarray(0, length));
    length = 0;
  };
  return {
    push(chunk) {
      let from = 0;
      for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, from)) {
        if (length === 0) show(chunk.subarray(from, at));
        else {
          keep(chunk.subarray(from, at));
          finish();
        }
        from = at + 1;
      }
      keep(chunk.subarray(from));
    },
    end() {
      if (length > 0) finish();
    },
  };
}
