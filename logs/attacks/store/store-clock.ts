import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The time a store goes by. It remembers the latest it saw, so that a clock put back makes nothing younger. */
export interface StoreClock {
  /** @returns `put-back` when the clock stands so far behind the latest time seen that no age can be told any more */
  read(): number | 'put-back';
  /** Begins anew from what the clock says now. */
  restart(): number;
}

/** A clock set right by its time server jumps by less. */
const toleratedMs = 3_600_000;
/** How often the latest time is written down. */
const writtenEveryMs = 60_000;

/** @param folder where the keys lie: what is needed to tell their age lies beside them */
export function openStoreClock(folder: string, now: () => number): StoreClock {
  const path = join(folder, 'clock');
  let latest = readLatest(path);
  let written = latest;
  const write = (at: number): void => {
    latest = at;
    written = at;
    writeFileSync(`${path}.${process.pid}`, String(at), { mode: 0o600 });
    renameSync(`${path}.${process.pid}`, path);
  };
  return {
    read() {
      const at = now();
      if (at < latest - toleratedMs) return 'put-back';
      latest = Math.max(latest, at);
      if (latest - written >= writtenEveryMs) write(Math.max(latest, readLatest(path)));
      return latest;
    },
    restart() {
      write(now());
      return latest;
    },
  };
}

function readLatest(path: string): number {
  try {
    const at = Number(readFileSync(path, 'utf8'));
    return Number.isSafeInteger(at) ? at : 0;
  } catch {
    return 0;
  }
}
