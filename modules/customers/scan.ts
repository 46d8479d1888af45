const signatures = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
] as const;

/** Whether a file begins as its media type says. */
export function isScan(head: Uint8Array, mediaType: string): boolean {
  return signatures.some(
    ([type, signature]) => type === mediaType && signature.every((byte, i) => head[i] === byte),
  );
}

/** The first piece of a stream, and the whole stream from its beginning. */
export async function withFirst(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: Uint8Array; readonly bytes: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first = await iterator.next();
  const head = first.done ? new Uint8Array() : first.value;
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { head, bytes: whole() };
}
