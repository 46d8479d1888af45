import type { CleanMessage } from '../clean-message.ts';

/** Where messages go: into files, or into the spool of a log server. */
export interface MessageSink {
  /** Takes a message, in the order they come. */
  take(message: CleanMessage, at: number): void;
  /** Whether there is room. While there is none, nothing more should be read where a sender can wait. */
  hasRoom(): boolean;
  /** Settles when there is room again. */
  room(): Promise<void>;
  /** Settles when all that was taken is written. */
  written(): Promise<void>;
  /** Writes what can be written, and ends. */
  close(): void;
}

/** Collects bytes and hands them on together. */
export interface BatchWriter {
  add(bytes: Uint8Array): void;
  hasRoom(): boolean;
  room(): Promise<void>;
  written(): Promise<void>;
  /** Tries at once what could not be written before. */
  retry(): void;
  close(): void;
}

/** So much waits in memory; a sender that can wait waits then. */
const mostWaiting = 1 << 20;
const retryMs = 1_000;

/**
 * Collects what comes in one turn of the event loop and writes it together. What cannot be written (a full disk, a full spool) stays in
 * memory, bounded, and is tried again.
 *
 * @param write writes all of it or throws
 * @param onFault is told once when writing begins to fail
 */
export function openBatchWriter(
  write: (bytes: Buffer) => void,
  onFault: (error: unknown) => void,
): BatchWriter {
  let waiting: Uint8Array[] = [];
  let size = 0;
  let failing = false;
  let due: NodeJS.Timeout | NodeJS.Immediate | undefined;
  let listeners: (() => void)[] = [];

  const flush = (): void => {
    due = undefined;
    if (size === 0) return;
    const bytes = Buffer.concat(waiting);
    try {
      write(bytes);
    } catch (error) {
      waiting = [bytes];
      if (!failing) onFault(error);
      failing = true;
      due = setTimeout(flush, retryMs);
      return;
    }
    failing = false;
    waiting = [];
    size = 0;
    for (const tell of listeners.splice(0)) tell();
  };
  const hasRoom = (): boolean => size < mostWaiting;
  const nextWriting = (): Promise<void> =>
    new Promise((resolve) => {
      listeners.push(resolve);
    });
  return {
    add(bytes) {
      waiting.push(bytes);
      size += bytes.length;
      due ??= setImmediate(flush);
    },
    hasRoom,
    room: () => (hasRoom() ? Promise.resolve() : nextWriting()),
    written: () => (size === 0 ? Promise.resolve() : nextWriting()),
    retry() {
      if (failing) flush();
    },
    close() {
      flush();
      clearTimeout(due as NodeJS.Timeout | undefined);
      listeners = [];
    },
  };
}
