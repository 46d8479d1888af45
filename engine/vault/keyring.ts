import { EngineFault } from '../errors.ts';
import type { PersonId } from '../ids.ts';
import type { Connection } from '../store/connection.ts';
import { insertRows } from '../store/insert-rows.ts';
import { listStatement } from '../store/list-statement.ts';
import { statement } from '../store/statement.ts';
import type { EpochKeys } from './epochs.ts';
import { forget, openBytes, randomKey, sealBytes } from './seal.ts';

interface KeyRow {
  readonly key_group: string;
  readonly kind: string;
  readonly epoch: number;
  readonly wrapped: Uint8Array;
}

const selectKey = statement<{ group: string }, KeyRow>((db, slot) =>
  db
    .selectFrom('keys.key')
    .select(['key_group', 'kind', 'epoch', 'wrapped'])
    .where('key_group', '=', slot('group')),
);
const selectKeys = listStatement<KeyRow>((db, list) =>
  db.selectFrom('keys.key').select(['key_group', 'kind', 'epoch', 'wrapped']).where('key_group', 'in', list),
);
const keysAfter = statement<
  { after: string; limit: number },
  KeyRow & { readonly person_id: PersonId | null }
>((db, slot) =>
  db
    .selectFrom('keys.key')
    .select(['key_group', 'kind', 'person_id', 'epoch', 'wrapped'])
    .where('key_group', '>', slot('after'))
    .orderBy('key_group')
    .limit(slot('limit')),
);
const insertKey = statement<{
  group: string;
  kind: string;
  person: string | null;
  epoch: number;
  wrapped: Buffer;
}>((db, slot) =>
  db.insertInto('keys.key').values({
    key_group: slot('group'),
    kind: slot('kind'),
    person_id: slot('person'),
    epoch: slot('epoch'),
    wrapped: slot('wrapped'),
  }),
);
const keyColumns = ['key_group', 'kind', 'person_id', 'epoch', 'wrapped'] as const;
const deleteKeys = listStatement<never>((db, list) =>
  db.deleteFrom('keys.key').where('key_group', 'in', list),
);
const currentEpoch = statement<Record<never, never>, { number: number }>((db) =>
  db
    .selectFrom('keys.epoch')
    .select('number')
    .where('ended_at', 'is', null)
    .orderBy('number', 'desc')
    .limit(1),
);

/** A living key with what it belongs to. */
export interface KeptKey {
  readonly group: string;
  readonly kind: string;
  readonly person: PersonId | null;
  readonly key: Buffer;
}

/**
 * The keys of a tenant. Each shred group has one random key, kept wrapped by the key of the current epoch. What loses its key
 * here is unreadable in every copy of the records, whenever the copy was made.
 */
export interface Keyring {
  readonly epoch: number;
  /** A new key for a group that has none. */
  lay(group: string, kind: string, person: PersonId | null): Promise<Buffer>;
  /** Keeps other secret bytes under a name of their own, as a key is kept; `find` gives them back. */
  keep(group: string, secret: Buffer): Promise<void>;
  /** Takes in keys that a custody held, wrapped by the present epoch. */
  adopt(kept: readonly KeptKey[]): Promise<void>;
  /** Living keys in the order of their groups, for the custody at the places. The caller forgets them. */
  page(after: string, limit: number): Promise<readonly KeptKey[]>;
  /** The key of a group, laid when there is none yet. */
  ensure(group: string, kind: string, person: PersonId | null): Promise<Buffer>;
  find(group: string): Promise<Buffer | null>;
  /** The same for many; groups without a key are not in the answer. */
  findMany(groups: readonly string[]): Promise<ReadonlyMap<string, Buffer>>;
  /** Deletes key rows. Only after what they opened has been let go. */
  dropMany(groups: readonly string[]): Promise<void>;
  /** Rereads the epoch, after another process wrote. */
  refresh(): Promise<void>;
  /** Overwrites the keys held in memory. */
  forgetAll(): void;
}

