import { readFileSync } from 'node:fs';
import { openRecogniser } from './attacks/recognise/recogniser.ts';
import { compileRules } from './attacks/rule/compile-rules.ts';
import { readRules } from './attacks/rule/read-rules.ts';
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

/** Whether an address that was there before is there still. A `0` beside other signs may look like one, and is none. */
function leaves(written: Buffer, before: Buffer): boolean {
  if (written.length > 65_536) return false;
  return findAddresses(written).some(({ kind, from, end }) => {
    const found = written.toString('latin1', from, end);
    if (kind === 'address') return !/^0|0$/.test(found) && before.includes(found, 0, 'latin1');
    const mail = found.replace(/0+$/, '');
    // `name@word` without a dot is no mail address.
    return /^(?!0@).*@.*\./.test(mail) && before.includes(mail, 0, 'latin1');
  });
}

function faultOfSyslog(bytes: Buffer, cut: number): string | undefined {
  const found = messagesIn(bytes);
  const again = messagesIn(bytes.subarray(0, cut), bytes.subarray(cut));
  if (found.length !== again.length || found.some((each, i) => !each.equals(again[i] as Buffer)))
    return `other messages when cut at ${cut}`;
  for (const message of found) {
    const clean = cleanMessage(message);
    const line = cleanLine(lineOf(readMessage(clean), 0));
    if (clean.includes(10) || line.includes(10)) return 'a message of two lines';
    for (const each of [clean, line]) if (leaves(each, message)) return 'an address in a message';
  }
  return undefined;
}

const recogniser = openRecogniser(compileRules(readRules()));

function faultOfLine(bytes: Buffer): string | undefined {
  const begun = process.cpuUsage();
  recogniser.see(bytes);
  const took = process.cpuUsage(begun).user / 1_000;
  return took > 1_000 ? `a line that was looked at for ${took.toFixed(0)} ms` : undefined;
}

const heap = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
};

function tried(bytes: Buffer): string | undefined {
  try {
    return faultOf(bytes);
  } catch (error) {
    return `thrown: ${String(error)}`;
  }
}

const end = performance.now() + seconds * 1_000;
let inputs = 0;
let total = 0;
let slowest = 0;
let faults = 0;
let before = 0;
while (performance.now() < end) {
  const bytes = nextInput();
  const begun = performance.now();
  const fault = tried(bytes);
  slowest = Math.max(slowest, performance.now() - begun);
  if (fault !== undefined && faults++ < 20)
    console.error(`${fault}; the input in Base64: ${bytes.toString('base64')}`);
  total += bytes.length;
  // The first inputs let buffers reach their size.
  if (++inputs === 500) before = heap();
}
const grown = inputs > 500 ? heap() - before : 0;
console.log(
  `${inputs} inputs, ${faults} faults, ${(total / 1e6).toFixed(1)} MB, slowest ${slowest.toFixed(0)} ms, heap grew by ${grown.toFixed(1)} MB`,
);
if (faults > 0 || grown > 8) process.exitCode = 1;
