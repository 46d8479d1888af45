import { closeSync, fstatSync, openSync } from 'node:fs';
import { Writable } from 'node:stream';
import { writeAll } from './write-all.ts';

/** A log that is appended to, and opened anew when it was rotated. */
export interface ReopeningFile {
  readonly stream: Writable;
  /** Closes the file and opens what has its name now, or makes it. What was written before stays in the old one. */
  reopen(): void;
}

/** Readable by the owner and a group such as `adm`, as servers make their logs. */
const modeOfLogs = 0o640;

/** Opens a log to append to. It takes filtered bytes only: there is no way around the filter into it. */
export function openReopeningFile(path: string): ReopeningFile {
  const open = (): number => openSync(path, 'a', modeOfLogs);
  let file = open();
  return {
    stream: new Writable({
      highWaterMark: 1 << 20,
      write(chunk: Buffer, _encoding, done) {
        try {
          writeAll(file, chunk);
          done();
        } catch (error) {
          done(error as Error);
        }
      },
      final(done) {
        closeSync(file);
        done();
      },
    }),
    reopen() {
      // Opened before the old one is closed, so that a fault leaves the old one in use.
      const next = open();
      fstatSync(next);
      closeSync(file);
      file = next;
    },
  };
}
