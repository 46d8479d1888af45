import { memory } from './core/bytes.ts';
import { findInLines } from './core/find-in-lines.ts';
import { count, endOf, fromOf, kindOf, mailAddress } from './core/found.ts';
import { inputAt, longestLine } from './core/layout.ts';
import { lookAway } from './core/view.ts';
// Fills the tables that the search needs.
import './core/filter-block.ts';

/** A place in a line that the filter would change. */
export interface FoundAddress {
  readonly kind: 'address' | 'mail-address';
  readonly from: number;
  readonly end: number;
}

/** Every address in one line of at most {@link longestLine} bytes, except what the filter wrote there itself. */
export function findAddresses(line: Uint8Array): FoundAddress[] {
  if (line.length > longestLine) throw new RangeError('the line is too long to be looked at as a whole');
  memory.set(line, inputAt);
  findInLines(inputAt, inputAt + line.length);
  lookAway();
  return Array.from({ length: count }, (_, i) => ({
    kind: kindOf(i) === mailAddress ? ('mail-address' as const) : ('address' as const),
    from: fromOf(i) - inputAt,
    end: endOf(i) - inputAt,
  })).filter(({ from, end }) => !isStandIn(line.subarray(from, end)));
}

const isStandIn = (found: Uint8Array): boolean =>
  Buffer.from(found).toString('latin1').replaceAll('\0', '') === 'x@x';
