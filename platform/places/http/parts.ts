/** Takes an object apart into pieces of `size`, the last one shorter; an empty object is one empty piece. */
export async function* inParts(
  bytes: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Buffer, void, void> {
  let pieces: Uint8Array[] = [];
  let filled = 0;
  let isFirst = true;
  for await (const piece of bytes) {
    for (let at = 0; at < piece.length; ) {
      const taken = piece.subarray(at, at + size - filled);
      pieces.push(taken);
      filled += taken.length;
      at += taken.length;
      if (filled < size) continue;
      yield Buffer.concat(pieces);
      [pieces, filled, isFirst] = [[], 0, false];
    }
  }
  if (filled > 0 || isFirst) yield Buffer.concat(pieces);
}
