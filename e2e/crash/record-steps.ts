import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** What all files of a folder held when a step was reached: what a process leaves that is killed there. */
export interface RecordedState {
  /** The first step that saw it. */
  readonly step: string;
  readonly files: ReadonlyMap<string, Buffer>;
}

/** Memory shared among processes and locks end with the process. */
const endsWithProcess = /(-shm|\.lock)$/;

/**
 * Records the state of a folder at every step of a work in this process. A process that is killed leaves exactly what the system has of
 * its files at that moment, so one run gives the states of as many kills as it has steps.
 */
export function recordSteps(folder: string) {
  const states: RecordedState[] = [];
  const names: string[] = [];
  let last: ReadonlyMap<string, Buffer> = new Map();
  return {
    /** Distinct states in their order. */
    states: states as readonly RecordedState[],
    /** Every step that was passed. */
    names: names as readonly string[],
    step(name: string): void {
      names.push(name);
      const files = filesIn(folder, last);
      const isNew =
        files.size !== last.size || files.entries().some(([path, bytes]) => last.get(path) !== bytes);
      if (!isNew && states.length > 0) return;
      states.push({ step: name, files });
      last = files;
    },
  };
}

/** Files with their bytes; those that are as they were are the same buffer. */
function filesIn(folder: string, before: ReadonlyMap<string, Buffer>): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || endsWithProcess.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readUnlessGone(path);
    if (bytes === null) continue;
    const name = relative(folder, path);
    const known = before.get(name);
    files.set(name, known?.equals(bytes) ? known : bytes);
  }
  return files;
}

/** Other disks go on meanwhile, as they would beside a process that is killed: what was listed may be gone by now. */
function readUnlessGone(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Lays a state out in an empty folder. */
export function layOut({ files }: RecordedState, folder: string): void {
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, bytes, { mode: 0o600 });
  }
}

/** Whether two states differ below one of their folders. */
export function isAlikeBelow(prefix: readonly string[], a: RecordedState, b: RecordedState): boolean {
  const below = ({ files }: RecordedState) =>
    new Map(files.entries().filter(([name]) => prefix.some((each) => name.startsWith(each))));
  const [one, two] = [below(a), below(b)];
  return one.size === two.size && one.entries().every(([name, bytes]) => two.get(name) === bytes);
}
