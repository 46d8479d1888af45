import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AttackEvent } from './attack-event.ts';
import { type AttackStore, openAttackStore } from './attack-store.ts';

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.UTC(2026, 10, 28, 15);

let folder: string;
let now: number;
let opened: AttackStore[];
let putBack: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attacks-'));
  now = start;
  opened = [];
  putBack = 0;
});
afterEach(() => {
  for (const store of opened) store.close();
  rmSync(folder, { recursive: true });
});

const records = () => join(folder, 'records');
const keys = () => join(folder, 'keys');
const open = (): AttackStore => {
  const store = openAttackStore({
    records: records(),
    keys: keys(),
    now: () => now,
    onClockPutBack: () => putBack++,
  });
  opened.push(store);
  return store;
};
const event = (line: string): AttackEvent => ({
  attack: 'a1',
  at: now,
  class: 'password-guessing',
  service: 'sshd',
  address: '192.0.2.7',
  line,
});
const linesIn = (store: AttackStore) => store.read().events.map((each) => each.line);
const filesIn = (path: string, ending: string) => readdirSync(path).filter((name) => name.endsWith(ending));

describe('a record of an attack', () => {
  it('is read as it was kept, also by another process', () => {
    open().keep(event('one'));
    open().keep(event('two'));
    expect(linesIn(open()).sort()).toEqual(['one', 'two']);
    expect(open().read().events[0]).toMatchObject({ address: '192.0.2.7', service: 'sshd' });
  });

  it('is nowhere on the disk in clear', () => {
    open().keep(event('root from 192.0.2.7'));
    for (const path of [records(), keys()])
      for (const name of readdirSync(path))
        expect(readFileSync(join(path, name), 'latin1')).not.toMatch(/192\.0\.2\.7|root/);
  });

  it('cannot be taken out, doubled or changed unseen', () => {
    const store = open();
    for (const line of ['one', 'two', 'three']) store.keep(event(line));
    store.close();
    const [name = ''] = filesIn(records(), '.events');
    const path = join(records(), name);
    const bytes = readFileSync(path);
    const first = 28 + bytes.readUInt32LE(0);
    const damages = {
      'taken out': bytes.subarray(first),
      doubled: Buffer.concat([bytes.subarray(0, first), bytes]),
      cut: bytes.subarray(0, -3),
      changed: Buffer.concat([bytes.subarray(0, -1), Buffer.of((bytes.at(-1) ?? 0) ^ 1)]),
    };
    for (const damaged of Object.values(damages)) {
      writeFileSync(path, damaged);
      expect(open().read()).toMatchObject({ broken: [name] });
      expect(linesIn(open())).not.toContain('three');
    }
  });

  it('after a crash in the middle of writing loses no earlier and no later one', () => {
    const store = open();
    for (const line of ['one', 'two']) store.keep(event(line));
    const [name = ''] = filesIn(records(), '.events');
    writeFileSync(join(records(), name), readFileSync(join(records(), name)).subarray(0, -5));
    const after = open();
    after.keep(event('three'));
    expect(linesIn(after).sort()).toEqual(['one', 'three']);
  });
});

describe('after seven days', () => {
  it('no record can be read, and key and file are gone, while the tool runs', () => {
    const store = open();
    store.keep(event('old'));
    now = start + 6 * day;
    store.keep(event('young'));
    expect(linesIn(store)).toEqual(['old', 'young']);
    now = Date.UTC(2026, 11, 5) - 1;
    expect(linesIn(store)).toEqual(['old', 'young']);
    now = Date.UTC(2026, 11, 5);
    store.expire();
    expect(linesIn(store)).toEqual(['young']);
    expect(filesIn(keys(), '.key')).toEqual(['20261204.key']);
    expect(filesIn(records(), '.events')).toHaveLength(1);
  });

  it('none is readable in any hour later than seven days after it was seen', () => {
    for (let hours = 0; hours < 24; hours++) {
      now = start + hours * hour;
      open().keep(event(String(now)));
    }
    for (let hours = 0; hours < 24; hours++) {
      now = start + 7 * day + hours * hour;
      for (const line of linesIn(open())) expect(now - Number(line)).toBeLessThanOrEqual(7 * day);
    }
  });

  it('none can be read of a machine that stood still', () => {
    open().keep(event('old'));
    for (const store of opened.splice(0)) store.close();
    now = start + 30 * day;
    expect(linesIn(open())).toEqual([]);
    expect(filesIn(keys(), '.key')).toEqual([]);
    expect(filesIn(records(), '.events')).toEqual([]);
  });

  it('a restored copy of the records is noise, for the key is gone, whatever the clock says', () => {
    open().keep(event('old'));
    cpSync(records(), join(folder, 'copy'), { recursive: true });
    now = start + 8 * day;
    open();
    cpSync(join(folder, 'copy'), records(), { recursive: true });
    for (const at of [now, start]) {
      now = at;
      expect(linesIn(open())).toEqual([]);
    }
  });

  it('a restored copy of records and keys is destroyed before it is read', () => {
    open().keep(event('old'));
    cpSync(folder, `${folder}-copy`, { recursive: true });
    now = start + 8 * day;
    open();
    cpSync(`${folder}-copy`, folder, { recursive: true });
    rmSync(`${folder}-copy`, { recursive: true });
    expect(linesIn(open())).toEqual([]);
    expect(filesIn(keys(), '.key')).toEqual([]);
  });

  it('a store that only reads destroys, too', () => {
    const reader = open();
    open().keep(event('old'));
    now = start + 8 * day;
    expect(linesIn(reader)).toEqual([]);
    expect(filesIn(keys(), '.key')).toEqual([]);
  });
});

describe('a clock put back', () => {
  it('makes nothing younger: all is destroyed, for no age can be told', () => {
    const store = open();
    store.keep(event('old'));
    now = start + 5 * day;
    store.keep(event('young'));
    now = start + day;
    expect(linesIn(store)).toEqual([]);
    expect(putBack).toBe(1);
    expect(filesIn(keys(), '.key')).toEqual([]);
  });

  it('while the machine stood still is noticed at the start', () => {
    open().keep(event('old'));
    for (const store of opened.splice(0)) store.close();
    now = start - 2 * day;
    expect(linesIn(open())).toEqual([]);
    expect(putBack).toBe(1);
  });

  it('does not keep from recording what comes then, which lives no longer either', () => {
    const store = open();
    now = start - 3 * day;
    store.keep(event('after'));
    expect(linesIn(store)).toEqual(['after']);
    now += 7 * day;
    expect(linesIn(store)).toEqual([]);
  });

  it('by a little, as a time server does, costs nothing', () => {
    const store = open();
    store.keep(event('one'));
    now = start - hour / 2;
    expect(linesIn(store)).toEqual(['one']);
    expect(putBack).toBe(0);
  });
});
