import { buffer } from 'node:stream/consumers';
import type { Actor, Engine, Language, RecordId } from '@redlich/engine';
import { germanExcel, writeTable, writeWorkbook } from '../../../platform/csv/index.ts';
import { bilingual } from '../../../platform/i18n/translate.ts';
import { namesOfUsers } from '../../../platform/login/index.ts';
import { companyNames, contractNumbers } from '../../contracts/index.ts';
import type { BilledTime } from '../schemas.ts';
import { helpdeskTexts as texts } from '../texts.ts';
import { type BilledSpan, billableWork } from './work.ts';

/** Billable times with the names of companies, contracts and colleagues. */
export async function listTimes(
  engine: Engine,
  actor: Actor,
  span: BilledSpan,
): Promise<readonly BilledTime[]> {
  const rows = await billableWork(engine, actor, span);
  const names = await namesOfUsers(
    engine,
    actor,
    rows.map(({ author }) => author),
  );
  const companies = await companyNames(
    engine,
    actor,
    rows.flatMap(({ companyId }) => companyId ?? []),
  );
  const contracts = await contractNumbers(
    engine.db,
    rows.flatMap(({ contractId }) => contractId ?? []),
  );
  return rows.map(({ author, ...row }) => ({
    ...row,
    companyName: companies.get(row.companyId ?? '') ?? null,
    contractNumber: contracts.get((row.contractId ?? '') as RecordId) ?? null,
    authorName: names.get(author) ?? null,
  }));
}

const columns = ['workedOn', 'company', 'contract', 'number', 'minutes', 'text', 'author'] as const;

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** What is asked of an export. */
export interface TimesExport extends BilledSpan {
  readonly format: keyof typeof mediaTypes;
  readonly language: Language;
}

/** Billable times as a table; what looks like a formula is shown and not computed. In the ledger, because data leaves the system by it. */
export async function exportTimes(
  engine: Engine,
  actor: Actor,
  { format, language, ...span }: TimesExport,
): Promise<{ readonly bytes: Buffer<ArrayBuffer>; readonly mediaType: string }> {
  const { from, until } = span;
  await engine.write(actor, (unit) => unit.note('exported', { what: 'ticket-times', from, until, format }));
  const rows = (await listTimes(engine, actor, span)).map((row) => [
    row.workedOn,
    row.companyName ?? '',
    row.contractNumber ?? '',
    row.number,
    row.minutes,
    row.text,
    row.authorName ?? '',
  ]);
  const header = columns.map((column) => bilingual(texts, `column.${column}`)[language]);
  const title = bilingual(texts, 'column.times')[language];
  const bytes =
    format === 'xlsx'
      ? await writeWorkbook(title, header, rows)
      : await buffer(
          writeTable(
            header,
            rows.map((row) => row.map(String)),
            germanExcel,
          ),
        );
  return { bytes: Buffer.from(bytes), mediaType: mediaTypes[format] };
}
