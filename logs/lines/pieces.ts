const lineFeed = 10;

/** A line of a log, or a part of one that is too long. */
export interface Piece {
  /** The number of the line, from 1. */
  readonly line: number;
  readonly bytes: Uint8Array;
  /** Only what begins before this place is new or certain here; the rest is seen again in the next piece. */
  readonly until: number;
}

/** Cuts a log into lines, and a line longer than `longest` into pieces that share `shared` bytes. */
export async function* piecesOf(
  chunks: AsyncIterable<Uint8Array>,
  longest: number,
  shared: number,
): AsyncGenerator<Piece> {
  let line = 1;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    let from = 0;
    while (from < rest.length) {
      const feed = rest.indexOf(lineFeed, from);
      const end = feed < 0 ? rest.length : feed;
      if (end - from > longest) {
        yield { line, bytes: rest.subarray(from, from + longest), until: longest - shared };
        from += longest - shared;
      } else if (feed >= 0) {
        yield { line, bytes: rest.subarray(from, feed), until: longest };
        line++;
        from = feed + 1;
      } else break;
    }
    rest = rest.subarray(from);
  }
  if (rest.length > 0) yield { line, bytes: rest, until: longest };
}
