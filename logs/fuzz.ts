import { readFileSync } from 'node:fs';
import { openRecogniser } from './attacks/recognise/recogniser.ts';
import { compileRules } from './attacks/rule/compile-rules.ts';
import { readRules } from './attacks/rule/read-rules.ts';
import { longestLine } from './filter/core/layout.ts';
import { findAddresses } from './filter/find-addresses.ts';
import { openFilter } from './filter/open-filter.ts';
import { typescriptMachine } from './filter/typescript-machine.ts';
import { filterEntry } from './journald/filter-entry.ts';
import { cleanLine, cleanMessage } from './syslog/clean-message.ts';
import { openDeframer } from './syslog/deframe.ts';
import { lineOf, readMessage } from './syslog/message.ts';

// Random and mutated bytes through the filter, the syslog receiver and the recognition of attacks:
// `node --expose-gc logs/fuzz.ts SECONDS [FILES]`. Ends with 1 when something crashes, gives out more than came in, loses a line, leaves
// an address in a message, gives other bytes without WebAssembly or when cut, or when memory grows. Files are logs to mutate.

const seconds = Number(process.argv[2] ?? 10);
const shapes =
  '192.0.2.1 2001:db8::1 ::ffff:192.0.2.1 "a b"@example.org erika%40example.org \\u0040 &#64; 1,2,3,4,5,6 v1.2.3.4 std::x [49,57,50]';
const messages =
  '<34>1 2003-10-11T22:14:15.003Z host su 12 ID47 [a@32473 ip="192.0.2.1"] \ufeffx\n<13>Oct  1 22:14:15 host su: a@b.de\n17 <13>from ::1\nx';
const seeds = [
  Buffer.from(shapes),
  Buffer.from(messages),
  ...process.argv.slice(3).map((path) => readFileSync(path)),
];

let state = Number(process.env.FUZZ_SEED ?? Date.now() % 1e9) >>> 0 || 1;
console.log(`seed ${state}`);
function below(limit: number): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % limit;
}

/** Bytes of nothing, or a piece of a log in which some were changed, doubled, left out or written over by another piece. */
function nextInput(): Buffer {
  const length = below(50) === 0 ? below(300_000) : below(2_000);
  if (below(8) === 0) return Buffer.from(Array.from({ length: Math.min(length, 9_000) }, () => below(256)));
  const piece = (most: number): Buffer => {
    const seed = seeds[below(seeds.length)] ?? Buffer.alloc(0);
    const from = below(Math.max(1, seed.length));
    return Buffer.from(seed.subarray(from, from + most));
  };
  let bytes = piece(length + 1);
  for (let changes = below(12); changes > 0; changes--) {
    const at = below(bytes.length + 1);
    const kind = below(4);
    const inserted =
      kind === 0 ? Buffer.of(below(256)) : kind === 1 ? piece(below(40)) : bytes.subarray(at, at + below(30));
    const left = kind === 3 ? below(20) : 0;
    bytes = Buffer.concat([
      bytes.subarray(0, at),
      ...(kind === 3 ? [] : [inserted]),
      bytes.subarray(at + left),
    ]);
  }
  return bytes;
}

const wasm = openFilter();
const typescript = openFilter('nothing', typescriptMachine);
const all = (filter: typeof wasm, chunks: readonly Uint8Array[]): Buffer =>
  Buffer.concat([...chunks.map((chunk) => filter.push(chunk)), filter.end()]);
const feeds = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum + (byte === 10 ? 1 : 0), 0);

function faultOf(bytes: Buffer): string | undefined {
  const out = all(wasm, [bytes]);
  if (out.length > bytes.length) return 'longer than what came in';
  if (feeds(out) !== feeds(bytes)) return 'another number of lines';
  const cut = below(bytes.length + 1);
  if (!all(wasm, [bytes.subarray(0, cut), bytes.subarray(cut)]).equals(out))
    return `other bytes when cut at ${cut}`;
  if (!all(typescript, [bytes]).equals(out)) return 'other bytes without WebAssembly';
  if (filterEntry(bytes).length > bytes.length) return 'a longer entry of journald';
  return faultOfSyslog(bytes, cut) ?? faultOfLine(bytes);
}

