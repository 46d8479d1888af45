import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { appendWhole } from '../../files/write-all.ts';
import { type MessageSink, openBatchWriter } from '../keep/batch-writer.ts';
import { lockFolder } from './lock.ts';
import { type Place, readPlace, writePlace } from './place.ts';
import { mendSegment, readLines, removeSegment, segmentPath, segmentsIn, sizeOf } from './segments.ts';

export type { Place };

/** Messages on their way to a log server, on the disk. Only filtered ones can be laid in. */
export interface Spool extends MessageSink {
  /** Up to where the log server has everything. */
  confirmed(): Place;
  /** Whole lines behind a place, and the place behind them; none when nothing is there yet. */
  read(from: Place): { readonly lines: Buffer; readonly until: Place };
  /** Settles when something was laid in, or when it is woken. */
  more(): Promise<void>;
  /** Wakes whoever waits for more. */
  wake(): void;
  /** Notes that the log server has everything up to a place; what lies before it is deleted. */
  confirm(until: Place): void;
  /** How many bytes wait. */
  waiting(): number;
}

/** How a spool is opened. */
export interface SpoolOptions {
  readonly folder: string;
  /** The most it takes on the disk; a sender that can wait waits then. */
  readonly mostBytes: number;
  readonly segmentBytes?: number;
  readonly onFault: (error: unknown) => void;
}

/** The spool is full: the log server was away for too long. */
export class SpoolFull extends Error {
  readonly code = 'SPOOL_FULL';
}

const portion = 512 * 1024;
const lineFeed = Buffer.from('\n');

/**
 * Opens a spool: a folder of lines, a new file for each megabyte, and a note of how far they were sent. It survives crashes and long
 * outages of the log server, and holds nothing that has not passed the filter (`redlich-logs check` can be run over it).
 *
 * @throws {FolderInUse} while another process works with the folder
 */
export function openSpool({ folder, mostBytes, segmentBytes = 1 << 20, onFault }: SpoolOptions): Spool {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder);
  let { sent, last, total } = findRest(folder);
  let file = openSync(segmentPath(folder, last), 'a', 0o600);
  const listeners: (() => void)[] = [];
  const wake = (): void => {
    for (const tell of listeners.splice(0)) tell();
  };

  const writer = openBatchWriter((bytes) => {
    if (total + bytes.length > mostBytes) throw new SpoolFull('the spool is full');
    if (sizeOf(folder, last) >= segmentBytes) {
      const next = openSync(segmentPath(folder, last + 1), 'a', 0o600);
      fsyncSync(file);
      closeSync(file);
      [file, last] = [next, last + 1];
    }
    appendWhole(file, bytes);
    total += bytes.length;
    wake();
  }, onFault);

  return {
    take(message) {
      writer.add(message);
      writer.add(lineFeed);
    },
    hasRoom: writer.hasRoom,
    room: writer.room,
    async written() {
      await writer.written();
      fsyncSync(file);
    },
    confirmed: () => sent,
    read(from) {
      const segment = Math.max(1, from.segment);
      const lines = readLines(folder, segment, from.offset, portion);
      if (lines.length === 0 && segment < last) return this.read({ segment: segment + 1, offset: 0 });
      return { lines, until: { segment, offset: from.offset + lines.length } };
    },
    more: () => new Promise((resolve) => listeners.push(resolve)),
    wake,
    confirm(until) {
      writePlace(folder, until);
      sent = until;
      for (const segment of segmentsIn(folder).filter((each) => each < until.segment)) {
        total -= sizeOf(folder, segment);
        removeSegment(folder, segment);
      }
      writer.retry();
    },
    waiting: () => bytesFrom(folder, sent.segment) - sent.offset,
    close() {
      writer.close();
      fsyncSync(file);
      closeSync(file);
      wake();
      unlock();
    },
  };
}

/** How many bytes lie in a file and those after it. */
const bytesFrom = (folder: string, first: number): number =>
  segmentsIn(folder)
    .filter((segment) => segment >= first)
    .reduce((sum, segment) => sum + sizeOf(folder, segment), 0);

/** What lies there from before, without what a crash left half done. */
function findRest(folder: string): { sent: Place; last: number; total: number } {
  const found = segmentsIn(folder);
  const noted = readPlace(folder);
  for (const segment of found.filter((each) => each < noted.segment)) removeSegment(folder, segment);
  const last = Math.max(1, found.at(-1) ?? 1, noted.segment);
  mendSegment(folder, last, portion);
  // The file noted may be gone, or shorter than the note says after the machine lost its power.
  const sent = { ...noted, offset: Math.min(noted.offset, sizeOf(folder, noted.segment)) };
  return { sent, last, total: bytesFrom(folder, 0) };
}
