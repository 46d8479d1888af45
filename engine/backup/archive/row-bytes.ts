import { EngineFault } from '../../errors.ts';

/** A value of the one SQL vocabulary. */
export type Value = string | number | Uint8Array | null;

/** A row's values in the order of its table's columns; of a deleted row, the values of its key. */
export interface ArchivedRow {
  readonly state: 'present' | 'deleted';
  readonly values: readonly Value[];
}

const tag = { present: 0x52, deleted: 0x44, null: 0, integer: 1, text: 2, bytes: 3 } as const;

/**
 * Writes rows as bytes: per row a mark and the number of its values, per value a mark, a length where one is needed, and the content.
 * The same rows give the same bytes for ever (chunks are named by their content), which no general format promises across versions of
 * its library; integers have eight bytes each, and what that wastes the compression takes back.
 */
export class RowWriter {
  #buffer = Buffer.allocUnsafe(256 * 1024);
  #at = 0;
  #rows = 0;

  /** Bytes written since the last `take`. */
  get length(): number {
    return this.#at;
  }

  get rows(): number {
    return this.#rows;
  }

  /** @throws {EngineFault} `invalid-value` for what the vocabulary does not have */
  write(state: ArchivedRow['state'], values: readonly unknown[]): void {
    this.#room(3);
    this.#buffer[this.#at++] = tag[state];
    this.#at = this.#buffer.writeUInt16LE(values.length, this.#at);
    for (const value of values) this.#value(value);
    this.#rows++;
  }

  /** The bytes written, as a copy; the writer begins anew. */
  take(): Buffer {
    const bytes = Buffer.from(this.#buffer.subarray(0, this.#at));
    this.#at = 0;
    this.#rows = 0;
    return bytes;
  }

  #value(value: unknown): void {
    if (value === null || value === undefined) {
      this.#room(1);
      this.#buffer[this.#at++] = tag.null;
    } else if (typeof value === 'number') this.#integer(value);
    else if (typeof value === 'string') this.#text(value);
    else if (value instanceof Uint8Array) {
      this.#head(tag.bytes, value.length);
      this.#buffer.set(value, this.#at);
      this.#at += value.length;
    } else throw new EngineFault('invalid-value', 'a value that is neither text, integer nor bytes', true);
  }

  #integer(value: number): void {
    if (!Number.isSafeInteger(value))
      throw new EngineFault('invalid-value', 'a number that is no integer', true);
    this.#room(9);
    this.#buffer[this.#at++] = tag.integer;
    const high = Math.floor(value / 0x1_0000_0000);
    this.#at = this.#buffer.writeUInt32LE(value - high * 0x1_0000_0000, this.#at);
    this.#at = this.#buffer.writeInt32LE(high, this.#at);
  }

  /** Most texts are short and plain: those are copied letter by letter, which is faster than asking for their length first. */
  #text(value: string): void {
    const { length } = value;
    this.#head(tag.text, length);
    const buffer = this.#buffer;
    const start = this.#at;
    let i = 0;
    for (; i < length && length < 200; i++) {
      const code = value.charCodeAt(i);
      if (code > 0x7f) break;
      buffer[start + i] = code;
    }
    if (i === length) {
      this.#at += length;
      return;
    }
    const bytes = Buffer.byteLength(value);
    this.#at = start - 4;
    this.#room(4 + bytes);
    this.#at = this.#buffer.writeUInt32LE(bytes, this.#at);
    this.#at += this.#buffer.write(value, this.#at);
  }

  #head(mark: number, length: number): void {
    this.#room(5 + length);
    this.#buffer[this.#at++] = mark;
    this.#at = this.#buffer.writeUInt32LE(length, this.#at);
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#at + bytes));
    this.#buffer.copy(larger, 0, 0, this.#at);
    this.#buffer = larger;
  }
}

/**
 * Reads what a `RowWriter` wrote.
 * @throws {RangeError} when the bytes are not whole; sealed bytes that opened always are
 */
export function* readRows(bytes: Buffer): Generator<ArchivedRow> {
  let at = 0;
  while (at < bytes.length) {
    const state = bytes[at++] === tag.present ? 'present' : 'deleted';
    const count = bytes.readUInt16LE(at);
    at += 2;
    const values: Value[] = new Array(count);
    for (let i = 0; i < count; i++) {
      const mark = bytes[at++];
      if (mark === tag.null) values[i] = null;
      else if (mark === tag.integer) {
        values[i] = bytes.readInt32LE(at + 4) * 0x1_0000_0000 + bytes.readUInt32LE(at);
        at += 8;
      } else {
        const start = at + 4;
        at = start + bytes.readUInt32LE(at);
        if (at > bytes.length) throw new RangeError('a row is cut off');
        values[i] = mark === tag.text ? textAt(bytes, start, at) : bytes.subarray(start, at);
      }
    }
    yield { state, values };
  }
}

/** Reading as Latin 1 is the fastest way to a short text, and right as long as all of it is plain. */
function textAt(bytes: Buffer, start: number, end: number): string {
  for (let i = start; i < end; i++) if ((bytes[i] ?? 0) > 0x7f) return bytes.toString('utf8', start, end);
  return bytes.toString('latin1', start, end);
}