function messagesIn(...chunks: readonly Uint8Array[]): Buffer[] {
  const found: Buffer[] = [];
  const deframer = openDeframer((message) => found.push(Buffer.from(message)));
  for (const chunk of chunks) deframer.push(chunk);
  deframer.end();
  return found;
}

/** Whether an address is there still, or one reads out of what was written in its place. */
const leaves = (written: Buffer): boolean =>
  written.length <= longestLine && findAddresses(written).length > 0;

function faultOfSyslog(bytes: Buffer, cut: number): string | undefined {
  const found = messagesIn(bytes);
  const again = messagesIn(bytes.subarray(0, cut), bytes.subarray(cut));
  if (found.length !== again.length || found.some((each, i) => !each.equals(again[i] as Buffer)))
    return `other messages when cut at ${cut}`;
  for (const message of found) {
    const clean = cleanMessage(message);
    const line = cleanLine(lineOf(readMessage(clean), 0));
    if (clean.includes(10) || line.includes(10)) return 'a message of two lines';
    for (const each of [clean, line]) if (leaves(each)) return 'an address in a message';
  }
  return undefined;
}

const recogniser = openRecogniser(compileRules(readRules()));

function faultOfLine(bytes: Buffer): string | undefined {
  recogniser.see(bytes);
  return undefined;
}

/** What one input may take, looked at in all ways, of computing time. The largest has 300 KB. */
const longestMs = 2_000;

interface Outcome {
  readonly fault: string | undefined;
  readonly ms: number;
}

function tried(bytes: Buffer): Outcome {
  const begun = process.cpuUsage();
  let fault: string | undefined;
  try {
    fault = faultOf(bytes);
  } catch (error) {
    fault = `thrown: ${String(error)}`;
  }
  const { user, system } = process.cpuUsage(begun);
  const ms = (user + system) / 1_000;
  return { fault: fault ?? (ms > longestMs ? `${ms.toFixed(0)} ms of computing time` : undefined), ms };
}

const heapSamples: number[] = [];
function sampleHeap(): void {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  heapSamples.push((heapUsed + arrayBuffers) / 1e6);
}

/** What memory gained from the second fifth of the run, when buffers and tables have their size, to the last. */
function heapGrowth(): number {
  const middleOf = (from: number, to: number): number => {
    const part = heapSamples.slice(Math.floor(heapSamples.length * from), Math.ceil(heapSamples.length * to));
    return part.toSorted((a, b) => a - b)[Math.floor(part.length / 2)] ?? 0;
  };
  return middleOf(0.8, 1) - middleOf(0.2, 0.4);
}

const begun = performance.now();
const samples = 60;
let inputs = 0;
let total = 0;
let slowest = 0;
let faults = 0;
while (performance.now() - begun < seconds * 1_000) {
  const bytes = nextInput();
  const { fault, ms } = tried(bytes);
  if (ms > slowest) {
    slowest = ms;
    console.log(`${ms.toFixed(0)} ms for ${bytes.length} bytes, input ${inputs}`);
  }
  if (fault !== undefined && faults++ < 20)
    console.error(`${fault}; the input in Base64: ${bytes.toString('base64')}`);
  total += bytes.length;
  inputs++;
  if ((performance.now() - begun) / (seconds * 1_000) > heapSamples.length / samples) sampleHeap();
}
const grown = heapGrowth();
console.log(`heap in MB: ${heapSamples.map((each) => each.toFixed(1)).join(' ')}`);
console.log(
  `${inputs} inputs, ${faults} faults, ${(total / 1e6).toFixed(1)} MB, slowest ${slowest.toFixed(0)} ms of computing time, heap grew by ${grown.toFixed(1)} MB`,
);
if (faults > 0 || grown > 2) process.exitCode = 1;
