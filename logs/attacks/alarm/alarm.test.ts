import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Attack } from '../watch/attack-watch.ts';
import { openAlarm } from './alarm.ts';
import { describeAttacks, toNotice } from './alarm-text.ts';
import { commandChannel } from './command-channel.ts';
import { readAlarmFile } from './read-alarm-file.ts';

const attack = (source: string, more: Partial<Attack> = {}): Attack => ({
  id: 'a1',
  at: Date.UTC(2026, 10, 28, 12),
  class: 'password-guessing',
  title: 'Guessing passwords',
  service: 'sshd',
  address: source,
  source,
  ...more,
});

describe('an alarm', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const open = () => {
    const told: (readonly [number, number])[] = [];
    const faults: string[] = [];
    const good = {
      name: 'good',
      tell: async (all: readonly Attack[], more: number) => void told.push([all.length, more]),
    };
    const bad = { name: 'bad', tell: () => Promise.reject(new Error('nobody there')) };
    return { told, faults, alarm: openAlarm([bad, good], (name) => faults.push(name), { perMinute: 3 }) };
  };

  it('is told at once', async () => {
    const { alarm, told } = open();
    alarm.raise(attack('192.0.2.7'));
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual([[1, 0]]);
  });

  it('of a flood is told together when the minute is over', async () => {
    const { alarm, told } = open();
    for (let index = 0; index < 1500; index++) alarm.raise(attack(`192.0.2.${index}`));
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told.slice(3)).toEqual([[1000, 497]]);
    alarm.raise(attack('192.0.2.7'));
    await vi.advanceTimersByTimeAsync(0);
    expect(told.slice(4)).toEqual([[1, 0]]);
  });

  it('that reaches nobody on one way reaches them on the other, and is said to have failed', async () => {
    const { alarm, told, faults } = open();
    alarm.raise(attack('192.0.2.7'));
    await alarm.close();
    expect(told).toHaveLength(1);
    expect(faults).toEqual(['bad']);
  });

  it('that is waiting is told before the end', async () => {
    const { alarm, told } = open();
    for (let index = 0; index < 5; index++) alarm.raise(attack(`192.0.2.${index}`));
    await alarm.close();
    expect(told).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
      [2, 0],
    ]);
  });
});

describe('a command', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'alarm-'));
    writeFileSync(
      join(folder, 'note.mjs'),
      "import { appendFileSync } from 'node:fs'; appendFileSync(process.argv[2], JSON.stringify(process.argv.slice(3)) + '\\n');",
    );
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const out = () => join(folder, 'out');
  const noted = () => {
    try {
      return readFileSync(out(), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as string[]);
    } catch {
      return [];
    }
  };
  const command = (...args: string[]) =>
    commandChannel([process.execPath, join(folder, 'note.mjs'), out(), ...args]);

  it('gets the address as one argument', async () => {
    await command('block', '{address}', '{service}:{class}').tell(
      [attack('192.0.2.7'), attack('2001:db8::7')],
      0,
    );
    expect(noted()).toEqual([
      ['block', '192.0.2.7', 'sshd:password-guessing'],
      ['block', '2001:db8::7', 'sshd:password-guessing'],
    ]);
  });

  it('is never a shell, whatever stands in it', async () => {
    await command('{address}; touch $HOME `id` && | > x').tell([attack('192.0.2.7')], 0);
    expect(noted()).toEqual([['192.0.2.7; touch $HOME `id` && | > x']]);
  });

  it.each([
    ['a name', attack('host.example.org', { address: undefined })],
    ['what is no address', attack('--help', { address: '--help' })],
  ])('is not called with %s', async (_what, each) => {
    await command('{address}').tell([each], 0);
    expect(noted()).toEqual([]);
  });

  it('that fails says so without the address', async () => {
    const failing = commandChannel([process.execPath, '-e', 'process.exit(3)', '{address}']);
    await expect(failing.tell([attack('192.0.2.7')], 0)).rejects.toThrow(/^the program ended with 3$/);
  });
});

describe('what leaves this computer', () => {
  it('names no address, unless the operator wants it to', () => {
    expect(JSON.stringify(toNotice(attack('192.0.2.7'), 'without-address'))).not.toContain('192.0.2');
    expect(toNotice(attack('192.0.2.7'), 'with-address').address).toBe('192.0.2.7');
    expect(describeAttacks([attack('192.0.2.7')], 0, 'without-address').text).not.toContain('192.0.2');
  });

  it('tells of one attack what it is, and of a flood how many', () => {
    expect(describeAttacks([attack('192.0.2.7')], 0, 'without-address').subject).toBe(
      'Attack: Guessing passwords (sshd)',
    );
    const flood = describeAttacks([attack('192.0.2.7'), attack('192.0.2.8')], 40, 'with-address');
    expect(flood.subject).toBe('42 attacks from at least 2 sources');
    expect(flood.text).toMatch(/192\.0\.2\.8.*and 40 more/s);
  });
});

describe('an alarm file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'alarm-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const read = (text: string) => {
    writeFileSync(join(folder, 'alarm.yaml'), text);
    return readAlarmFile(join(folder, 'alarm.yaml'));
  };

  it('names who is told, with secrets in files of their own', () => {
    writeFileSync(join(folder, 'password'), 'not-a-real-one\n');
    const setup = read(
      'command: [nft, add, element, inet, filter, shut, "{ {address} }"]\nwebhook: { url: "https://alarm.example.org/a" }\nmail: { server: mail.example.org, from: a@example.org, to: [b@example.org], user: a, passwordFile: password }',
    );
    expect(setup.channels.map((each) => each.name)).toEqual(['command', 'webhook', 'mail']);
    expect(setup.limits).toEqual({ perMinute: 10 });
  });

  it.each([
    ['{}', 'neither a command'],
    ['webhook: { url: "http://alarm.example.org/" }', 'webhook.url'],
    ['command: nft add', 'command'],
    ['mail: { server: a, from: b, to: [c], passwordFile: none }', 'none: cannot be read (ENOENT)'],
    ['commands: [a]', 'commands'],
  ])('that cannot be used is refused with the reason: %s', (text, reason) => {
    expect(() => read(text)).toThrow(reason);
  });
});
