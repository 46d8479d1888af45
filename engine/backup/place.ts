/** An object at a place: its name and how many bytes it has. */
export interface PlacedObject {
  readonly name: string;
  readonly bytes: number;
}

/**
 * Why a place did not do what was asked. `away`: it cannot be reached or does not answer; `full`: no room; `refused`: it does not
 * let us in; `damaged`: it answers, but not as agreed. Messages name the place's id and the object, never content.
 */
export type PlaceTrouble = 'away' | 'full' | 'refused' | 'damaged';

/** Thrown by a place. The backup goes on with the other places and raises an alarm for this one. */
export class PlaceFault extends Error {
  readonly trouble: PlaceTrouble;
  constructor(trouble: PlaceTrouble, message: string) {
    super(message);
    this.name = 'PlaceFault';
    this.trouble = trouble;
  }
}

/**
 * Where copies lie: a folder, a disk, an SFTP, WebDAV or S3 account. Nothing but named objects: a place needs no logic, and whoever
 * keeps it sees sealed bytes only. Names are `a-z 0-9 . - /`, at most 200 characters, no empty part and none that begins with a dot.
 *
 * Every method throws a {@link PlaceFault} when the place does not do it. Nothing is promised about old versions a place may keep.
 */
export interface Place {
  /** The owner's short name for it, as in the settings; no personal data. */
  readonly id: string;
  /** Every object whose name begins with `prefix`, in any order. */
  list(prefix: string): AsyncIterable<PlacedObject>;
  /** The object's bytes in pieces of any size, or `null` when there is none. A read that breaks off throws, it never ends early. */
  read(name: string): Promise<AsyncIterable<Uint8Array> | null>;
  /**
   * Writes an object whole or not at all: until this settles a reader finds the old one or none, afterwards the new one, and the
   * place has been asked to make it durable. `bytes` yields pieces of any size and is read once.
   */
  write(name: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** Removes an object; one that is not there is no fault. */
  remove(name: string): Promise<void>;
  /** Ends connections. */
  close(): Promise<void>;
}
