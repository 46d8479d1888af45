import { z } from 'zod';
import type {
  AnyKind,
  Detail,
  DetailColumn,
  Language,
  PlainColumn,
  SealedField,
} from '../../declare/index.ts';
import { isSecret } from '../../vault/secrets.ts';

type Schema = Readonly<Record<string, unknown>>;

/** The JSON Schema (2020-12) of `data.json`, from the same zod schemas the data was checked with, titles in one language. */
export function portableSchema(kinds: readonly AnyKind[], language: Language): string {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'redlich-portable 1',
    type: 'object',
    required: ['format', 'version', 'createdAt', 'controller', 'records'],
    properties: {
      format: { const: 'redlich-portable' },
      version: { const: 1 },
      createdAt: { type: 'string', format: 'date-time' },
      controller: { type: 'string' },
      records: {
        type: 'object',
        required: kinds.map(({ id }) => id),
        properties: Object.fromEntries(
          kinds.map((kind) => [
            kind.id,
            { type: 'array', title: kind.title[language], items: recordSchema(kind, language) },
          ]),
        ),
      },
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function recordSchema(kind: AnyKind, language: Language): Schema {
  const details: readonly Detail[] = kind.details ?? [];
  const sealed = Object.entries(kind.sealed as Readonly<Record<string, SealedField>>)
    .filter(([, field]) => !isSecret(field) && field.derived !== true)
    .map(([id, field]) => [id, sealedSchema(field, language)] as const);
  const plain = Object.entries(kind.plain as Readonly<Record<string, PlainColumn>>).map(
    ([id, column]) => [id, plainSchema(column, language)] as const,
  );
  return {
    type: 'object',
    required: ['id', 'createdAt', 'data'],
    properties: {
      id: { type: 'string', format: 'uuid' },
      createdAt: { type: 'string', format: 'date-time' },
      data: { type: 'object', properties: Object.fromEntries([...sealed, ...plain]) },
      ...Object.fromEntries(details.map((detail) => [detail.table, detailSchema(detail, language)])),
      files: {
        type: 'array',
        items: {
          type: 'object',
          required: ['path', 'mediaType', 'size'],
          properties: {
            path: { type: 'string' },
            mediaType: { type: 'string' },
            size: { type: 'integer', minimum: 0 },
          },
        },
      },
    },
  };
}

/** A field may be missing from older records, so `null` is always allowed. */
function sealedSchema({ schema, title, category }: SealedField, language: Language): Schema {
  const { $schema: _dialect, ...own } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'output' });
  return { title: title[language], 'x-category': category, anyOf: [own, { type: 'null' }] };
}

const plainSchema = ({ type, title, unit }: PlainColumn, language: Language): Schema => ({
  title: title[language],
  ...(unit === undefined ? {} : { 'x-unit': unit }),
  type: [type === 'integer' ? 'integer' : 'string', 'null'],
});

const detailSchema = ({ title, columns }: Detail, language: Language): Schema => ({
  type: 'array',
  title: title[language],
  items: {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries<DetailColumn>(columns).map(([id, { title: name, unit }]) => [
        id,
        { title: name[language], ...(unit === undefined ? {} : { 'x-unit': unit }) },
      ]),
    ),
  },
});