/** What a wrapped key is bound to. */
export const wrapContext = (tenant: string, group: string, epoch: number): string =>
  `key|${tenant}|${group}|${epoch}`;

/** Opens the keyring of a tenant on its writing connection. */
export function openKeyring(tenant: string, connection: Connection, epochs: EpochKeys): Keyring {
  const held = new Map<string, Buffer>();
  let epoch = 0;

  async function put(group: string, kind: string, person: PersonId | null, key: Buffer): Promise<Buffer> {
    const wrapped = sealBytes(epochs.key(epoch), wrapContext(tenant, group, epoch), key);
    await insertKey.run(connection, { group, kind, person, epoch, wrapped });
    return key;
  }
  const lay: Keyring['lay'] = (group, kind, person) => put(group, kind, person, randomKey());

  const open = (row: KeyRow): Buffer =>
    openBytes(epochs.key(row.epoch), wrapContext(tenant, row.key_group, row.epoch), row.wrapped);

  async function find(group: string): Promise<Buffer | null> {
    const known = held.get(group);
    if (known) return known;
    const [row] = await selectKey.run(connection, { group });
    if (row === undefined) return null;
    return unwrap(row);
  }

  function unwrap(row: KeyRow): Buffer {
    const key = open(row);
    held.set(row.key_group, key);
    return key;
  }

  return {
    get epoch() {
      return epoch;
    },
    lay,
    keep: async (group, secret) => void (await put(group, '#', null, secret)),
    adopt: (kept) =>
      adoptAll(connection, epoch, kept, (group, key) =>
        sealBytes(epochs.key(epoch), wrapContext(tenant, group, epoch), key),
      ),
    async page(after, limit) {
      const rows = await keysAfter.run(connection, { after, limit });
      return rows.map((row) => ({
        group: row.key_group,
        kind: row.kind,
        person: row.person_id,
        key: open(row),
      }));
    },
    find,
    findMany: (groups) => findAll(connection, held, groups, unwrap),
    async ensure(group, kind, person) {
      const key = (await find(group)) ?? (await lay(group, kind, person));
      held.set(group, key);
      return key;
    },
    async dropMany(groups) {
      await deleteKeys.run(connection, groups);
      letGo(held, groups);
    },
    async refresh() {
      const [row] = await currentEpoch.run(connection, {});
      if (row === undefined) throw new EngineFault('epoch-missing', 'the key store names no epoch');
      if (row.number !== epoch) epochs.forgetDestroyed();
      epoch = row.number;
    },
    forgetAll() {
      for (const key of held.values()) forget(key);
      held.clear();
    },
  };
}

/** Writes keys that come from elsewhere, wrapped by the present epoch. */
function adoptAll(
  connection: Connection,
  epoch: number,
  kept: readonly KeptKey[],
  wrap: (group: string, key: Buffer) => Buffer,
): Promise<void> {
  const values = kept.map(({ group, kind, person, key }) => [group, kind, person, epoch, wrap(group, key)]);
  return insertRows(connection, 'keys.key', keyColumns, values);
}

/** The keys of many groups: those held in memory, and the others read at once. Groups without a key are not in the answer. */
async function findAll(
  connection: Connection,
  held: ReadonlyMap<string, Buffer>,
  groups: readonly string[],
  unwrap: (row: KeyRow) => Buffer,
): Promise<ReadonlyMap<string, Buffer>> {
  const keys = new Map<string, Buffer>();
  const unknown = new Set<string>();
  for (const group of groups) {
    const known = held.get(group);
    if (known) keys.set(group, known);
    else unknown.add(group);
  }
  for (const row of await selectKeys.run(connection, [...unknown])) keys.set(row.key_group, unwrap(row));
  return keys;
}

/** Overwrites keys held in memory. */
function letGo(held: Map<string, Buffer>, groups: readonly string[]): void {
  for (const group of groups) {
    const known = held.get(group);
    if (known) forget(known);
    held.delete(group);
  }
}
