/** Stops an alarm. Calling it twice, or after the alarm rang, does nothing. */
export type Cancel = () => void;

/** Where all time in the program comes from. Nobody else asks the computer what time it is. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls once, as soon as this clock shows `instant` or later. Does not keep the process alive. */
  at(instant: number, call: () => void): Cancel;
}

/** A clock that can be put forward, for the demonstration and for tests. */
export interface ShiftableClock extends Clock {
  /** Puts the clock forward; what became due rings at once. Never backwards: the ledger only goes on. */
  advance(days: number): void;
  /** How far this clock is ahead of its base, in milliseconds. Kept by whoever wants it to survive a restart. */
  shift(): number;
}

interface Alarm {
  readonly instant: number;
  readonly call: () => void;
}

const dayMs = 86_400_000;

/** A computer that slept, or whose time was set, is noticed after this long at most. */
const longestSleepMs = 30_000;

/**
 * Makes a clock that can be put forward.
 * @param base what is shifted: the computer's time, or in tests a function of one's own
 * @param shiftMs how far it is ahead to begin with
 */
export function shiftableClock(base: () => number = Date.now, shiftMs = 0): ShiftableClock {
  const alarms = new Set<Alarm>();
  let shift = shiftMs;
  let timer: NodeJS.Timeout | undefined;
  const now = () => base() + shift;

  function arm(): void {
    clearTimeout(timer);
    if (alarms.size === 0) return;
    const next = Math.min(...[...alarms].map((alarm) => alarm.instant));
    timer = setTimeout(ring, Math.min(Math.max(next - now(), 0), longestSleepMs)).unref();
  }

  function ring(): void {
    const due = [...alarms].filter((alarm) => alarm.instant <= now()).sort((a, b) => a.instant - b.instant);
    try {
      for (const alarm of due) if (alarms.delete(alarm)) alarm.call();
    } finally {
      arm();
    }
  }

  return {
    now,
    at(instant, call) {
      const alarm = { instant, call };
      alarms.add(alarm);
      arm();
      return () => {
        if (alarms.delete(alarm)) arm();
      };
    },
    advance(days) {
      if (!(days > 0)) throw new RangeError('a clock only goes forward');
      shift += days * dayMs;
      ring();
    },
    shift: () => shift,
  };
}

/** What a clock shows without the days it was put forward: the time other devices (a phone with one-time codes) have, too. */
export function computerTime(clock: Clock): number {
  return 'shift' in clock ? clock.now() - (clock as ShiftableClock).shift() : clock.now();
}

/** The computer's own time. */
export const realClock: Clock = shiftableClock();
