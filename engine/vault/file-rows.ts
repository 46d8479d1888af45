import { EngineFault } from '../errors.ts';
import type { FileId, RecordId } from '../ids.ts';
import type { Session } from '../session.ts';
import { listStatement } from '../store/list-statement.ts';
import { statement } from '../store/statement.ts';
import { openBytes, sealBytes } from './seal.ts';

/** A row of `records.file`. */
export interface FileRow {
  readonly id: FileId;
  readonly kind: string;
  readonly record_id: RecordId;
  readonly wrapped: Uint8Array;
  readonly size: number;
  readonly created_at: number;
}

const columns = ['id', 'kind', 'record_id', 'wrapped', 'size', 'created_at'] as const;

/** Statements on sealed files. */
export const fileRows = {
  byId: statement<{ id: FileId }, FileRow>((db, slot) =>
    db.selectFrom('records.file').select(columns).where('id', '=', slot('id')),
  ),
  byRecord: statement<{ record: RecordId }, FileRow>((db, slot) =>
    db.selectFrom('records.file').select(columns).where('record_id', '=', slot('record')).orderBy('id'),
  ),
  byRecords: listStatement<FileRow>((db, list) =>
    db.selectFrom('records.file').select(columns).where('record_id', 'in', list).orderBy('id'),
  ),
  insert: statement<Record<(typeof columns)[number], unknown>>((db, slot) =>
    db.insertInto('records.file').values(Object.fromEntries(columns.map((column) => [column, slot(column)]))),
  ),
  setKey: statement<{ id: FileId; wrapped: Buffer }>((db, slot) =>
    db
      .updateTable('records.file')
      .set({ wrapped: slot('wrapped') })
      .where('id', '=', slot('id')),
  ),
} as const;

const wrapContext = (session: Session, id: FileId): string => `file|${session.tenant}|${id}`;

/** Wraps a file's key with its record's group key. */
export const wrapFileKey = (session: Session, id: FileId, group: Buffer, key: Buffer): Buffer =>
  sealBytes(group, wrapContext(session, id), key);

/** Unwraps a file's key. */
export const unwrapFileKey = (session: Session, file: FileRow, group: Buffer): Buffer =>
  openBytes(group, wrapContext(session, file.id), file.wrapped);

/** When a record moves to another group, its files' keys move with it. */
export async function rewrapFiles(
  session: Session,
  record: RecordId,
  from: Buffer,
  to: Buffer,
): Promise<void> {
  for (const file of await fileRows.byRecord.run(session.connection, { record })) {
    const key = unwrapFileKey(session, file, from);
    await fileRows.setKey.run(session.connection, {
      id: file.id,
      wrapped: wrapFileKey(session, file.id, to, key),
    });
  }
}

/** The key of the group a record belongs to. */
export async function groupKeyOf(session: Session, group: string | null): Promise<Buffer> {
  const key = group === null ? null : await session.keyring.find(group);
  if (key === null) throw new EngineFault('key-lost', 'no key for the group of a file');
  return key;
}
