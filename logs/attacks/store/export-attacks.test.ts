import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AttackEvent } from './attack-event.ts';
import { exportAttacks, noteAccess, verifyExport } from './export-attacks.ts';
import { openSigningKey } from './signing-key.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = Date.UTC(2026, 10, 28, 15);
const events: readonly AttackEvent[] = ['one', 'two'].map((line, index) => ({
  attack: 'a1',
  at: at + index,
  class: 'injection',
  service: 'web',
  address: '192.0.2.7',
  line,
}));
const write = () => {
  const request = { file: join(folder, 'for-the-police.jsonl'), recipient: 'Police, 12/26', at };
  const exported = exportAttacks(events, request, openSigningKey(join(folder, 'keys')));
  noteAccess(folder, { at, by: 'root', what: 'exported', recipient: request.recipient, ...exported });
  return { ...request, exported };
};

describe('a file for the authorities', () => {
  it('says what it is, for whom, how to verify it, and holds each record as a line', () => {
    const [head, ...lines] = readFileSync(write().file, 'utf8').trim().split('\n');
    expect(JSON.parse(head ?? '')).toMatchObject({ recipient: 'Police, 12/26', records: 2, times: 'UTC' });
    expect(lines.map((line) => JSON.parse(line).line)).toEqual(['one', 'two']);
    expect(JSON.parse(lines[0] ?? '').at).toBe('2026-11-28T15:00:00.000Z');
  });

  it('is found unchanged, with the fingerprint to compare, and by the same key each time', () => {
    const { file, exported } = write();
    expect(verifyExport(file)).toEqual({ outcome: 'unchanged', fingerprint: exported.fingerprint });
    expect(openSigningKey(join(folder, 'keys')).fingerprint).toBe(exported.fingerprint);
  });

  it('is found changed when a single sign is, and incomplete without its signature', () => {
    const { file } = write();
    writeFileSync(file, readFileSync(file, 'utf8').replace('192.0.2.7', '192.0.2.8'));
    expect(verifyExport(file)).toEqual({ outcome: 'changed' });
    rmSync(`${file}.sig`);
    expect(verifyExport(file)).toEqual({ outcome: 'incomplete', missing: `${file}.sig` });
  });

  it('is never written over another', () => {
    write();
    expect(write).toThrow('EEXIST');
  });

  it('is recorded: by whom, when, for whom, how many, and not a word of what stood in it', () => {
    const { exported } = write();
    const text = readFileSync(join(folder, 'accesses.jsonl'), 'utf8');
    expect(JSON.parse(text)).toEqual({
      at: '2026-11-28T15:00:00.000Z',
      by: 'root',
      what: 'exported',
      recipient: 'Police, 12/26',
      ...exported,
    });
    expect(text).not.toContain('192.0.2.7');
  });

  const openssl = spawnSync('openssl', ['version']).status === 0;
  it.skipIf(!openssl)(
    `is verified by OpenSSL, without this tool${openssl ? '' : ' (openssl is not here)'}`,
    () => {
      const { file } = write();
      const check = () =>
        spawnSync('openssl', [
          ...['pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', `${file}.pem`],
          ...['-sigfile', `${file}.sig`, '-in', file],
        ]).status;
      expect(check()).toBe(0);
      writeFileSync(file, `${readFileSync(file, 'utf8')} `);
      expect(check()).not.toBe(0);
    },
  );
});
