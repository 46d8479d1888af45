import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A place in the spool: in which of its files, behind how many bytes. */
export interface Place {
  readonly segment: number;
  readonly offset: number;
}

const name = 'sent.json';

/** Up to where the log server has everything; the very beginning when nothing is noted. */
export function readPlace(folder: string): Place {
  try {
    const { segment, offset } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Partial<Place>;
    if (Number.isSafeInteger(segment) && Number.isSafeInteger(offset))
      return { segment: Number(segment), offset: Number(offset) };
  } catch {
    // Not there, or torn by a crash: what was sent already is sent again rather than lost.
  }
  return { segment: 0, offset: 0 };
}

/** Notes a place. A crash leaves the old or the new one. */
export function writePlace(folder: string, place: Place): void {
  const beside = join(folder, `${name}.new`);
  const file = openSync(beside, 'w', 0o600);
  writeSync(file, JSON.stringify(place));
  fsyncSync(file);
  closeSync(file);
  renameSync(beside, join(folder, name));
}
