import type { Engine } from '@redlich/engine';

/** How the log server is reached, while one is on. */
export interface LogServerState {
  /** Whether it confirmed the last batch. */
  readonly reached: boolean;
  /** Since when that is so, on the clock of `performance.now`. */
  readonly since: number;
}

const states = new WeakMap<Engine, LogServerState>();

/** Notes how it stands; `null` when it is switched off. */
export function noteState(engine: Engine, state: LogServerState | null): void {
  if (state === null) states.delete(engine);
  else states.set(engine, state);
}

/** How it stands in this process; `null` where no log is sent. */
export const logServerState = (engine: Engine): LogServerState | null => states.get(engine) ?? null;

/** A log server may be restarted; away for longer than this, somebody should look. */
export const awayAtMostMs = 10 * 60_000;

/** Whether lines wait for a log server for longer than it may be away. */
export const isAway = (state: LogServerState): boolean =>
  !state.reached && performance.now() - state.since > awayAtMostMs;
