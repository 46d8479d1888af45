import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { filtered } from './filtered.ts';
import type { Sink } from './log.ts';

const say: Sink = (line) => void process.stderr.write(`${line}\n`);

/** Lines to the standard error output. */
export const toStderr: Sink = filtered(say);

/** A log in files. */
export interface LogFile {
  readonly sink: Sink;
  readonly close: () => void;
}

/** When a new file is begun and when an old one is deleted. */
export interface Rotation {
  readonly maxBytes: number;
  readonly keptDays: number;
  /** An instant. */
  readonly now: () => number;
}

/** A file of 20 MB at most, a new one each day, two weeks of them. */
export const usualRotation: Rotation = { maxBytes: 20_000_000, keptDays: 14, now: Date.now };

const dayMs = 86_400_000;
const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/**
 * Lines to the end of a file that only the running user may read; made when missing. Each line is handed to the operating
 * system before the program goes on, so that the last line before a crash is there. A full file, and that of a day gone by, is
 * put beside under its day (`redlich.jsonl.2026-05-01.1`) and deleted after `keptDays`.
 */
export function toFile(path: string, rotation: Rotation = usualRotation): LogFile {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  let file = openSync(path, 'a', 0o600);
  let bytes = fstatSync(file).size;
  let day = bytes > 0 ? dayOf(fstatSync(file).mtimeMs) : dayOf(rotation.now());
  let writable = true;
  const rotate = (today: string): void => {
    closeSync(file);
    if (bytes > 0) renameSync(path, freeName(path, day));
    deleteOld(path, dayOf(rotation.now() - rotation.keptDays * dayMs));
    file = openSync(path, 'a', 0o600);
    [bytes, day] = [0, today];
  };
  const put: Sink = (line) => {
    try {
      const text = Buffer.from(`${line}\n`);
      const today = dayOf(rotation.now());
      if (today !== day || (bytes > 0 && bytes + text.length > rotation.maxBytes)) rotate(today);
      bytes += writeSync(file, text);
      writable = true;
    } catch {
      // A full disk must not bring the counter down. That the log is silent is said once elsewhere.
      if (writable) say(JSON.stringify({ event: 'log-file-unwritable' }));
      writable = false;
    }
  };
  return { sink: filtered(put), close: () => closeSync(file) };
}

/** Files put beside a log: their name, their day. */
function besides(path: string): readonly { readonly name: string; readonly day: string }[] {
  const begin = `${basename(path)}.`;
  return readdirSync(dirname(path)).flatMap((name) => {
    const day = name.startsWith(begin)
      ? /^(\d{4}-\d\d-\d\d)\.\d+$/.exec(name.slice(begin.length))?.[1]
      : undefined;
    return day === undefined ? [] : [{ name, day }];
  });
}

const freeName = (path: string, day: string): string => {
  const ofDay = besides(path).filter((each) => each.day === day);
  const last = Math.max(0, ...ofDay.map(({ name }) => Number(name.split('.').at(-1))));
  return `${path}.${day}.${last + 1}`;
};

function deleteOld(path: string, before: string): void {
  for (const { name, day } of besides(path)) if (day < before) unlinkSync(join(dirname(path), name));
}
