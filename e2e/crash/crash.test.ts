import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  type Actor,
  type Engine,
  epochFolder,
  openEngine,
  openStore,
  type RecordId,
  register,
  tenantFolders,
} from '@redlich/engine';
import { lending, librarian, library, readerFile } from '@redlich/engine/sample';
import { testStart } from '@redlich/engine/testing';
import { expect, test } from 'vitest';

const desk: Actor = { id: 'desk', roles: [librarian.id] };
const tenant = 'crash';
const enough = 1_000;

interface Life {
  readonly lines: readonly string[];
}

/** Lets the writer live for a while, kills it without warning, and answers what it had acknowledged. */
function liveAndDie(folder: string, round: number, milliseconds: number): Promise<Life> {
  return new Promise((resolve, reject) => {
    const writer = join(import.meta.dirname, 'writer.ts');
    const child = spawn(process.execPath, [writer, folder, tenant, String(testStart + round * 10_000_000)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      if (line === 'ready') setTimeout(() => child.kill('SIGKILL'), milliseconds);
    });
    child.on('error', reject);
    child.on('close', () => resolve({ lines }));
  });
}

const openAfter = async (folder: string): Promise<Engine> => {
  const folders = tenantFolders(folder, tenant);
  return openEngine({
    tenant,
    register: register([library]),
    store: await openStore({ at: 'sqlite', folder: folders.stores }),
    epochs: epochFolder(folders.epochs),
    files: folders.files,
    now: () => testStart + 1_000_000_000,
  });
};

test('killed at any moment, the store loses nothing it acknowledged and keeps nothing it should not', {
  timeout: 240_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'redlich-crash-'));
  const lent = new Map<string, string>();
  const returned = new Set<string>();
  const gone = new Set<string>();
  try {
    for (let round = 0; lent.size < enough; round++) {
      const { lines } = await liveAndDie(folder, round, 20 + Math.floor(Math.random() * 250));
      for (const line of lines) {
        const [what, first = '', second = '', fate] = line.split(' ');
        if (what === 'lent') lent.set(first, second);
        if (what === 'returned') returned.add(first);
        if (what === 'returned' && fate === 'gone') gone.add(second);
        if (what === 'withdrawn') gone.add(first);
      }
      const engine = await openAfter(folder);
      expect(await engine.verify(), `after round ${round}`).toEqual([]);
      await engine.close();
    }
    const engine = await openAfter(folder);
    for (const [loanId, fileId] of lent) {
      const [row] = await engine.db
        .selectFrom('records.loan')
        .select(['life'])
        .where('id', '=', loanId)
        .execute();
      expect(row, `acknowledged loan ${loanId}`).toBeDefined();
      if (returned.has(loanId)) expect(row?.life).toBe('anonymous');
      const opened = await engine.open(desk, readerFile, fileId as RecordId, lending);
      if (gone.has(fileId)) expect(opened).toMatchObject({ reason: 'unknown' });
      else if (!returned.has(loanId))
        expect(opened.outcome === 'opened' || opened.reason === 'unknown').toBe(true);
    }
    expect(await engine.ledger.verify()).toMatchObject({ intact: true });
    await engine.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
