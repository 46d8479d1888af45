import {
  type Actor,
  type CopiedRecord,
  copyOf,
  type Language,
  type Mention,
  mentionsIn,
  type Refused,
  stampOf,
  textsOf,
  valueWriter,
} from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import { privacyRequest, requestHandling } from '../declaration.ts';
import type { Review } from '../schemas.ts';
import { changedSince } from './changed-since.ts';
import { asIdentified, findRequest, subjectOf } from './requests.ts';

/** Records shown for review at most; whoever has more is looked through by those that mention others. */
const mostShown = 500;

/** What is to be looked through before it is handed over: records that mention other persons first (Art. 15 (4), 20 (4) GDPR). */
export async function reviewOf(
  tenant: Tenant,
  actor: Actor,
  id: string,
  language: Language,
): Promise<Review | Refused | { readonly outcome: 'not-yet' }> {
  const { engine } = tenant;
  const row = await findRequest(engine.db, id);
  if ('outcome' in row) return row;
  const subject = subjectOf(row);
  if (asIdentified(row) === null || subject === null) return { outcome: 'not-yet' };
  const opened = await engine.open(actor, privacyRequest, row.id, requestHandling);
  if (opened.outcome === 'refused') return opened;
  const copy = await copyOf(engine, actor, subject);
  if ('outcome' in copy) return copy;
  const words = valueWriter(language, copy.timeZone);
  const fresh = await changedSince(engine, subject, row.reviewed_at ?? Number.POSITIVE_INFINITY);
  const records: Review['records'] = [];
  for await (const record of copy.records) {
    const mentions = await mentionsIn(engine, subject, record);
    if (mentions.length === 0 && records.length >= mostShown) continue;
    records.push(recordShown(record, { mentions, isNew: fresh.has(record.id), language, words }));
  }
  const urgency = (each: Review['records'][number]) =>
    Number(each.isNew) * 2 + Number(each.mentions.length > 0);
  return {
    records: records.toSorted((a, b) => urgency(b) - urgency(a)),
    marks: opened.sealed.blackedOut.map((mark) => ({ ...mark, parts: mark.parts ?? [] })),
  };
}

interface Seen {
  readonly mentions: readonly Mention[];
  readonly isNew: boolean;
  readonly language: Language;
  /** As the report writes values: days, not milliseconds. */
  readonly words: ReturnType<typeof valueWriter>;
}

const recordShown = (
  record: CopiedRecord,
  { mentions, isNew, language, words }: Seen,
): Review['records'][number] => ({
  id: record.id,
  title: record.title,
  createdAt: record.createdAt,
  isNew,
  mentions: mentions.map(({ field, words }) => ({ field, words: [...words] })),
  fields: record.fields.map(({ id: field, title, category, value, meaning, withheld }) => ({
    id: field,
    title,
    value: meaning?.[language] ?? words.valueText(value),
    withheld: withheld !== null,
    isPersonal: category !== null,
    texts: meaning === null ? textsOf(value).map((text) => ({ text, stamp: stampOf(text) })) : [],
  })),
  details: record.details.map(({ title, columns, rows }) => ({
    title,
    rows: rows.map((row) =>
      columns.map((column, i) => `${column.title[language]}: ${words.valueText(row[i])}`).join(', '),
    ),
  })),
  files: record.files.map(({ id: file, name, size }) => ({ id: file, name, size })),
});
