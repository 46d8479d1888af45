import { stat } from 'node:fs/promises';
import { checkLog, type LogReport, type Remains } from '../../files/check-log.ts';
import { CommandFault } from '../fault.ts';

/** Says what addresses logs still hold, for a data protection officer. Exit code 1 when one holds any. */
export async function check(paths: readonly string[], options: { readonly json?: boolean }): Promise<void> {
  const reports: LogReport[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile() !== true) throw new CommandFault(`there is no such file: ${path}`);
    reports.push(await checkLog(path));
  }
  if (reports.some(({ remains }) => remains.length > 0)) process.exitCode = 1;
  if (options.json) console.log(JSON.stringify(reports));
  else for (const report of reports) console.log(wordsFor(report).join('\n'));
}

const number = (count: number): string => count.toLocaleString('en');

function wordsFor({ path, lines, remains }: LogReport): readonly string[] {
  const head = `${path}: ${number(lines)} lines`;
  if (remains.length === 0) return [`${head}, no IP address and no mail address`];
  return [`${head}, personal data found`, ...remains.flatMap(wordsForKind)];
}

const names = {
  address: ['IP address', 'IP addresses'],
  'mail-address': ['mail address', 'mail addresses'],
} as const;

const counted = (count: number, [one, many]: readonly [string, string]): string =>
  `${number(count)} ${count === 1 ? one : many}`;

const wordsForKind = ({ kind, count, lines, first }: Remains): readonly string[] => [
  `  ${counted(count, names[kind])} in ${counted(lines, ['line', 'lines'])}${lines > first.length ? ', the first of them:' : ':'}`,
  ...first.map(({ line, masked }) => `    line ${line}: ${masked}`),
];
