import { createReadStream } from 'node:fs';
import { longestLine, reach } from '../filter/core/layout.ts';
import { type FoundAddress, findAddresses } from '../filter/find-addresses.ts';
import { openFilter } from '../filter/open-filter.ts';
import { piecesOf } from '../lines/pieces.ts';
import { compressionOf } from './compression.ts';

/** What a log still holds of one kind. */
export interface Remains {
  readonly kind: FoundAddress['kind'];
  readonly count: number;
  /** How many lines hold one. */
  readonly lines: number;
  /** The first of these lines, by number and masked. */
  readonly first: readonly MaskedExample[];
}

/** A line that holds an address, written so that it tells nothing about anybody. */
export interface MaskedExample {
  readonly line: number;
  readonly masked: string;
}

/** What was looked at and found. */
export interface LogReport {
  readonly path: string;
  readonly lines: number;
  readonly remains: readonly Remains[];
}

const examplesShown = 10;
const contextShown = 30;

/** Looks for addresses in a log, packed or not. Reads it once, in bounded memory. */
export async function checkLog(path: string): Promise<LogReport> {
  const tallies = { address: newTally(), 'mail-address': newTally() };
  const unpacked = createReadStream(path).pipe(compressionOf(path).unpack());
  let lines = 0;
  for await (const { line, bytes, until } of piecesOf(unpacked, longestLine, reach)) {
    lines = line;
    for (const found of findAddresses(bytes)) {
      if (found.from >= until) continue;
      const tally = tallies[found.kind];
      tally.count++;
      if (tally.lastLine === line) continue;
      tally.lastLine = line;
      tally.lines++;
      if (tally.first.length < examplesShown) tally.first.push({ line, masked: masked(bytes, found) });
    }
  }
  const remains = (['address', 'mail-address'] as const)
    .map((kind) => ({
      kind,
      count: tallies[kind].count,
      lines: tallies[kind].lines,
      first: tallies[kind].first,
    }))
    .filter(({ count }) => count > 0);
  return { path, lines, remains };
}

const newTally = () => ({ count: 0, lines: 0, lastLine: 0, first: [] as MaskedExample[] });

/** What stands around an address, filtered, with the address as dots: `from •••.•.•.• port 22`. */
function masked(line: Uint8Array, { from, end }: FoundAddress): string {
  const before = filtered(line.subarray(Math.max(0, from - contextShown), from));
  const shape = textOf(line.subarray(from, end)).replace(/[^.:@%[\]-]/g, '•');
  const after = filtered(line.subarray(end, end + contextShown));
  return `${before}${shape}${after}`.replace(/[^\P{C}]/gu, ' ');
}

function filtered(bytes: Uint8Array): string {
  const filter = openFilter();
  return textOf(Buffer.concat([filter.push(bytes), filter.end()]));
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
