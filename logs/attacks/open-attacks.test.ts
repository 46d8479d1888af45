import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AlarmChannel } from './alarm/alarm.ts';
import { type Attacks, openAttacks } from './open-attacks.ts';
import type { Attack } from './watch/attack-watch.ts';

let folder: string;
let now: number;
let attacks: Attacks;
let told: Attack[];
let faults: string[];

const channel: AlarmChannel = {
  name: 'test',
  async tell(all) {
    told.push(...all);
  },
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attacks-'));
  now = Date.UTC(2026, 10, 28, 12);
  told = [];
  faults = [];
  attacks = openAttacks({
    records: join(folder, 'records'),
    keys: join(folder, 'keys'),
    alarm: { channels: [channel], limits: { perMinute: 10 } },
    now: () => now,
    onFault: (what) => faults.push(what),
  });
});
afterEach(async () => {
  await attacks.close();
  rmSync(folder, { recursive: true, force: true });
});

const see = (line: string) => attacks.onLine(Buffer.from(line));
const failed = (user: string, peer = '192.0.2.7') =>
  see(`Nov 28 12:00:00 web1 sshd[99]: Failed password for ${user} from ${peer} port 4711 ssh2`);
const everyByte = () =>
  ['records', 'keys']
    .flatMap((part) => readdirSync(join(folder, part)).map((name) => join(folder, part, name)))
    .map((path) => readFileSync(path, 'latin1'))
    .join('');

describe('a slip of the finger', () => {
  it('leaves no trace on the disk', async () => {
    for (let count = 0; count < 4; count++) failed('erika');
    expect(attacks.store.read().events).toEqual([]);
    expect(readdirSync(join(folder, 'records'))).toEqual([]);
    expect(attacks.status()).toEqual({ attacks: 0, kept: 0, notKept: 0, unclear: 0 });
  });
});

describe('five wrong passwords within ten seconds', () => {
  beforeEach(() => {
    for (const user of ['a', 'b', 'c', 'd', 'e']) {
      failed(user);
      failed('erika', '198.51.100.1');
      now += 1000;
      if (user === 'b')
        see('Nov 28 12:00:00 web1 sshd[7]: Accepted password for erika from 198.51.100.1 port 1 ssh2');
    }
  });

  it('are kept with their lines, and with no line of anybody else who stayed below', () => {
    const mine = attacks.store.read().events.filter((event) => event.address === '192.0.2.7');
    expect(mine.map((event) => event.user)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(mine[0]?.line).toContain('Failed password for a from 192.0.2.7');
  });

  it('are told at once, and are on the disk sealed only', async () => {
    await attacks.close();
    expect(told).toMatchObject([
      { class: 'password-guessing', service: 'sshd', address: '192.0.2.7' },
      { address: '198.51.100.1' },
    ]);
    expect(everyByte()).not.toMatch(/192\.0\.2\.7|Failed password|erika/);
    attacks = openAttacks({ records: join(folder, 'records'), keys: join(folder, 'keys'), now: () => now });
  });
});

describe('what a server reports itself', () => {
  it('is counted like a line', () => {
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    for (let count = 0; count < 5; count++)
      attacks.report({
        service: 'redlich',
        class: 'password-guessing',
        address: '::ffff:192.0.2.7',
        user: 'erika@example.org',
        agent,
      });
    expect(attacks.store.read().events[0]).toMatchObject({
      service: 'redlich',
      address: '192.0.2.7',
      mailAddress: 'erika@example.org',
      browser: 'Firefox 140',
      system: 'Linux',
    });
  });

  it('is not counted without an address', () => {
    for (let count = 0; count < 5; count++)
      attacks.report({ service: 'redlich', class: 'injection', address: 'unknown' });
    expect(attacks.status().attacks).toBe(0);
  });
});

describe('a disk that takes no more', () => {
  it('does not end the log: the fault is told, without a word of the line', () => {
    rmSync(join(folder, 'records'), { recursive: true });
    writeFileSync(join(folder, 'records'), '');
    for (let count = 0; count < 6; count++) expect(() => failed('erika')).not.toThrow();
    expect(faults[0]).toMatch(/^a record could not be kept: E[A-Z]+$/);
    expect(faults.join()).not.toMatch(/erika|192/);
  });
});
