import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { appendWhole } from '../../files/write-all.ts';
import { cleanLine } from '../clean-message.ts';
import { lineOf, readMessage } from '../message.ts';
import { type MessageSink, openBatchWriter } from './batch-writer.ts';
import { type Full, openRoom } from './room.ts';

/** How received messages are kept. */
export interface DayFileOptions {
  readonly folder: string;
  /** A file is deleted when its day is so many days ago. */
  readonly keptDays: number;
  /** No file grows beyond so many bytes; no limit when left out. */
  readonly mostOfDay?: number;
  /** So many bytes for all files together; the oldest go before their time, never that of today. No limit when left out. */
  readonly mostOfAll?: number;
  readonly now?: () => number;
  readonly onFault: (error: unknown) => void;
  /** Is told once a day of each limit that was reached. */
  readonly onFull?: (what: Full) => void;
}

/** Messages in files, one a day. */
export interface DayFiles extends MessageSink {
  /** How many messages a limit left no room for. */
  readonly notKept: () => number;
}

const name = /^syslog-(\d{4}-\d\d-\d\d)\.log$/;
const dayMs = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const lineFeed = Buffer.from('\n');

/**
 * Writes messages into files, one a day (`syslog-2026-05-01.log`, days in UTC), and deletes old ones: at the start, with each new day and
 * every hour, whether something comes or not. Past a limit messages are counted and not kept: no sender may fill the disk.
 */
export function openDayFiles(options: DayFileOptions): DayFiles {
  const { folder, keptDays, now = Date.now, onFault, onFull = () => {} } = options;
  mkdirSync(folder, { recursive: true, mode: 0o750 });
  let open: { readonly day: string; readonly file: number } | undefined;
  const pathOf = (day: string): string => join(folder, `syslog-${day}.log`);
  const days = (): readonly string[] =>
    readdirSync(folder)
      .flatMap((each) => name.exec(each)?.[1] ?? [])
      .sort();
  const deleteOld = (): void => {
    const first = dayOf(now() - keptDays * dayMs);
    for (const day of days()) if (day < first) unlinkSync(pathOf(day));
  };
  const fileOf = (day: string): number => {
    if (open?.day === day) return open.file;
    const file = openSync(pathOf(day), 'a', 0o640);
    if (open !== undefined) closeSync(open.file);
    open = { day, file };
    deleteOld();
    return file;
  };
  const room = openRoom(
    {
      days,
      size: (day) => statSync(pathOf(day), { throwIfNoEntry: false })?.size ?? 0,
      drop: (day) => unlinkSync(pathOf(day)),
    },
    options,
    onFull,
  );
  const writer = openBatchWriter((bytes) => void appendWhole(fileOf(dayOf(now())), bytes), onFault);
  deleteOld();
  const clock = setInterval(() => {
    try {
      deleteOld();
    } catch (error) {
      onFault(error);
    }
  }, 3_600_000).unref();
  return {
    take(message, at) {
      const line = cleanLine(lineOf(readMessage(message), at));
      if (!room.take(dayOf(now()), line.length + 1)) return;
      writer.add(line);
      writer.add(lineFeed);
    },
    notKept: room.notKept,
    hasRoom: writer.hasRoom,
    room: writer.room,
    async written() {
      await writer.written();
      if (open !== undefined) fsyncSync(open.file);
    },
    close() {
      clearInterval(clock);
      writer.close();
      if (open !== undefined) closeSync(open.file);
      open = undefined;
    },
  };
}
