import { headBytes } from '../rules/judge-file.ts';

/** The first bytes of a stream, and the whole stream from its beginning. */
export async function peek(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: Uint8Array; readonly whole: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  let over = false;
  while (length < headBytes && !over) {
    const next = await iterator.next();
    if (next.done) over = true;
    else {
      first.push(next.value);
      length += next.value.length;
    }
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield* first;
    if (over) return;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { head: Buffer.concat(first).subarray(0, headBytes), whole: whole() };
}
