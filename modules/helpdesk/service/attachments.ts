import { type Actor, type Engine, type FileId, type RecordId, type Refused, refused } from '@redlich/engine';
import { correspondence, enquiryHandling, ticketMessage, ticketNote } from '../declaration.ts';
import { headBytes, judgeFile } from '../rules/judge-file.ts';
import { helpdeskTables } from '../tables.ts';

/** Files of one message; more than this is an archive. */
export const mostFiles = 20;

/** A file on its way in. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** What came of attaching a file. */
export type Attached =
  | { readonly outcome: 'attached'; readonly file: FileId }
  /** The name says picture or document and the content is something else. */
  | { readonly outcome: 'mismatch' | 'too-many' }
  | Refused;

/** The kinds files hang on. */
type FiledKind = typeof ticketMessage | typeof ticketNote;

/**
 * Seals a file to a message or a note. Its type is what its content says.
 * @param odd what becomes of a file that is not what its name says: refused, or kept as bytes where nothing may be lost (mail)
 */
export async function attachFile(
  engine: Engine,
  actor: Actor,
  part: RecordId,
  { name, bytes }: IncomingFile,
  odd: 'refuse' | 'keep' = 'refuse',
): Promise<Attached> {
  const kind = await kindOf(engine, part);
  if (kind === null) return refused('unknown');
  if ((await engine.files.list(kind, part)).length >= mostFiles) return { outcome: 'too-many' };
  const { head, whole } = await peek(bytes);
  const judged = await judgeFile(name, head);
  if (judged.fault !== null && odd === 'refuse') return { outcome: 'mismatch' };
  const file = { name: judged.name, mediaType: judged.mediaType, bytes: whole };
  const put = await (kind === ticketMessage
    ? engine.files.put(actor, ticketMessage, part, file)
    : engine.files.put(actor, ticketNote, part, file));
  return { outcome: 'attached', file: put };
}

/** The kind of a part that can have files; `null`: there is no such part. */
async function kindOf(engine: Engine, part: RecordId): Promise<FiledKind | null> {
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
  return kind === ticketMessage
    ? engine.files.open(actor, ticketMessage, file, enquiryHandling)
    : engine.files.open(actor, ticketNote, file, enquiryHandling);
}

/** Opens a file of a message for the correspondence: mail on its way, the portal. A note's file cannot be reached by it. */
export async function openMessageFile(engine: Engine, actor: Actor, message: RecordId, file: FileId) {
  if (!(await engine.files.list(ticketMessage, message)).some(({ id }) => id === file))
    return refused('unknown');
  return engine.files.open(actor, ticketMessage, file, correspondence);
}

/** The first bytes of a stream, and the whole stream from its beginning. */
async function peek(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: Uint8Array; readonly whole: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  let over = false;
  while (length < headBytes && !over) {
    const next = await iterator.next();
    if (next.done) over = true;
    else {
      first.push(next.value);
      length += next.value.length;
    }
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield* first;
    if (over) return;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { head: Buffer.concat(first).subarray(0, headBytes), whole: whole() };
}
