import { inputAt, largestChunk, longestLine, outputAt } from './core/layout.ts';
import { keepNothing, keepShortened, keepWhole } from './core/write.ts';
import type { Machine } from './machine.ts';
import { typescriptMachine } from './typescript-machine.ts';

/**
 * What of an IP address stays. `nothing` is the rule; the others are for the site of one hosted customer who wants it so, never
 * for the logs of the server itself. A mail address never stays.
 *
 * - `shortened`: `192.0.2.0`, `2001:db8:1::`
 * - `whole`: the address as it came
 */
export type Keep = 'nothing' | 'shortened' | 'whole';

/** Filters one stream of bytes. */
export interface LogFilter {
  /** Takes the next bytes and answers those that can be written. They are the caller's; the input may be used again. */
  push(chunk: Uint8Array): Uint8Array;
  /** What is left: a last line without a line end. The filter can be used again afterwards. */
  end(): Uint8Array;
}

const keepings = { nothing: keepNothing, shortened: keepShortened, whole: keepWhole } as const;
const empty = new Uint8Array(0);
const lineFeed = 10;

/**
 * Opens a filter: every IP address becomes `0`, every mail address `x@x`, everything else stays byte for byte, in any format and
 * any encoding that holds ASCII. Memory does not grow with the length of a line. What comes out is never longer than what went
 * in, and does not depend on how it was cut into chunks.
 *
 * @example
 * const filter = openFilter();
 * process.stdout.write(filter.push(chunk));
 */
export function openFilter(keep: Keep = 'nothing', machine: Machine = typescriptMachine): LogFilter {
  const keeping = keepings[keep];
  /** What of the present line came so far, and how much of that is written already. */
  let pending = Buffer.alloc(0);
  let held = 0;
  let written = 0;
  const hold = (bytes: Uint8Array): void => {
    if (held + bytes.length > pending.length) {
      const larger = Buffer.alloc(Math.max(512, 2 * (held + bytes.length)));
      pending.copy(larger, 0, 0, held);
      pending = larger;
    }
    pending.set(bytes, held);
    held += bytes.length;
  };
  const run = (chunk: Uint8Array, final: 0 | 1): Uint8Array => {
    machine.memory.set(pending.subarray(0, held), inputAt);
    machine.memory.set(chunk, inputAt + held);
    const length = held + chunk.length;
    const output = machine.filterBlock(written, length, final, keeping);
    const kept = machine.keptFrom();
    held = 0;
    hold(machine.memory.subarray(inputAt + kept, inputAt + length));
    written = machine.consumedTo() - kept;
    return machine.memory.slice(outputAt, outputAt + output);
  };
  const take = (piece: Uint8Array): Uint8Array => {
    if (held + piece.length > longestLine || piece.includes(lineFeed)) return run(piece, 0);
    hold(piece);
    return empty;
  };
  return {
    push(chunk) {
      if (chunk.length <= largestChunk) return take(chunk);
      const pieces: Uint8Array[] = [];
      for (let from = 0; from < chunk.length; from += largestChunk)
        pieces.push(take(chunk.subarray(from, from + largestChunk)));
      return Buffer.concat(pieces);
    },
    end() {
      const rest = held > written ? run(empty, 1) : empty;
      pending = Buffer.alloc(0);
      held = 0;
      written = 0;
      return rest;
    },
  };
}

/** Filters one line, or several. For logs that a program writes itself. */
export function anonymise(text: string, keep: Keep = 'nothing'): string {
  const filter = openFilter(keep);
  const bytes = Buffer.from(text);
  return Buffer.concat([filter.push(bytes), filter.end()]).toString();
}
