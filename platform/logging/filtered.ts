import { anonymise } from '../../logs/index.ts';
import type { Sink } from './log.ts';

/** How many lines this process wrote, and in how many of them the filter found something to take out. */
export interface Filtered {
  readonly lines: number;
  readonly changed: number;
}

let [lines, changed] = [0, 0];

/** What went through the filter so far. */
export const filteredSoFar = (): Filtered => ({ lines, changed });

/**
 * Puts the filter of `@redlich/logs` before a sink (pledge logs.anonymous). No event of the log takes a free text, so it should find
 * nothing; it is there for the day somebody declares one that does. What it cannot filter is not written.
 */
export function filtered(sink: Sink): Sink {
  return (line) => {
    let clean: string;
    try {
      clean = anonymise(line);
    } catch {
      clean = '{"event":"line-not-filtered"}';
    }
    lines++;
    if (clean !== line) changed++;
    sink(clean);
  };
}

const traps = [
  ['{"from":"192.0.2.7","to":"2001:db8::7"}', '{"from":"0","to":"0"}'],
  ['{"mail":"erika@beispiel.example"}', '{"mail":"x@x"}'],
  ['{"at":"2026-05-01T12:00:00.000Z","took":3}', '{"at":"2026-05-01T12:00:00.000Z","took":3}'],
] as const;

/** Whether the filter works here and now: what it has to take out goes, and what it has to leave stays. */
export const filterWorks = (): boolean => traps.every(([line, wanted]) => anonymise(line) === wanted);
