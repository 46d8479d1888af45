import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = join(import.meta.dirname, 'main.ts');
let folder: string;
let piped: ReturnType<typeof run>;

function run(args: readonly string[], input = '') {
  const ended = spawnSync(process.execPath, [main, ...args], { cwd: folder, input, encoding: 'utf8' });
  return { code: ended.status, out: ended.stdout, err: ended.stderr };
}

const log = [
  'Nov 28 12:00:00 web1 sshd[99]: Accepted password for erika from 198.51.100.1 port 1 ssh2',
  ...['a', 'b', 'c', 'd', 'e'].map(
    (user, index) =>
      `Nov 28 12:00:0${index} web1 sshd[99]: Failed password for ${user} from 192.0.2.7 port 4711 ssh2`,
  ),
  'Nov 28 12:00:09 web1 sshd[99]: Failed password for erika from 198.51.100.1 port 1 ssh2',
  '',
].join('\n');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'redlich-logs-'));
  piped = run(['pipe', '--attacks', 'attacks'], log);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('redlich-logs --attacks', () => {
  it('writes the log without an address, also the lines of the attack', () => {
    expect(piped).toMatchObject({ code: 0, err: '' });
    expect(piped.out).toBe(log.replaceAll(/\d+\.\d+\.\d+\.\d+/g, '0'));
  });

  it('keeps records and keys in folders apart, and no address in clear in either', () => {
    expect(readdirSync(join(folder, 'attacks.keys'))).toContain('clock');
    for (const part of ['attacks', 'attacks.keys'])
      for (const name of readdirSync(join(folder, part)))
        expect(readFileSync(join(folder, part, name), 'latin1')).not.toContain('192.0.2');
  });

  it('says what is wrong with a rule file, and passes no line unfiltered', () => {
    writeFileSync(join(folder, 'own.yaml'), 'service: kiosk\n');
    const refused = run(['pipe', '--attacks', 'attacks', '--rules', 'own.yaml'], log);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toMatch(/own\.yaml, line 1: /);
  });
});

describe('redlich-logs attacks', () => {
  it('lists what was, with addresses shortened', () => {
    const { out } = run(['attacks', 'list', '--attacks', 'attacks']);
    expect(out).toMatch(/password-guessing {2}sshd {2}192\.0\.… {2}5 records/);
    expect(out).not.toMatch(/192\.0\.2\.7|198\.51/);
  });

  it('shows whole addresses to whoever asks, and notes that they did', () => {
    const { out } = run(['attacks', 'list', '--attacks', 'attacks', '--whole']);
    expect(out).toContain('Failed password for c from 192.0.2.7');
    const noted = readFileSync(join(folder, 'attacks/accesses.jsonl'), 'utf8');
    expect(JSON.parse(noted)).toMatchObject({ what: 'looked at', records: 5 });
    expect(noted).not.toContain('192.0.2');
  });

  it('hands records over as a signed file, and finds it changed when it is', () => {
    expect(
      run(['attacks', 'export', 'file.jsonl', '--attacks', 'attacks', '--for', 'Police, 12/26']).code,
    ).toBe(0);
    expect(run(['attacks', 'verify', 'file.jsonl'])).toMatchObject({ code: 0 });
    expect(run(['attacks', 'export', 'file.jsonl', '--attacks', 'attacks', '--for', 'x']).err).toContain(
      'never written over',
    );
    const path = join(folder, 'file.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('192.0.2.7', '192.0.2.8'));
    expect(run(['attacks', 'verify', 'file.jsonl'])).toMatchObject({ code: 1 });
    expect(readFileSync(join(folder, 'attacks/accesses.jsonl'), 'utf8')).toContain('"exported"');
  }, 60_000);

  it('tries rules on an old log by the times in it, masked, and keeps nothing', () => {
    writeFileSync(join(folder, 'old.log'), log);
    const before = readdirSync(folder);
    const { out } = run(['attacks', 'test', 'old.log']);
    expect(out).toContain('7 lines, 6 of them counted, 0 unclear; 1 attacks');
    expect(out).toContain('1 × Guessing passwords (sshd)');
    expect(out).not.toMatch(/192\.0\.2|198\.51/);
    expect(readdirSync(folder)).toEqual(before);
  });
});
