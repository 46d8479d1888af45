import { inputAt, largestChunk, longestLine, outputAt } from './core/layout.ts';
import { keepNothing, keepShortened, keepWhole } from './core/write.ts';
import type { Machine } from './machine.ts';
import { fastestMachine } from './wasm-machine.ts';

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
  /** The same without a copy: the bytes are lent, valid until `take` returns. It may be called several times or not at all. */
  pass(chunk: Uint8Array, take: (bytes: Uint8Array) => void): void;
  /** What is left: a last line without a line end. The filter can be used again afterwards. */
  end(): Uint8Array;
}

const keepings = { nothing: keepNothing, shortened: keepShortened, whole: keepWhole } as const;
const empty = new Uint8Array(0);
type Take = (bytes: Uint8Array) => void;

/** Copies what is lent. */
function collect(work: (take: Take) => void): Uint8Array {
  let all = empty;
  work((bytes) => {
    all = all.length === 0 ? Buffer.from(bytes) : Buffer.concat([all, bytes]);
  });
  return all;
}
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
export function openFilter(keep: Keep = 'nothing', machine: Machine = fastestMachine): LogFilter {
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
  const run = (chunk: Uint8Array, final: 0 | 1, take: Take): void => {
    machine.memory.set(pending.subarray(0, held), inputAt);
    machine.memory.set(chunk, inputAt + held);
    const length = held + chunk.length;
    const output = machine.filterBlock(written, length, final, keeping);
    const kept = machine.keptFrom();
    held = 0;
    hold(machine.memory.subarray(inputAt + kept, inputAt + length));
    written = machine.consumedTo() - kept;
    if (output > 0) take(machine.memory.subarray(outputAt, outputAt + output));
  };
  const pass = (chunk: Uint8Array, take: Take): void => {
    for (let from = 0; from < chunk.length; from += largestChunk) {
      const piece = chunk.subarray(from, from + largestChunk);
      if (held + piece.length > longestLine || piece.includes(lineFeed)) run(piece, 0, take);
      else hold(piece);
    }
  };
  return {
    pass,
    push: (chunk) => collect((take) => pass(chunk, take)),
    end() {
      const rest = collect((take) => {
        if (held > written) run(empty, 1, take);
      });
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
