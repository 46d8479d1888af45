import { closeSync, openSync, writeSync } from 'node:fs';
import type { Sink } from './log.ts';

/** Lines to the standard error output. */
export const toStderr: Sink = (line) => void process.stderr.write(`${line}\n`);

/**
 * Lines to the end of a file that only the running user may read; made when missing. Each line is handed to the operating
 * system before the program goes on, so that the last line before a crash is there.
 */
export function toFile(path: string): { readonly sink: Sink; readonly close: () => void } {
  const file = openSync(path, 'a', 0o600);
  let writable = true;
  return {
    sink: (line) => {
      try {
        writeSync(file, `${line}\n`);
        writable = true;
      } catch {
        // A full disk must not bring the counter down. That the log is silent is said once elsewhere.
        if (writable) toStderr(JSON.stringify({ event: 'log-file-unwritable' }));
        writable = false;
      }
    },
    close: () => closeSync(file),
  };
}
