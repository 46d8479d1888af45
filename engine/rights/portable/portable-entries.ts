import type { AnyKind, SealedField } from '../../declare/index.ts';
import type { PaperSource } from '../../papers/source.ts';
import { isSecret } from '../../vault/secrets.ts';
import type { CopiedRecord, PersonCopy } from '../view.ts';
import { fileName } from './file-name.ts';
import { portableJson } from './portable-json.ts';
import { portableFields, portableKinds } from './portable-kinds.ts';
import { portableSchema } from './portable-schema.ts';
import { contactCards } from './vcard.ts';

/** One file of a portable package: bytes to be streamed, or a table to be written as CSV by whoever knows how to guard its cells. */
export type PortableEntry =
  | {
      readonly entry: 'bytes';
      readonly name: string;
      readonly size?: number;
      readonly bytes: AsyncIterable<Uint8Array>;
    }
  | {
      readonly entry: 'table';
      readonly name: string;
      readonly header: readonly string[];
      readonly rows: AsyncIterable<readonly string[]>;
    };

/**
 * What a portable package consists of (Art. 20 GDPR; WP 242 rev. 01): all the person provided, as JSON with its schema, as a table for
 * each kind, contact data as vCard 4.0, and the files themselves. Everything is read when its entry is read, one page or one chunk at a
 * time, so memory stays flat whatever there is. Entries are to be read one after the other.
 */
export async function* portableEntries(copy: PersonCopy, source: PaperSource): AsyncGenerator<PortableEntry> {
  const kinds = portableKinds(source.register, copy.category);
  yield { entry: 'bytes', name: 'data.json', bytes: encoded(portableJson(copy, kinds, source)) };
  yield { entry: 'bytes', name: 'schema.json', bytes: encoded([portableSchema(kinds, source.language)]) };
  const cards = contactCards(copy, kinds);
  const first = await cards.next();
  if (first.done !== true)
    yield { entry: 'bytes', name: 'contact.vcf', bytes: encoded(chain(first.value, cards)) };
  for (const kind of kinds) {
    const files: CopiedRecord['files'][number][] = [];
    let any = false;
    for await (const record of copy.recordsOf(kind.id)) {
      any = true;
      files.push(...record.files);
    }
    if (!any) continue;
    yield tableOf(copy, kind, source);
    yield* filesOf(copy, kind, files);
  }
}

async function* chain(first: string, others: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* others;
}

async function* encoded(chunks: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

function tableOf(copy: PersonCopy, kind: AnyKind, { language }: PaperSource): PortableEntry {
  const sealed = Object.entries(kind.sealed as Readonly<Record<string, SealedField>>).filter(
    ([, field]) => !isSecret(field) && field.derived !== true,
  );
  const ids = [...sealed.map(([id]) => id), ...Object.keys(kind.plain)];
  const titles = [
    ...sealed.map(([, field]) => field),
    ...Object.values<{ title: SealedField['title'] }>(kind.plain),
  ];
  async function* rows(): AsyncGenerator<readonly string[]> {
    for await (const record of copy.recordsOf(kind.id)) {
      const values = new Map(portableFields(kind, record).map(({ id, value }) => [id, value]));
      yield [new Date(record.createdAt).toISOString(), ...ids.map((id) => cellOf(values.get(id)))];
    }
  }
  const header = [language === 'de' ? 'Erfasst' : 'Recorded', ...titles.map(({ title }) => title[language])];
  return { entry: 'table', name: `${kind.id}.csv`, header, rows: rows() };
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(cellOf).join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

async function* filesOf(
  copy: PersonCopy,
  kind: AnyKind,
  files: CopiedRecord['files'],
): AsyncGenerator<PortableEntry> {
  for (const file of files) {
    const opened = await copy.openFile({ kind: kind.id }, file.id);
    if (opened.outcome === 'refused') continue;
    const { size, bytes } = opened;
    yield { entry: 'bytes', name: `files/${kind.id}/${fileName(file)}`, size, bytes };
  }
}
