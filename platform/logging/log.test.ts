import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineFault } from '@redlich/engine';
import { describe, expect, it } from 'vitest';
import { shiftableClock } from '../clock.ts';
import { openLog } from './log.ts';
import { toFile } from './sinks.ts';

const clock = shiftableClock(() => Date.UTC(2026, 4, 1, 12));
const job = { id: 'sweep', title: { de: 'Löschlauf', en: 'Sweep' } };

function openTestLog() {
  const lines: string[] = [];
  return {
    log: openLog(clock, (line) => lines.push(line)),
    lines,
    last: () => JSON.parse(lines.at(-1) ?? 'null'),
  };
}

function thrown(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

describe('the log', () => {
  it('writes one JSON object a line, with the time of the clock', () => {
    const { log, last } = openTestLog();
    log.write('server-started', { port: 8080, tenants: 2, took: 312.7 });
    expect(last()).toEqual({
      at: '2026-05-01T12:00:00.000Z',
      event: 'server-started',
      port: 8080,
      tenants: 2,
      took: 313,
    });
  });

  it('writes a route as declared and a job by its id', () => {
    const { log, last } = openTestLog();
    log.write('request-answered', {
      route: { method: 'get', path: '/api/orders/{id}', access: 'signed-in' },
      status: 200,
      took: 3,
    });
    expect(last()).toMatchObject({ route: 'get /api/orders/{id}', status: 200 });
    const error = log.fault(new Error('x'), { job });
    expect(last()).toMatchObject({ event: 'fault', error, job: 'sweep' });
  });

  it('does not compile a field that is not declared, nor a text where a declared thing belongs', () => {
    const { log, lines } = openTestLog();
    const extra = { port: 1, tenants: 1, took: 1, customer: 'Erika Musterfrau' };
    // @ts-expect-error: the event has no such field
    log.write('server-started', extra);
    // @ts-expect-error: a name is not a job
    log.fault(new Error('x'), { job: 'Erika Musterfrau' });
    // @ts-expect-error: there is no such event
    expect(() => log.write('customer-found', {})).toThrow();
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toContain('Musterfrau');
  });

  it('writes a question mark when a value got past the types and is no id', () => {
    const { log, lines, last } = openTestLog();
    log.write('request-answered', {
      route: { method: 'get', path: '/api/customers?name=Müller', access: 'public' },
      status: 200,
      took: 1,
    });
    expect(last().route).toBe('get ?');
    expect(lines.join()).not.toContain('Müller');
  });
});

describe('a fault in the log', () => {
  it('keeps a name that stood in the message out of the log', () => {
    const { log, lines, last } = openTestLog();
    const error = thrown(() => JSON.parse('{"name": Erika Musterfrau}'));
    expect(error.stack).toContain('Erika');
    const id = log.fault(error);
    expect(lines.join()).not.toMatch(/Erika|Musterfrau/);
    expect(last()).toMatchObject({ event: 'fault', error: id, name: 'SyntaxError' });
    expect(last().stack.join('\n')).toContain('platform/logging/log.test.ts');
  });

  it.each([
    ['many lines', 'no such customer\nErika Musterfrau\nBahnhofstraße 3'],
    [
      'lines that pretend to be frames',
      'no\n    at Musterfrau (engine/Erika.ts:1:2)\n    at Erika (node:Musterfrau:1:1)',
    ],
  ])('is not fooled by a message of %s', (_what, message) => {
    const { log, lines, last } = openTestLog();
    log.fault(new Error(message));
    const changed = new Error(message);
    changed.message = 'changed later';
    log.fault(changed);
    expect(lines[0]).not.toMatch(/Erika|Musterfrau|Bahnhof/);
    expect(last().stack.length).toBeGreaterThan(0);
  });

  it('keeps names out of causes and of things thrown that are no errors', () => {
    const { log, lines, last } = openTestLog();
    log.fault(new Error('outer', { cause: new RangeError('Erika Musterfrau') }));
    expect(last().cause.name).toBe('RangeError');
    log.fault('Erika Musterfrau');
    log.fault(Object.assign(new Error('x'), { name: 'Erika Musterfrau', code: 'Erika' }));
    expect(lines.join()).not.toMatch(/Erika|Musterfrau/);
  });

  it('writes the message of an engine fault, which names ids only', () => {
    const { log, last } = openTestLog();
    log.fault(new EngineFault('key-lost', 'record 42 has no key'));
    expect(last()).toMatchObject({ name: 'EngineFault', fault: 'key-lost', message: 'record 42 has no key' });
  });

  it('keeps the code of a system error and no folder of this computer', () => {
    const { log, lines, last } = openTestLog();
    log.fault(thrown(() => readFileSync('/home/erika.musterfrau/none')));
    expect(last().code).toBe('ENOENT');
    expect(lines.join()).not.toMatch(/erika/i);
    expect(lines.join()).not.toContain(process.cwd());
  });

  it('does not print the message of a fault nobody caught', () => {
    const program = `
      const { openLog } = await import('./platform/logging/log.ts');
      const { logCrashes } = await import('./platform/logging/log-crashes.ts');
      const { toStderr } = await import('./platform/logging/sinks.ts');
      logCrashes(openLog({ now: () => 0, at: () => () => {} }, toStderr));
      const how = process.argv[1];
      if (how === 'thrown') setTimeout(() => { throw new Error('Erika Musterfrau'); });
      else Promise.reject(new Error('Erika Musterfrau'));
      setTimeout(() => {}, 5000);`;
    for (const how of ['thrown', 'rejected']) {
      const ran = spawnSync(process.execPath, ['--input-type=module', '-e', program, how], {
        encoding: 'utf8',
      });
      expect(ran.status).toBe(1);
      expect(ran.stdout + ran.stderr).toContain('"event":"fault"');
      expect(ran.stdout + ran.stderr).not.toMatch(/Erika|Musterfrau/);
    }
  });
});

describe('the log file', () => {
  it('is appended to and readable by its owner alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'redlich-log-'));
    const path = join(folder, 'redlich.log.jsonl');
    for (const port of [1, 2]) {
      const file = toFile(path);
      openLog(clock, file.sink).write('server-started', { port, tenants: 0, took: 0 });
      file.close();
    }
    expect(
      readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).port),
    ).toEqual([1, 2]);
    rmSync(folder, { recursive: true });
  });

  it('is put beside when it is full or its day is over, and deleted in time', () => {
    const folder = mkdtempSync(join(tmpdir(), 'redlich-log-'));
    const path = join(folder, 'redlich.jsonl');
    let now = Date.now();
    const file = toFile(path, { maxBytes: 100, keptDays: 2, now: () => now });
    const line = JSON.stringify({ event: 'sample', text: 'x'.repeat(40) });
    for (let nth = 0; nth < 3; nth++) file.sink(line);
    const today = new Date(now).toISOString().slice(0, 10);
    expect(readdirSync(folder).sort()).toEqual([
      'redlich.jsonl',
      `redlich.jsonl.${today}.1`,
      `redlich.jsonl.${today}.2`,
    ]);
    now += 86_400_000;
    file.sink(line);
    expect(readdirSync(folder)).toHaveLength(4);
    now += 3 * 86_400_000;
    file.sink(line);
    expect(readdirSync(folder).filter((name) => name.includes(today))).toEqual([]);
    expect(readFileSync(path, 'utf8')).toBe(`${line}\n`);
    file.close();
    rmSync(folder, { recursive: true });
  });

  it('holds no address even if an event let one in, and is otherwise byte for byte what was written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'redlich-log-'));
    const path = join(folder, 'redlich.jsonl');
    const file = toFile(path);
    file.sink('{"event":"sample","from":"192.0.2.7","mail":"erika@beispiel.example"}');
    openLog(clock, file.sink).write('server-started', { port: 8484, tenants: 1, took: 3 });
    file.close();
    const [first, second] = readFileSync(path, 'utf8').split('\n');
    expect(first).toBe('{"event":"sample","from":"0","mail":"x@x"}');
    expect(JSON.parse(second ?? '')).toMatchObject({ event: 'server-started', port: 8484 });
    rmSync(folder, { recursive: true });
  });
});
