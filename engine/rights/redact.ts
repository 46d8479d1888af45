import { createHash } from 'node:crypto';
import type { CopiedField, CopiedRecord, PersonCopy } from './view.ts';

/** A stretch of a text that a reviewer blacked out, by its place: it holds no content. */
export interface BlackedPart {
  readonly field: string;
  /** Which text of a field that holds several; 0 otherwise. */
  readonly item: number;
  /** First character, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Of the text that was looked at (`stampOf`): in another text the place would be another word. */
  readonly stamp: string;
}

/** What a reviewer blacked out: a whole record, single fields of it, or words in them (Art. 15 (4) GDPR). No content in it. */
export interface BlackOut {
  readonly record: string;
  /** Ids of fields (`details`, `files` and `file:` with an id among them), or `all`. */
  readonly fields: readonly string[] | 'all';
  readonly parts?: readonly BlackedPart[];
}

/** What stands in place of a blacked-out word, always the same length, so that it tells nothing. */
export const blackBar = '████';

/** Recognises a text again without holding it. */
export const stampOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** The texts of a field, in which words can be blacked out; none where the value is no text. */
export const textsOf = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : Array.isArray(value) && value.every((each) => typeof each === 'string')
      ? value
      : [];

/**
 * A copy with marks applied. What is blacked out stays named and counted, so that the person sees that, where and why something is
 * missing; only its content is gone. Words are hidden where they stood; a text that changed since it was looked at is hidden whole.
 * Works record by record, so memory stays flat.
 */
export function redact(copy: PersonCopy, marks: readonly BlackOut[]): PersonCopy {
  const byRecord = new Map(marks.map((mark) => [mark.record, mark]));
  const hidden = new Set<string>();
  const apply = (record: CopiedRecord): CopiedRecord => {
    const redacted = redactRecord(record, byRecord.get(record.id));
    const open = new Set(redacted.files.map(({ id }) => id));
    for (const { id } of record.files) if (!open.has(id)) hidden.add(id);
    return redacted;
  };
  return {
    ...copy,
    records: mapped(copy.records, apply),
    recordsOf: (kind) => mapped(copy.recordsOf(kind), apply),
    openFile: async (record, file) =>
      hidden.has(file) ? { outcome: 'refused', reason: 'unknown' } : copy.openFile(record, file),
  };
}

const mapped = <Value>(
  values: AsyncIterable<Value>,
  change: (value: Value) => Value,
): AsyncIterable<Value> => ({
  async *[Symbol.asyncIterator]() {
    for await (const value of values) yield change(value);
  },
});

function redactRecord(record: CopiedRecord, mark: BlackOut | undefined): CopiedRecord {
  if (mark === undefined) return record;
  const { fields, parts = [] } = mark;
  const gone = (id: string): boolean => fields === 'all' || fields.includes(id);
  const partsOf = Map.groupBy(parts, ({ field }) => field);
  return {
    ...record,
    ...(fields === 'all' ? { blackedOut: true } : {}),
    fields: record.fields.map((field) => {
      if (field.withheld !== null) return field;
      if (gone(field.id)) return withheld(field);
      const own = partsOf.get(field.id);
      return own === undefined ? field : redactWords(field, own);
    }),
    details: gone('details') ? [] : record.details,
    files: gone('files') ? [] : record.files.filter(({ id }) => !gone(`file:${id}`)),
  };
}

const withheld = (field: CopiedField): CopiedField => ({
  ...field,
  value: null,
  meaning: null,
  withheld: 'blacked-out',
});

function redactWords(field: CopiedField, parts: readonly BlackedPart[]): CopiedField {
  const texts = textsOf(field.value);
  const byItem = Map.groupBy(parts, ({ item }) => item);
  const shown = texts.map((text, item) => withoutParts(text, byItem.get(item) ?? []));
  const isAnotherText = shown.includes(null) || [...byItem.keys()].some((item) => texts[item] === undefined);
  if (isAnotherText) return withheld(field);
  return { ...field, value: typeof field.value === 'string' ? shown[0] : shown, meaning: null, partly: true };
}

/** The text with bars in it; `null` when the marks were made in another text. Marks that touch become one bar. */
function withoutParts(text: string, parts: readonly BlackedPart[]): string | null {
  if (
    parts.some(({ stamp, from, to }) => stamp !== stampOf(text) || from < 0 || to > text.length || from >= to)
  )
    return null;
  let shown = '';
  let at = 0;
  for (const { from, to } of parts.toSorted((a, b) => a.from - b.from)) {
    if (from > at || (at === 0 && from === 0)) shown += text.slice(at, from) + blackBar;
    at = Math.max(at, to);
  }
  return shown + text.slice(at);
}
