import type { AnyKind, PlainColumn, SealedField, SearchMode } from '../declare/index.ts';
import type { RecordId } from '../ids.ts';
import { sodium } from '../sodium.ts';
import type { Connection } from '../store/connection.ts';
import { insertRows } from '../store/insert-rows.ts';
import { type Statement, statement } from '../store/statement.ts';
import { phoneWordsOf, prefixesOf, readingsOf, wordsOf } from './words.ts';

/** A key of the index with its generation. While an index is being re-keyed there are two. */
export interface IndexKey {
  readonly generation: number;
  readonly key: Buffer;
}

interface DocRow {
  readonly doc: number;
  readonly tokens: Uint8Array;
}

const bytesPerToken = 7;

/** The fields of a kind that can be searched, with the way each is read. */
export function searchedFields(
  kind: AnyKind,
): readonly (readonly [name: string, mode: SearchMode, where: 'sealed' | 'plain'])[] {
  const of = (fields: Record<string, SealedField | PlainColumn>, where: 'sealed' | 'plain') =>
    Object.entries(fields)
      .filter(([, field]) => field.search !== 'none')
      .map(([name, field]) => [name, field.search, where] as const);
  return [...of(kind.sealed, 'sealed'), ...of(kind.plain, 'plain')];
}

/** All word beginnings under which a record is to be found. */
export function searchTermsOf(
  kind: AnyKind,
  sealed: Readonly<Record<string, unknown>>,
  plain: Readonly<Record<string, unknown>>,
): ReadonlySet<string> {
  const terms = new Set<string>();
  for (const [name, mode, where] of searchedFields(kind)) {
    const value = where === 'sealed' ? sealed[name] : plain[name];
    for (const text of Array.isArray(value) ? value : [value]) {
      if (typeof text !== 'string' && typeof text !== 'number') continue;
      const words = mode === 'phone' ? phoneWordsOf(String(text)) : wordsOf(String(text));
      for (const word of words) for (const prefix of prefixesOf(word)) terms.add(prefix);
    }
  }
  return terms;
}

/**
 * What stands in the index for a word beginning: 52 bits of keyed BLAKE2b. Without the key nothing can be tried against it;
 * with 52 bits two of a million different words fall together once in ten thousand shops.
 */
export function tokenOf(key: Buffer, kind: string, term: string): number {
  const digest = Buffer.allocUnsafe(16);
  sodium.crypto_generichash(digest, Buffer.from(`${kind}|${term}`), key);
  return (digest.readUInt32LE(0) & 0xfffff) * 0x1_0000_0000 + digest.readUInt32LE(4);
}

const findDoc = statement<{ record: string }, DocRow>((db, slot) =>
  db.selectFrom('idx.doc').select(['doc', 'tokens']).where('record_id', '=', slot('record')),
);
const deleteDoc = statement<{ doc: number }>((db, slot) =>
  db.deleteFrom('idx.doc').where('doc', '=', slot('doc')),
);
const deleteToken = statement<{ token: number; doc: number }>((db, slot) =>
  db.deleteFrom('idx.token').where('token', '=', slot('token')).where('doc', '=', slot('doc')),
);
const insertDoc = statement<
  { kind: string; record: string; generation: number; tokens: Buffer },
  { doc: number }
>((db, slot) =>
  db
    .insertInto('idx.doc')
    .values({
      kind: slot('kind'),
      record_id: slot('record'),
      generation: slot('generation'),
      tokens: slot('tokens'),
    })
    .returning('doc'),
);

/** Removes a record from the index with all its rows. */
export async function dropFromIndex(connection: Connection, record: RecordId): Promise<void> {
  const [row] = await findDoc.run(connection, { record });
  if (row === undefined) return;
  const packed = Buffer.from(row.tokens.buffer, row.tokens.byteOffset, row.tokens.byteLength);
  for (let at = 0; at < packed.length; at += bytesPerToken) {
    await deleteToken.run(connection, { token: unpackToken(packed, at), doc: row.doc });
  }
  await deleteDoc.run(connection, { doc: row.doc });
}

/** Puts a record into the index, in place of what stood there before. */
export async function putIntoIndex(
  connection: Connection,
  index: IndexKey,
  kind: AnyKind,
  record: RecordId,
  terms: ReadonlySet<string>,
  isNew: boolean,
): Promise<void> {
  if (!isNew) await dropFromIndex(connection, record);
  if (terms.size === 0) return;
  const tokens = [...new Set([...terms].map((term) => tokenOf(index.key, kind.id, term)))];
  const packed = Buffer.allocUnsafe(tokens.length * bytesPerToken);
  for (const [i, token] of tokens.entries()) packToken(packed, i * bytesPerToken, token);
  const [row] = await insertDoc.run(connection, {
    kind: kind.id,
    record,
    generation: index.generation,
    tokens: packed,
  });
  if (row === undefined) return;
  await insertRows(
    connection,
    'idx.token',
    ['token', 'doc'],
    tokens.map((token) => [token, row.doc]),
  );
}

function packToken(into: Buffer, at: number, token: number): void {
  into.writeUInt32LE(token % 0x1_0000_0000, at);
  into.writeUIntLE(Math.floor(token / 0x1_0000_0000), at + 4, 3);
}

function unpackToken(from: Buffer, at: number): number {
  return from.readUIntLE(at + 4, 3) * 0x1_0000_0000 + from.readUInt32LE(at);
}

const searches = new Map<number, Statement<Record<string, unknown>, { record_id: string; doc: number }>>();

/** One lookup a word, joined on the document; the first word drives, newest documents first. */
function searchFor(words: number): Statement<Record<string, unknown>, { record_id: string; doc: number }> {
  let made = searches.get(words);
  if (made === undefined) {
    made = statement((db, slot) => {
      let query = db
        .selectFrom('idx.token as t0')
        .innerJoin('idx.doc as d', 'd.doc', 't0.doc')
        .where('t0.token', '=', slot('w0'));
      for (let i = 1; i < words; i++) {
        query = query.where((eb) =>
          eb.exists(
            eb
              .selectFrom(`idx.token as t${i}`)
              .select(`t${i}.token`)
              .where(`t${i}.token`, '=', slot(`w${i}`))
              .whereRef(`t${i}.doc`, '=', 't0.doc'),
          ),
        );
      }
      return query.select(['d.record_id', 'd.doc']).orderBy('t0.doc', 'desc').limit(slot('limit'));
    });
    searches.set(words, made);
  }
  return made;
}

/** Ids of the records of a kind that fit a query, newest first. */
export async function searchIndex(
  connection: Connection,
  indexes: readonly IndexKey[],
  kind: AnyKind,
  query: string,
  limit: number,
): Promise<readonly RecordId[]> {
  const found = new Map<string, number>();
  for (const reading of readingsOf(query.slice(0, 200))) {
    const words = reading.slice(0, 6);
    for (const { key } of indexes) {
      const args: Record<string, unknown> = { limit };
      words.forEach((word, i) => {
        args[`w${i}`] = tokenOf(key, kind.id, word);
      });
      for (const row of await searchFor(words.length).run(connection, args))
        found.set(row.record_id, row.doc);
    }
  }
  return [...found]
    .sort((a, b) => b[1] - a[1])
    .slice(0, limit)
    .map(([id]) => id as RecordId);
}
