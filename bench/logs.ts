import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAttacks, openFilter, splitLines } from '@redlich/logs';
import { typescriptMachine } from '../logs/filter/typescript-machine.ts';
import { serverLog } from './log-lines.ts';
import { type Figure, median, meets } from './measure.ts';

// How fast logs are filtered: `node bench/logs.ts [megabytes]`. Everything is measured in one run on the same bytes, in computing
// time of one core, so that the ratios hold beside other work.

const chunkBytes = 64 * 1024;
const rounds = 9;

function* chunksOf(log: Buffer): Generator<Buffer> {
  for (let at = 0; at < log.length; at += chunkBytes) yield log.subarray(at, at + chunkBytes);
}

/** MB in a second of computing time, the best of some rounds after two to warm up: other work on the machine only takes away. */
function speedOf(bytes: number, work: () => void): number {
  work();
  work();
  const speeds = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return bytes / (user + system);
  });
  return Math.max(...speeds);
}

const ignore = (): void => {};

/** The filter in this process, without reading and writing. */
function filterSpeeds(log: Buffer, folder: string): readonly (readonly [string, number])[] {
  const filterAll = (filter = openFilter()) =>
    speedOf(log.length, () => {
      for (const chunk of chunksOf(log)) filter.pass(chunk, ignore);
    });
  const attacks = openAttacks({ records: join(folder, 'records'), keys: join(folder, 'keys') });
  const filter = openFilter();
  const lines = splitLines(attacks.onLine);
  const recognised = speedOf(log.length, () => {
    for (const chunk of chunksOf(log)) {
      lines.push(chunk);
      filter.pass(chunk, ignore);
    }
  });
  void attacks.close();
  return [
    ['filter', filterAll()],
    ['filter with attack recognition', recognised],
    ['filter without WebAssembly', filterAll(openFilter('nothing', typescriptMachine))],
  ];
}

const ipv4 = String.raw`([0-9]{1,3}\.){3}[0-9]{1,3}`;
const ipv6 = '([0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}';
const mail = '[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+';
const command = join(import.meta.dirname, '../logs/cli/redlich-logs.js');

/** What an operator would write otherwise: the plain spellings of an address only, versions and times with them. */
const programs: readonly (readonly [name: string, program: string, args: readonly string[]])[] = [
  ['redlich-logs, started, reading and writing', process.execPath, [command]],
  ['sed -E', 'sed', ['-E', `s/${ipv4}/0/g;s/${ipv6}/0/g;s/${mail}/x@x/g`]],
  ['perl -pe', 'perl', ['-pe', `s/${ipv4}/0/g;s/${ipv6}/0/g;s/${mail.replace('@', String.raw`\@`)}/x\\@x/g`]],
  [
    'ripgrep --replace, addresses only',
    'rg',
    ['--passthru', '--no-line-number', '--text', '--replace', '0', `${ipv4}|${ipv6}`],
  ],
];

/** GoAccess reads the requests only, counts them, and writes a report that holds shortened addresses. It is no filter. */
const goAccess = [
  'GoAccess --anonymize-ip, a report of the requests',
  'goaccess',
  [
    '-',
    '--log-format=COMBINED',
    '--anonymize-ip',
    '--no-global-config',
    '--no-progress',
    '--output=/dev/stdout',
    '--output-format=json',
  ],
] as const;

/** MB in a second of computing time of another program, its start with it; undefined where it is not installed. */
function speedOfProgram(path: string, bytes: number, program: string, args: readonly string[]) {
  const script = '"$@" < "$0" > /dev/null || exit 1; times';
  const { status, stdout } = spawnSync('sh', ['-c', script, path, program, ...args], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (status !== 0) return undefined;
  const spent = [...(stdout.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  const seconds = spent.reduce((sum, [, minutes, rest]) => sum + 60 * Number(minutes) + Number(rest), 0);
  return bytes / seconds / 1e6;
}

/** How long one line takes from the call to the answer, in microseconds: median and 99th percentile. */
function lineLatency(): readonly [number, number] {
  const filter = openFilter();
  const line = serverLog(1);
  const times = Array.from({ length: 20_000 }, () => {
    const begun = performance.now();
    filter.push(line);
    return (performance.now() - begun) * 1_000;
  }).toSorted((a, b) => a - b);
  return [median(times), times[Math.floor(times.length * 0.99)] ?? Number.NaN];
}

/** What holds the missed figures back, printed with them. */
const reasons = `
Where a goal is missed: nearly every line of this mix holds an address. By a profile two fifths of the filter's time go into the search for places worth a look (48
bytes at a time; lines without an address pass at about 1,800 MB/s), half into the judgement of what was found with its neighbourhood, a tenth into copying the bytes
into the memory of WebAssembly. Recognition reads each line a second time. The command carries its start of about a second in its figure.
`;

const goals: Readonly<Record<string, number>> = { filter: 1_000, 'filter with attack recognition': 150 };

function asLogTable(figures: readonly Figure[]): string {
  const sed = figures.find(({ name }) => name === 'sed -E')?.value;
  const rows = figures.map((figure) => {
    const { name, value, unit, goal } = figure;
    const wanted = goal && `${goal.at === 'least' ? '≥' : '≤'} ${goal.value.toLocaleString('en')}`;
    const ratio = sed !== undefined && unit === 'MB/s' ? `× ${(value / sed).toFixed(1)}` : '';
    return `| ${name} | ${value.toPrecision(3)} ${unit} | ${wanted ?? ''} | ${goal ? (meets(figure) ? 'met' : 'missed') : ''} | ${ratio} |`;
  });
  return ['| what | | goal | | sed (ratio) |', '|---|---|---|---|---|', ...rows].join('\n');
}

/** Measures the log filter beside what else does such work, and answers it as a section of bench/RESULTS.md. */
export function logSection(megabytes: number): string {
  const load = loadavg()[0] ?? 0;
  const folder = mkdtempSync(join(tmpdir(), 'redlich-bench-'));
  try {
    const block = serverLog(40_000);
    const log = Buffer.concat(Array(Math.max(1, Math.round((megabytes * 1e6) / block.length))).fill(block));
    const path = join(folder, 'server.log');
    writeFileSync(path, log);
    const speeds = [
      ...filterSpeeds(log, folder),
      ...[...programs, goAccess].map(
        ([name, program, args]) => [name, speedOfProgram(path, log.length, program, args)] as const,
      ),
    ];
    const [half, most] = lineLatency();
    const atMost = { at: 'most', value: 1_000 } as const;
    const figures: readonly Figure[] = [
      ...speeds.flatMap(([name, value]) => {
        const goal = goals[name];
        if (value === undefined) return [];
        return [{ name, value, unit: 'MB/s', ...(goal && { goal: { at: 'least', value: goal } as const }) }];
      }),
      { name: 'one line, median', value: half, unit: 'µs', goal: atMost },
      { name: 'one line, 99th percentile', value: most, unit: 'µs', goal: atMost },
    ];
    const missing = speeds.filter(([, value]) => value === undefined).map(([name]) => name);
    return `## Logs

${Math.round(log.length / 1e6)} MB of invented lines, seven of ten from a web server, the others from mail servers and sshd, an address in nearly each; MB in a
second of computing time of one core. Load of the machine before: ${load.toFixed(1)}. Repeat: \`node bench/logs.ts [megabytes]\`. sed, perl and ripgrep replace the plain
spellings only, and some times with them.${missing.length > 0 ? ` Not installed: ${missing.join(', ')}.` : ''}

${asLogTable(figures)}
${reasons}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) console.log(logSection(Number(process.argv[2] ?? 64)));
