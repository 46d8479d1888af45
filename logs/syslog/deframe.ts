/** Of a longer message only the beginning is taken, so that memory stays bounded whatever is sent. */
export const longestMessage = 64 * 1024;

/** Whether a message is all that was sent, or the beginning of what was too long. */
export type Extent = 'whole' | 'cut';

/** Takes one message. The bytes are lent: they are valid until the call returns. */
export type TakeMessage = (message: Uint8Array, extent: Extent) => void;

/** Cuts what comes over one connection into messages. */
export interface Deframer {
  push(chunk: Uint8Array): void;
  /** The connection ended in order: a last line without a line end is a message, half of a counted frame is none. */
  end(): void;
  /** Whether a message has begun and not ended. */
  isWithin(): boolean;
}

const lineFeed = 10;
const space = 32;
const less = 60;
const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;
/** What some senders put behind a counted frame. */
const isTrailer = (byte: number): boolean => byte === lineFeed || byte === 13 || byte === 0 || byte === space;
/** A larger count is none. */
const mostDigits = 7;

/**
 * Cuts a stream into syslog messages, each by the framing it has (RFC 6587): octets counted (`5 <13>x`, the only one over TLS, RFC 5425)
 * or ended by a line feed. Both may come mixed. The result does not depend on how the stream was cut into chunks, and nothing that is
 * sent makes it fail: what has no framing is a line.
 */
export function openDeframer(take: TakeMessage): Deframer {
  const message = openMessage();
  /** What may become a count: digits, then a space. */
  let count = '';
  /** `between` two messages, in a `line`, or so many octets before the end of a counted frame. */
  let state: 'between' | 'line' | number = 'between';

  const finish = (): void => {
    if (message.length() > 0) take(message.bytes(), message.extent());
    message.clear();
    state = 'between';
  };
  const beginLine = (): void => {
    message.add(Buffer.from(count));
    count = '';
    state = 'line';
  };
  /** Looks at one byte before a message. Whether it was used up. */
  const begin = (byte: number): boolean => {
    if (count === '' && isTrailer(byte)) return true;
    const mayGoOn = count === '' ? byte !== 48 : count.length < mostDigits && !count.endsWith(' ');
    if ((isDigit(byte) && mayGoOn) || (byte === space && count !== '' && !count.endsWith(' '))) {
      count += String.fromCharCode(byte);
      return true;
    }
    if (byte === less && count.endsWith(' ')) {
      state = Number(count);
      count = '';
    } else beginLine();
    return false;
  };
  /** Takes what belongs to the message that has begun; answers how much. */
  const goOn = (rest: Uint8Array): number => {
    if (typeof state === 'number') {
      const part = rest.subarray(0, state);
      message.add(part);
      state -= part.length;
      if (state === 0) finish();
      return part.length;
    }
    const feed = rest.indexOf(lineFeed);
    message.add(feed < 0 ? rest : rest.subarray(0, feed));
    if (feed < 0) return rest.length;
    finish();
    return feed + 1;
  };
  return {
    push(chunk) {
      for (let at = 0; at < chunk.length; ) {
        if (state === 'between') at += begin(chunk[at] as number) ? 1 : 0;
        else at += goOn(chunk.subarray(at));
      }
    },
    end() {
      if (count !== '') beginLine();
      if (state === 'line') finish();
      message.clear();
      state = 'between';
    },
    isWithin: () => state !== 'between' || count !== '',
  };
}

/** What of a message came so far, no more of it than {@link longestMessage}. */
function openMessage() {
  let bytes = Buffer.alloc(0);
  let [length, left] = [0, 0];
  return {
    add(part: Uint8Array): void {
      const room = part.subarray(0, longestMessage - length);
      left += part.length - room.length;
      if (length + room.length > bytes.length) {
        const larger = Buffer.alloc(Math.min(longestMessage, Math.max(1024, 2 * (length + room.length))));
        bytes.copy(larger, 0, 0, length);
        bytes = larger;
      }
      bytes.set(room, length);
      length += room.length;
    },
    length: () => length,
    bytes: () => bytes.subarray(0, length),
    extent: (): Extent => (left > 0 ? 'cut' : 'whole'),
    clear(): void {
      [length, left] = [0, 0];
      // A connection that is open for days must not hold what one long message needed.
      if (bytes.length > 8192) bytes = Buffer.alloc(0);
    },
  };
}
