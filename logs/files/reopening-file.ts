import { closeSync, fstatSync, openSync, statSync } from 'node:fs';
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

/** So often is looked whether another file has the log's name now. */
const lookEveryMs = 1_000;

/** Whether the name leads to the open file, to another one, or nowhere. */
type Whereabouts = 'here' | 'elsewhere' | 'gone';

/**
 * Opens a log to append to. What a rotation put under its name is noticed by itself within a second of the next line; a name that is gone
 * is made anew only when it stays so for another, because who renames a log usually makes the next one.
 *
 * It takes filtered bytes only: there is no way around the filter into it.
 *
 * @param now in milliseconds
 */
export function openReopeningFile(path: string, now: () => number = Date.now): ReopeningFile {
  const open = (): number => openSync(path, 'a', modeOfLogs);
  let file = open();
  let looked = { at: now(), found: 'here' as Whereabouts };
  const reopen = (): void => {
    // Opened before the old one is closed, so that a fault leaves the old one in use.
    const next = open();
    closeSync(file);
    file = next;
  };
  const follow = (): void => {
    const at = now();
    if (at >= looked.at && at - looked.at < lookEveryMs) return;
    const found = whereabouts(path, file);
    if (found === 'elsewhere' || (found === 'gone' && looked.found === 'gone')) tryTo(reopen);
    looked = { at, found };
  };
  return {
    stream: new Writable({
      highWaterMark: 1 << 20,
      write(chunk: Buffer, _encoding, done) {
        try {
          follow();
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
    reopen,
  };
}

function whereabouts(path: string, file: number): Whereabouts {
  try {
    const named = statSync(path, { throwIfNoEntry: false });
    if (named === undefined) return 'gone';
    const own = fstatSync(file);
    return named.ino === own.ino && named.dev === own.dev ? 'here' : 'elsewhere';
  } catch {
    // Who may not look goes on where they are.
    return 'here';
  }
}

/** The old file is still there to write into; the next look tries again. */
function tryTo(work: () => void): void {
  try {
    work();
  } catch {}
}
