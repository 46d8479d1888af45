import type { AnyKind } from '../../declare/index.ts';
import type { PaperSource } from '../../papers/source.ts';
import type { CopiedRecord, PersonCopy } from '../view.ts';
import { fileName } from './file-name.ts';
import { portableFields } from './portable-kinds.ts';

const chunkChars = 64 * 1024;

/** The provided data as one JSON document in chunks; `schema.json` describes it. */
export async function* portableJson(
  copy: PersonCopy,
  kinds: readonly AnyKind[],
  { controller, now }: PaperSource,
): AsyncGenerator<string> {
  const head = {
    $schema: './schema.json',
    format: 'redlich-portable',
    version: 1,
    createdAt: new Date(now).toISOString(),
    controller: controller.company.name,
  };
  let held = `${JSON.stringify(head).slice(0, -1)},"records":{`;
  for (const [index, kind] of kinds.entries()) {
    held += `${index === 0 ? '' : ','}\n${JSON.stringify(kind.id)}:[`;
    let first = true;
    for await (const record of copy.recordsOf(kind.id)) {
      held += `${first ? '' : ','}\n${JSON.stringify(recordJson(kind, record))}`;
      first = false;
      if (held.length < chunkChars) continue;
      yield held;
      held = '';
    }
    held += ']';
  }
  yield `${held}}}\n`;
}

function recordJson(kind: AnyKind, record: CopiedRecord) {
  const { createdAt, details, files } = record;
  const fields = portableFields(kind, record).map(({ id, value }) => [id, value] as const);
  return {
    id: record.id,
    createdAt: new Date(createdAt).toISOString(),
    data: Object.fromEntries(fields),
    ...Object.fromEntries(
      details.map(({ id, columns, rows }) => [
        id,
        rows.map((row) => Object.fromEntries(columns.map((column, i) => [column.id, row[i] ?? null]))),
      ]),
    ),
    ...(files.length === 0
      ? {}
      : {
          files: files.map((file) => ({
            path: `files/${kind.id}/${fileName(file)}`,
            mediaType: file.mediaType,
            size: file.size,
          })),
        }),
  };
}
