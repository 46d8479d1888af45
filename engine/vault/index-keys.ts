import type { AnyKind } from '../declare/index.ts';
import type { RecordId } from '../ids.ts';
import type { Session } from '../session.ts';
import type { Connection } from '../store/connection.ts';
import { listStatement } from '../store/list-statement.ts';
import { statement } from '../store/statement.ts';
import type { Keyring } from './keyring.ts';
import { decodeSealed, type KindRow, statementsOf } from './records.ts';
import { dropFromIndex, type IndexKey, putIntoIndex, searchedFields, searchTermsOf } from './search-index.ts';

const indexGroups = statement<Record<never, never>, { key_group: string }>((db) =>
  db
    .selectFrom('keys.key')
    .select('key_group')
    .where('key_group', '>=', '#index/')
    .where('key_group', '<', '#index0'),
);
const staleDocs = statement<{ generation: number; limit: number }, { record_id: RecordId; kind: string }>(
  (db, slot) =>
    db
      .selectFrom('idx.doc')
      .select(['record_id', 'kind'])
      .where('generation', '<', slot('generation'))
      .limit(slot('limit')),
);

const newestDoc = statement<Record<never, never>, { generation: number }>((db) =>
  db.selectFrom('idx.doc').select('generation').orderBy('generation', 'desc').limit(1),
);

/** Whether the index has moved to a key that is not among these, because another process changed it. One look at an index. */
export async function isIndexNewer(connection: Connection, indexes: readonly IndexKey[]): Promise<boolean> {
  const [newest] = await newestDoc.run(connection, {});
  return newest !== undefined && newest.generation > (indexes.at(-1)?.generation ?? 0);
}

const groupOf = (generation: number): string => `#index/${generation}`;

/** The keys of the index, oldest generation first. */
export async function loadIndexKeys(connection: Connection, keyring: Keyring): Promise<readonly IndexKey[]> {
  const keys: IndexKey[] = [];
  for (const { key_group } of await indexGroups.run(connection, {})) {
    const key = await keyring.find(key_group);
    // A copy, because the keyring overwrites its own at the end of each batch.
    if (key) keys.push({ generation: Number(key_group.slice('#index/'.length)), key: Buffer.from(key) });
  }
  return keys.sort((a, b) => a.generation - b.generation);
}

/** Lays the key of a new generation. Within a unit. */
export async function layIndexKey(keyring: Keyring, generation: number): Promise<void> {
  await keyring.lay(groupOf(generation), '#', null);
}

/** Destroys the keys of all generations before this one. Within a unit. */
export async function dropOldIndexKeys(session: Session, generation: number): Promise<void> {
  const old = session.indexKeys().filter((each) => each.generation < generation);
  await session.keyring.dropMany(old.map((each) => groupOf(each.generation)));
}

/** Records re-indexed in one unit. */
const portion = 200;

/** Moves a portion of documents to the newest generation. @returns how many; fewer than asked means done */
export async function reindexPortion(
  session: Session,
  generation: number,
): Promise<{ readonly moved: number; readonly done: boolean }> {
  const docs = await staleDocs.run(session.connection, { generation, limit: portion });
  for (const kind of session.register.kinds.values()) {
    const ids = docs.filter((doc) => doc.kind === kind.id).map((doc) => doc.record_id);
    if (ids.length > 0) await reindexRecords(session, kind, ids);
  }
  return { moved: docs.length, done: docs.length < portion };
}

const docsOf = listStatement<{ record_id: RecordId }>((db, list) =>
  db.selectFrom('idx.doc').select('record_id').where('record_id', 'in', list),
);

/** Indexes records afresh from their seals, or drops them from the index when they are gone. Hands no content to anybody. */
export async function reindexRecords(
  session: Session,
  kind: AnyKind,
  ids: readonly RecordId[],
): Promise<void> {
  const index = session.indexKeys().at(-1);
  const rows = new Map<RecordId, KindRow>();
  for (const row of await statementsOf(kind).byId.run(session.connection, ids)) rows.set(row.id, row);
  const keys = await session.keyring.findMany([...rows.values()].map((row) => row.key_group ?? ''));
  const indexed = new Set((await docsOf.run(session.connection, ids)).map((doc) => doc.record_id));
  for (const id of ids) {
    const row = rows.get(id);
    const key = keys.get(row?.key_group ?? '');
    if (row === undefined || key === undefined || index === undefined || row.sealed === null) {
      await dropFromIndex(session.connection, id);
      continue;
    }
    const terms = searchTermsOf(kind, decodeSealed(session, kind, row, key), row);
    await putIntoIndex(session.connection, index, kind, id, terms, !indexed.has(id));
  }
}

const pages = new WeakMap<AnyKind, ReturnType<typeof pageStatement>>();

const pageStatement = (kind: AnyKind) =>
  statement<{ after: string }, { id: RecordId }>((db, slot) =>
    db
      .selectFrom(`records.${kind.id}`)
      .select('id')
      .where('id', '>', slot('after'))
      .orderBy('id')
      .limit(portion),
  );

/** Makes the whole index anew, portion by portion, each a unit of its own; after a restore, because it is never backed up. */
export async function rebuildIndex(
  session: Session,
  runUnit: <Result>(work: () => Promise<Result>) => Promise<Result>,
): Promise<void> {
  for (const kind of session.register.kinds.values()) {
    if (searchedFields(kind).length === 0) continue;
    const page = pages.get(kind) ?? pageStatement(kind);
    pages.set(kind, page);
    for (let after = ''; ; ) {
      const ids = await runUnit(async () => {
        const found = (await page.run(session.connection, { after })).map((row) => row.id);
        if (found.length > 0) await reindexRecords(session, kind, found);
        return found;
      });
      after = ids.at(-1) ?? '';
      if (ids.length < portion) break;
    }
  }
}
