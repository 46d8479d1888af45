import type { Actor, Engine, FileId, RecordId, Unit } from '@redlich/engine';
import type { LockReason } from '../choices.ts';
import { helpdeskTables } from '../tables.ts';

/** A file that is kept but not handed out. */
export interface Locked {
  readonly outcome: 'locked';
  readonly why: LockReason;
}

/** Stands for all files of a part, while a file is on its way in whose id is not known yet. */
export const wholePart = (part: RecordId): FileId => part as string as FileId;

/** Why a file of a part is locked; `null`: it is not. */
export async function lockOf(engine: Engine, file: FileId, part: RecordId): Promise<Locked | null> {
  const row = await helpdeskTables(engine.db)
    .selectFrom('records.ticket_file_lock')
    .select('why')
    .where('file_id', 'in', [file, wholePart(part)])
    .executeTakeFirst();
  return row === undefined ? null : { outcome: 'locked', why: row.why };
}

/** Why a file of one of these parts is locked; `null`: it is not. */
export type LockOn = (file: FileId, part: string) => LockReason | null;

/** The locks on all files of some parts, read once. */
export async function locksOn({ db }: Engine, parts: readonly RecordId[]): Promise<LockOn> {
  if (parts.length === 0) return () => null;
  const rows = await helpdeskTables(db)
    .selectFrom('records.ticket_file_lock')
    .select(['file_id', 'why'])
    .where('part_id', 'in', parts)
    .execute();
  const reasons = new Map<string, LockReason>(rows.map(({ file_id, why }) => [file_id, why]));
  return (file, part) => reasons.get(file) ?? reasons.get(part) ?? null;
}

/** Why an answer cannot leave with its files; `null`: it can. What is infected counts before what only waits. */
export async function firstLock(
  engine: Engine,
  part: RecordId,
  files: readonly { readonly id: FileId }[],
): Promise<Locked | null> {
  let first: Locked | null = null;
  for (const { id } of files) {
    const lock = await lockOf(engine, id, part);
    if (lock?.why === 'infected') return lock;
    first ??= lock;
  }
  return first;
}

/** Locks a file until it is scanned, or for good. */
export function lockFile(
  engine: Engine,
  actor: Actor,
  file: FileId,
  { part, why }: { readonly part: RecordId; readonly why: LockReason },
): Promise<void> {
  return engine.write(actor, async (unit) => {
    await unlockFile(unit, file);
    await helpdeskTables(unit.db)
      .insertInto('records.ticket_file_lock')
      .values({ file_id: file, part_id: part, why, at: unit.now })
      .execute();
  });
}

/** Takes a lock away within a unit. */
export async function unlockFile(unit: Unit, file: FileId): Promise<void> {
  await helpdeskTables(unit.db).deleteFrom('records.ticket_file_lock').where('file_id', '=', file).execute();
}

/** Locked files, those that wait for a scan first, and of them those that wait longest. */
export const lockedFiles = (engine: Engine, limit: number) =>
  helpdeskTables(engine.db)
    .selectFrom('records.ticket_file_lock')
    .selectAll()
    .orderBy('why', 'desc')
    .orderBy('at')
    .orderBy('file_id')
    .limit(limit)
    .execute();
