import type { Actor } from '../actor.ts';
import type { AnsweringPurpose, AnyKind, PurposeOf } from '../declare/index.ts';
import type { Refused } from '../errors.ts';
import type { FileId, RecordId } from '../ids.ts';

/** What is known of a file without reading it. `size` in bytes. */
export interface DescribedFile {
  readonly id: FileId;
  readonly record: RecordId;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

/** Sealed files. A file belongs to a record, is sealed under that record's key and dies with it. */
export interface FileStore {
  /** Seals a stream to the record. Name and media type are sealed as well. */
  put<K extends AnyKind>(
    actor: Actor,
    kind: K,
    record: RecordId,
    file: { readonly name: string; readonly mediaType: string; readonly bytes: AsyncIterable<Uint8Array> },
  ): Promise<FileId>;
  /** Opens a file for a purpose, under the same rules as its record. */
  open<K extends AnyKind>(
    actor: Actor,
    kind: K,
    file: FileId,
    purpose: PurposeOf<K> | AnsweringPurpose,
  ): Promise<
    | {
        readonly outcome: 'opened';
        readonly name: string;
        readonly mediaType: string;
        readonly size: number;
        readonly bytes: AsyncIterable<Uint8Array>;
      }
    | Refused
  >;
  /**
   * Name, media type and size of the files of some records, opened for a purpose under the same rules and with one entry in the
   * ledger. Files of records the purpose may not open are left out.
   */
  describe<K extends AnyKind>(
    actor: Actor,
    kind: K,
    records: readonly RecordId[],
    purpose: PurposeOf<K> | AnsweringPurpose,
  ): Promise<readonly DescribedFile[]>;
  /** The files of a record, plain columns only. */
  list(
    kind: AnyKind,
    record: RecordId,
  ): Promise<readonly { readonly id: FileId; readonly size: number; readonly createdAt: number }[]>;
}
