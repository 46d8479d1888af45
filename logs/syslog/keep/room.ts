/** What was full: the file of a day, or all together; `oldest` when the oldest file went to make room. */
export type Full = 'day' | 'all' | 'oldest';

/** How much the files of days may hold, in bytes; no limit when left out. */
export interface RoomLimits {
  readonly mostOfDay?: number;
  readonly mostOfAll?: number;
}

/** The files of days as they lie there. */
export interface FilesOfDays {
  /** The oldest first. */
  readonly days: () => readonly string[];
  readonly size: (day: string) => number;
  readonly drop: (day: string) => void;
}

/** Looks that the files of days stay within their limits. */
export interface Room {
  /** Takes room for so many bytes in the file of a day. @returns false when there is none: they are not kept, and counted */
  take(day: string, bytes: number): boolean;
  readonly notKept: () => number;
}

/** Measures the files when a day begins, and counts from there. @param onFull is told once a day of each limit */
export function openRoom(
  files: FilesOfDays,
  { mostOfDay, mostOfAll }: RoomLimits,
  onFull: (what: Full) => void,
): Room {
  let measured = { day: '', size: 0, others: 0, told: new Set<Full>() };
  let notKept = 0;

  const othersOf = (day: string): number =>
    files
      .days()
      .filter((each) => each !== day)
      .reduce((sum, each) => sum + files.size(each), 0);
  const tell = (what: Full): void => {
    if (measured.told.has(what)) return;
    measured.told.add(what);
    onFull(what);
  };
  const makeRoom = (day: string, most: number, bytes: number): boolean => {
    while (measured.size + measured.others + bytes > most) {
      if (measured.others === 0) return false;
      // Some may have grown too old meanwhile.
      measured.others = othersOf(day);
      if (measured.size + measured.others + bytes <= most) break;
      const oldest = files.days().find((each) => each < day);
      if (oldest === undefined) return false;
      files.drop(oldest);
      measured.others = othersOf(day);
      tell('oldest');
    }
    return true;
  };
  const refuse = (what: Full): false => {
    notKept++;
    tell(what);
    return false;
  };

  return {
    notKept: () => notKept,
    take(day, bytes) {
      if (day !== measured.day)
        measured = { day, size: files.size(day), others: othersOf(day), told: new Set() };
      if (mostOfDay !== undefined && measured.size + bytes > mostOfDay) return refuse('day');
      if (mostOfAll !== undefined && !makeRoom(day, mostOfAll, bytes)) return refuse('all');
      measured.size += bytes;
      return true;
    },
  };
}
