import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';

// Addresses of people stand in what the two command lines are given: in lines, files, options and broken things of every sort. What they
// say lands on terminals, in journals and in the mails of cron.

const root = join(import.meta.dirname, '../..');
const flood = ['198.51.100.77', '2001:db8:77::1', 'flut@marke.example', '198-51-100-77.dsl.marke.example'];
const text = flood.join(' ');
const left = /198.51.100.77|db8:77|flut/;
const attempt = (nth: number) =>
  `Nov 28 10:00:0${nth} web1 sshd[9]: Failed password for flut@marke.example from 198.51.100.77 port 4 ssh2\n`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'redlich-flood-'));
  const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
  put('raw.log', `${text}\n${[1, 2, 3, 4, 5, 6].map(attempt).join('')}`);
  put('torn.gz', gzipSync(text).subarray(0, -6));
  put('false.gz', text);
  put('rules.yaml', `service: ${text}\nattacks: [${text}\n`);
  put('alarm.yaml', `command: ${text}\nmail: { to: [flut@marke.example], x: 1 }\n`);
  put('export.jsonl', `${text}\n`);
  put('people.csv', `Vorname;Nachname;E-Mail;Land\n${text};"${text};flut@marke.example;198.51.100.77\n`);
  put('words', `${text}\n`);
  put('places.json', JSON.stringify([{ place: 'sftp://flut@198.51.100.77/x', secret: 1, y: text }]));
  mkdirSync(join(folder, 'data'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Everything a command says, with what is written to its standard input. */
function run(program: string, words: readonly string[], input: string): Promise<string> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(root, program), ...words], {
    cwd: folder,
    env: { PATH, HOME, TMPDIR: folder, REDLICH_HOSTS: text },
  });
  let said = '';
  for (const output of [child.stdout, child.stderr])
    output.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((resolve) => child.once('close', () => resolve(said)));
}

const logs: readonly (readonly string[])[] = [
  ['pipe', '--attacks', 'kept'],
  ['check', 'raw.log', 'torn.gz', 'false.gz', 'none.log'],
  ['rewrite', 'false.gz'],
  ['journald'],
  ['pipe', '--attacks', 'a', '--rules', 'rules.yaml'],
  ['pipe', '--attacks', 'a', '--alarm', 'alarm.yaml'],
  ['attacks', 'test', 'raw.log'],
  ['attacks', 'verify', 'export.jsonl'],
  ['receive', '--tcp', '127.0.0.1:0', '--allow', 'flut@marke.example', '--write', 'w'],
  ['forward', '--to', 'flut@marke.example', '--spool', 's'],
  ['check', 'raw.log', '--198.51.100.77'],
];

const program: readonly (readonly string[])[] = [
  ['start', '--port', '0', '--no-open'],
  ['tenant', 'add', '198.51.100.77'],
  ['import', 'customers', 'people.csv'],
  ['sweep', '--at', '198.51.100.77'],
  ['restore', '--from', 'places.json', '--into', 'fresh', '--words-file', 'words'],
  ['flut@marke.example'],
];

/** Two at a time: as many as there are cores. */
async function said(path: string, all: readonly (readonly string[])[]): Promise<readonly string[]> {
  const next = [...all];
  const answers: string[] = [];
  const work = async (): Promise<void> => {
    for (let words = next.shift(); words !== undefined; words = next.shift()) {
      const input = words[0] === 'journald' ? `{"MESSAGE":"${text}"\n{"MESSAGE":"${text}"}\n` : `${text}\n`;
      answers.push(`${words.join(' ').replace(left, '…')}: ${await run(path, words, input)}`);
    }
  };
  await Promise.all([work(), work()]);
  return answers;
}

test.each([
  ['redlich-logs', 'logs/cli/redlich-logs.js', logs],
  ['redlich', 'cli/redlich.js', program],
])(
  'logs.anonymous: %s says no address of what it is given, whatever is wrong with it',
  async (_name, path, all) => {
    const answers = await said(path, all);
    expect(answers.filter((each) => left.test(each))).toEqual([]);
    expect(
      answers.filter((each) => /: $/.test(each)),
      'who says nothing proves nothing',
    ).toEqual([]);
  },
);
