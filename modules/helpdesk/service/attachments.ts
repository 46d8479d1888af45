import { type Actor, type Engine, type FileId, type RecordId, type Refused, refused } from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import { correspondence, enquiryHandling, ticketMessage, ticketNote } from '../declaration.ts';
import { judgeFile } from '../rules/judge-file.ts';
import { helpdeskSetting } from '../settings.ts';
import { helpdeskTables } from '../tables.ts';
import { lockOf } from './file-locks.ts';
import { noteEvent } from './load-ticket.ts';
import { peek } from './peek.ts';
import { type FiledKind, limited, NotKept, putScanned } from './put-scanned.ts';

/** Files of one message; more than this is an archive. */
export const mostFiles = 20;

/** A file on its way in. `size`: as the sender announces it, so that one too large is refused before it is read. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly size?: number;
}

/** What came of attaching a file. */
export type Attached =
  | { readonly outcome: 'attached'; readonly file: FileId }
  /**
   * `mismatch`: the name says picture or document and the content is something else. `infected`: the virus scanner says so; nothing of
   * the file was kept, and the enquiry says that there was one.
   */
  | { readonly outcome: 'mismatch' | 'too-many' | 'infected' }
  | { readonly outcome: 'too-large'; readonly megabytes: number }
  | Refused;

/**
 * Seals a file to a message or a note. Its type is what its content says. Where the virus scanner is on, the file is scanned on the way;
 * while the scanner is not there, the file is kept under lock.
 * @param odd what becomes of a file that is too large or not what its name says: refused, or kept as bytes where nothing may be lost
 * (mail, which has looked at the size before)
 */
export async function attachFile(
  tenant: Tenant,
  actor: Actor,
  part: RecordId,
  { name, bytes, size = 0 }: IncomingFile,
  odd: 'refuse' | 'keep' = 'refuse',
): Promise<Attached> {
  const { engine, settings } = tenant;
  const kind = await kindOf(engine, part);
  if (kind === null) return refused('unknown');
  if ((await engine.files.list(kind, part)).length >= mostFiles) return { outcome: 'too-many' };
  const { attachmentMegabytes: megabytes } = await settings.get(helpdeskSetting);
  const mostBytes = odd === 'keep' ? Number.POSITIVE_INFINITY : megabytes * 1_048_576;
  if (size > mostBytes) return { outcome: 'too-large', megabytes };
  const { head, whole } = await peek(bytes);
  const judged = await judgeFile(name, head);
  if (judged.fault !== null && odd === 'refuse') return { outcome: 'mismatch' };
  const { mediaType } = judged;
  try {
    const file = { name: judged.name, mediaType, bytes: limited(whole, mostBytes) };
    return { outcome: 'attached', file: await putScanned(tenant, actor, { kind, part }, file) };
  } catch (error) {
    if (!(error instanceof NotKept)) throw error;
    if (error.why === 'too-large') return { outcome: 'too-large', megabytes };
    await noteInfected(engine, actor, kind, part);
    return { outcome: 'infected' };
  }
}

/** Writes down on the enquiry of a part that a file on it was infected. */
export function noteInfected(engine: Engine, actor: Actor, kind: FiledKind, part: RecordId): Promise<void> {
  return engine.write(actor, async (unit) => {
    const row = await helpdeskTables(unit.db)
      .selectFrom(`records.${kind.id}`)
      .select('ticket_id')
      .where('id', '=', part)
      .executeTakeFirst();
    if (row !== undefined) await noteEvent(unit, row.ticket_id, 'file-infected');
  });
}

/** The kind of a part that can have files; `null`: there is no such part. */
export async function kindOf(engine: Engine, part: RecordId): Promise<FiledKind | null> {
  for (const kind of [ticketMessage, ticketNote] as const) {
    const row = await helpdeskTables(engine.db)
      .selectFrom(`records.${kind.id}`)
      .select('id')
      .where('id', '=', part)
      .executeTakeFirst();
    if (row !== undefined) return kind;
  }
  return null;
}

/** How many files a message or a note has. */
export async function countFiles(engine: Engine, part: RecordId): Promise<number> {
  const kind = await kindOf(engine, part);
  return kind === null ? 0 : (await engine.files.list(kind, part)).length;
}

/** Whether a part belongs to an enquiry. A guessed pair of ids leads nowhere. */
export async function isPartOf(engine: Engine, ticket: RecordId, part: RecordId): Promise<boolean> {
  const kind = await kindOf(engine, part);
  if (kind === null) return false;
  const row = await helpdeskTables(engine.db)
    .selectFrom(`records.${kind.id}`)
    .select('ticket_id')
    .where('id', '=', part)
    .executeTakeFirst();
  return row?.ticket_id === ticket;
}

/** Opens a file of a part of an enquiry, for those who handle it. */
export async function openAttachment(
  engine: Engine,
  actor: Actor,
  { ticket, part, file }: { readonly ticket: RecordId; readonly part: RecordId; readonly file: FileId },
) {
  const kind = await kindOf(engine, part);
  if (kind === null || !(await isPartOf(engine, ticket, part))) return refused('unknown');
  if (!(await engine.files.list(kind, part)).some(({ id }) => id === file)) return refused('unknown');
  const locked = await lockOf(engine, file, part);
  if (locked !== null) return locked;
  return kind === ticketMessage
    ? engine.files.open(actor, ticketMessage, file, enquiryHandling)
    : engine.files.open(actor, ticketNote, file, enquiryHandling);
}

/** Opens a file of a message for the correspondence: mail on its way, the portal. A note's file cannot be reached by it. */
export async function openMessageFile(engine: Engine, actor: Actor, message: RecordId, file: FileId) {
  if (!(await engine.files.list(ticketMessage, message)).some(({ id }) => id === file))
    return refused('unknown');
  return (
    (await lockOf(engine, file, message)) ?? engine.files.open(actor, ticketMessage, file, correspondence)
  );
}
