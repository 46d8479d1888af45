import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type AttackEvent, attackEventSchema } from './attack-event.ts';
import { type Day, dayInName, dayOf, deadAt, nextDay } from './day.ts';
import { type DayKeys, openDayKeys } from './day-keys.ts';
import { eraseFile } from './erase-file.ts';
import { openSealedFile, readSealedFile, type SealedFile } from './sealed-file.ts';
import { openStoreClock } from './store-clock.ts';

/** Where the records of attacks live: sealed, added to and never changed, and dead after seven days whatever happens. */
export interface AttackStore {
  /** @returns `full` when the day has no room left, and the record was not kept */
  keep(event: AttackEvent): 'kept' | 'full';
  /** All records that may still be read, oldest day first. */
  read(): StoredEvents;
  /** Destroys what is due. Runs by itself at the start, at midnight and every hour. */
  expire(): void;
  close(): void;
}

/** What a store holds. */
export interface StoredEvents {
  readonly events: readonly AttackEvent[];
  /** Files with a place that cannot be read: a crash, or somebody's hand. */
  readonly broken: readonly string[];
}

/** How a store is opened. */
export interface AttackStoreOptions {
  /** The folder of the sealed records. */
  readonly records: string;
  /** The folder of the keys. It lies apart and goes into no backup: without it, every copy of the records is noise. */
  readonly keys: string;
  readonly now?: () => number;
  /** Called when a clock put back made the age of the records unknown, and all were destroyed for it. */
  readonly onClockPutBack?: () => void;
}

const ending = '.events';
const mostBytesADay = 256 << 20;
const hourMs = 3_600_000;

/** Opens a store, and destroys what died while nobody looked. */
export function openAttackStore(options: AttackStoreOptions): AttackStore {
  mkdirSync(options.records, { recursive: true, mode: 0o700 });
  const keys = openDayKeys(options.keys);
  const clock = openStoreClock(options.keys, options.now ?? Date.now);
  const files = (): readonly (readonly [Day, string])[] =>
    readdirSync(options.records).flatMap((name) => {
      const day = dayInName(name, ending);
      return day === undefined ? [] : [[day, name] as const];
    });
  const writer = openWriter(options.records, keys);

  /** The one place that looks at the time: nothing is kept or read before what is due was destroyed. */
  const currentTime = (): number => {
    const at = clock.read();
    if (at === 'put-back') return destroyAll();
    for (const day of keys.days()) if (at >= deadAt(day)) keys.destroy(day);
    for (const [day, name] of files()) if (at >= deadAt(day)) eraseFile(join(options.records, name));
    return at;
  };
  const destroyAll = (): number => {
    writer.close();
    for (const day of keys.days()) keys.destroy(day);
    for (const [, name] of files()) eraseFile(join(options.records, name));
    options.onClockPutBack?.();
    return clock.restart();
  };

  let due = 0;
  const expire = (): number => {
    const at = currentTime();
    due = Math.min(at + hourMs, nextDay(at));
    return at;
  };
  let timer: NodeJS.Timeout;
  const schedule = (): void => {
    const at = expire();
    timer = setTimeout(schedule, Math.max(1000, due - at)).unref();
  };
  schedule();

  return {
    keep(event) {
      const wall = clock.read();
      const at = wall === 'put-back' || wall >= due ? expire() : wall;
      return writer.add(dayOf(at), event);
    },
    read() {
      currentTime();
      return readAll(options.records, keys, files());
    },
    expire: () => void expire(),
    close() {
      clearTimeout(timer);
      writer.close();
      keys.close();
    },
  };
}

function openWriter(folder: string, keys: DayKeys) {
  let open: { readonly day: Day; readonly file: SealedFile; bytes: number } | undefined;
  const close = (): void => {
    open?.file.close();
    open = undefined;
  };
  return {
    close,
    add(day: Day, event: AttackEvent): 'kept' | 'full' {
      if (open?.day !== day || keys.find(day) === undefined) {
        close();
        const name = `${day}-${randomBytes(6).toString('hex')}${ending}`;
        open = { day, file: openSealedFile(join(folder, name), name, keys.ensure(day)), bytes: 0 };
      }
      if (open.bytes > mostBytesADay) return 'full';
      open.bytes += open.file.add(Buffer.from(JSON.stringify(event)));
      return 'kept';
    },
  };
}

function readAll(folder: string, keys: DayKeys, files: readonly (readonly [Day, string])[]): StoredEvents {
  const events: AttackEvent[] = [];
  const broken: string[] = [];
  for (const [day, name] of [...files].sort((a, b) => a[1].localeCompare(b[1]))) {
    const key = keys.find(day);
    if (key === undefined) continue;
    const opened = readSealedFile(join(folder, name), name, key);
    if (opened.broken) broken.push(name);
    for (const record of opened.records)
      events.push(attackEventSchema.parse(JSON.parse(record.toString('utf8'))));
  }
  return { events: events.sort((a, b) => a.at - b.at), broken };
}
