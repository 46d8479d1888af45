import type { CopiedRecord, PersonCopy } from './view.ts';

/** What a reviewer blacked out: a whole record, or single fields of it (Art. 15 (4) GDPR). Ids only, so marks hold no content. */
export interface BlackOut {
  readonly record: string;
  /** Ids of fields (`details` and `files` among them), or `all`. */
  readonly fields: readonly string[] | 'all';
}

/**
 * A copy with marks applied. What is blacked out stays named and counted, so that the person sees that, where and why something is
 * missing; only its content is gone. Works record by record, so memory stays flat.
 */
export function redact(copy: PersonCopy, marks: readonly BlackOut[]): PersonCopy {
  const byRecord = new Map(marks.map((mark) => [mark.record, mark.fields]));
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

function redactRecord(record: CopiedRecord, fields: BlackOut['fields'] | undefined): CopiedRecord {
  if (fields === undefined) return record;
  const gone = (id: string): boolean => fields === 'all' || fields.includes(id);
  return {
    ...record,
    ...(fields === 'all' ? { blackedOut: true } : {}),
    fields: record.fields.map((field) =>
      gone(field.id) && field.withheld === null
        ? { ...field, value: null, meaning: null, withheld: 'blacked-out' }
        : field,
    ),
    details: gone('details') ? [] : record.details,
    files: gone('files') ? [] : record.files,
  };
}
