import type { Actor, FileId, RecordId } from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import type { ticketMessage, ticketNote } from '../declaration.ts';
import { beginScan } from '../scan/scan-stream.ts';
import { lockFile, unlockFile, wholePart } from './file-locks.ts';

/** The kinds files hang on. */
export type FiledKind = typeof ticketMessage | typeof ticketNote;

/** Ends the sealing of a file, of which nothing stays then. */
export class NotKept extends Error {
  override readonly name = 'NotKept';
  readonly why: 'too-large' | 'infected';
  constructor(why: NotKept['why']) {
    super(`a file is ${why}`);
    this.why = why;
  }
}

/** Hands bytes on up to a limit. @throws {NotKept} past it */
export async function* limited(
  bytes: AsyncIterable<Uint8Array>,
  mostBytes: number,
): AsyncGenerator<Uint8Array> {
  let sum = 0;
  for await (const piece of bytes) {
    sum += piece.length;
    if (sum > mostBytes) throw new NotKept('too-large');
    yield piece;
  }
}

/** A file with its type found out. */
interface Judged {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Seals a file while the scanner reads along; its verdict comes before the file has a row, so that nobody can open it earlier. Without a
 * verdict the lock is on the disk before the file is, whatever happens in between.
 * @throws {NotKept} when it is infected
 */
export async function putScanned(
  tenant: Tenant,
  actor: Actor,
  { kind, part }: { readonly kind: FiledKind; readonly part: RecordId },
  file: Judged,
): Promise<FileId> {
  const { engine } = tenant;
  const put = (bytes: AsyncIterable<Uint8Array>) =>
    engine.files.put(actor, kind as typeof ticketMessage, part, { ...file, bytes });
  const scan = await beginScan(tenant);
  if (scan === null) return put(file.bytes);
  const lock = { part, why: 'unscanned' } as const;
  let isUnscanned = false;
  async function* scanned(): AsyncGenerator<Uint8Array> {
    for await (const piece of file.bytes) {
      await scan?.feed(piece);
      yield piece;
    }
    const verdict = await scan?.verdict();
    if (verdict === 'infected') throw new NotKept('infected');
    isUnscanned = verdict === 'unknown';
    if (isUnscanned) await lockFile(engine, actor, wholePart(part), lock);
  }
  try {
    const id = await put(scanned());
    if (!isUnscanned) return id;
    await lockFile(engine, actor, id, lock);
    await engine.write(actor, (unit) => unlockFile(unit, wholePart(part)));
    return id;
  } finally {
    scan.drop();
  }
}
