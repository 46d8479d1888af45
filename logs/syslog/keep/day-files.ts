import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { appendWhole } from '../../files/write-all.ts';
import { cleanLine } from '../clean-message.ts';
import { lineOf, readMessage } from '../message.ts';
import { type MessageSink, openBatchWriter } from './batch-writer.ts';

/** How received messages are kept. */
export interface DayFileOptions {
  readonly folder: string;
  /** A file is deleted when its day is so many days ago. */
  readonly keptDays: number;
  readonly now?: () => number;
  readonly onFault: (error: unknown) => void;
}

const name = /^syslog-(\d{4}-\d\d-\d\d)\.log$/;
const dayMs = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const lineFeed = Buffer.from('\n');

/**
 * Writes messages into files, one a day (`syslog-2026-05-01.log`, days in UTC), and deletes old ones: at the start, with each new day and
 * every hour, whether something comes or not.
 */
export function openDayFiles({ folder, keptDays, now = Date.now, onFault }: DayFileOptions): MessageSink {
  mkdirSync(folder, { recursive: true, mode: 0o750 });
  let open: { readonly day: string; readonly file: number } | undefined;
  const deleteOld = (): void => {
    const first = dayOf(now() - keptDays * dayMs);
    for (const each of readdirSync(folder)) {
      const day = name.exec(each)?.[1];
      if (day !== undefined && day < first) unlinkSync(join(folder, each));
    }
  };
  const fileOf = (day: string): number => {
    if (open?.day === day) return open.file;
    const file = openSync(join(folder, `syslog-${day}.log`), 'a', 0o640);
    if (open !== undefined) closeSync(open.file);
    open = { day, file };
    deleteOld();
    return file;
  };
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
      writer.add(cleanLine(lineOf(readMessage(message), at)));
      writer.add(lineFeed);
    },
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
