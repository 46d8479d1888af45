import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** One thing kept in passing. `sort`: its table; `id` and `parent`: numbers that say nothing by themselves. */
export interface ScratchRow {
  readonly sort: string;
  readonly id: number;
  readonly parent: number;
  readonly bytes: Uint8Array;
}

/**
 * A place for what is too large for memory and needed for an hour: rows of a foreign system that are put together before they are taken
 * over. Numbers are plain, everything else is sealed under a key that exists in this process alone: what a crash or a backup program leaves
 * of the file nobody can read.
 */
export interface Scratch {
  /** Adds rows. A second row of the same sort, id and parent takes the place of the first. */
  add(rows: readonly ScratchRow[]): void;
  /** Bytes of all rows of a sort under a parent, by id. */
  under(sort: string, parent: number): Generator<Buffer, void, void>;
  /** Bytes of a row. */
  one(sort: string, id: number): Buffer | null;
  /** All of a sort with their ids, by id. */
  all(sort: string): Generator<{ readonly id: number; readonly bytes: Buffer }, void, void>;
  count(sort: string): number;
  /** Removes the file. */
  end(): void;
}

const nonceBytes = 12;
const tagBytes = 16;

/**
 * Opens an empty scratch below a folder.
 * @example const scratch = openScratch(tenant.folder); try { … } finally { scratch.end(); }
 */
export function openScratch(folder: string): Scratch {
  const place = mkdtempSync(join(folder, 'scratch-'));
  const db = new DatabaseSync(join(place, 'rows.db'));
  // Nothing of it has to survive this process.
  for (const pragma of [
    'journal_mode = OFF',
    'synchronous = OFF',
    'temp_store = MEMORY',
    'cache_size = -32768',
  ])
    db.exec(`PRAGMA ${pragma}`);
  // The sealed bytes stay out of the keys: with them inside, a page holds few of these and every look-up reads many pages.
  db.exec(
    'CREATE TABLE kept (sort TEXT NOT NULL, parent INTEGER NOT NULL, id INTEGER NOT NULL, sealed BLOB NOT NULL)',
  );
  db.exec('CREATE UNIQUE INDEX kept_under ON kept (sort, parent, id)');
  db.exec('CREATE INDEX kept_by_id ON kept (sort, id)');
  const add = db.prepare('INSERT OR REPLACE INTO kept (sort, parent, id, sealed) VALUES (?, ?, ?, ?)');
  const under = db.prepare(
    'SELECT sealed FROM kept INDEXED BY kept_under WHERE sort = ? AND parent = ? ORDER BY id',
  );
  const one = db.prepare('SELECT sealed FROM kept INDEXED BY kept_by_id WHERE sort = ? AND id = ? LIMIT 1');
  const all = db.prepare('SELECT id, sealed FROM kept INDEXED BY kept_by_id WHERE sort = ? ORDER BY id');
  const count = db.prepare('SELECT count(*) AS n FROM kept WHERE sort = ?');
  const { seal, open } = sealer();
  return {
    add(rows) {
      db.exec('BEGIN');
      for (const { sort, parent, id, bytes } of rows) add.run(sort, parent, id, seal(bytes));
      db.exec('COMMIT');
    },
    *under(sort, parent) {
      for (const row of under.iterate(sort, parent)) yield open(row.sealed as Uint8Array);
    },
    one(sort, id) {
      const row = one.get(sort, id);
      return row === undefined ? null : open(row.sealed as Uint8Array);
    },
    *all(sort) {
      for (const row of all.iterate(sort))
        yield { id: Number(row.id), bytes: open(row.sealed as Uint8Array) };
    },
    count: (sort) => Number(count.get(sort)?.n ?? 0),
    end() {
      db.close();
      rmSync(place, { recursive: true, force: true });
    },
  };
}

/** AES-256-GCM with a counter as nonce, which cannot repeat under a key that lives as long as the counter. */
function sealer() {
  const key = randomBytes(32);
  let counter = 0n;
  return {
    seal(bytes: Uint8Array): Buffer {
      const nonce = Buffer.alloc(nonceBytes);
      nonce.writeBigUInt64BE(++counter);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed: Uint8Array): Buffer {
      const end = sealed.length - tagBytes;
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes));
      decipher.setAuthTag(sealed.subarray(end));
      return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, end)), decipher.final()]);
    },
  };
}
