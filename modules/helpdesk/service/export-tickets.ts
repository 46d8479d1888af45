import type { Actor, Language } from '@redlich/engine';
import { germanExcel, writeTable } from '../../../platform/csv/index.ts';
import { bilingual } from '../../../platform/i18n/translate.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import type { ListQuery, TicketInList } from '../schemas.ts';
import { helpdeskTables } from '../tables.ts';
import { helpdeskTexts as texts } from '../texts.ts';
import { listTickets } from './list-tickets.ts';

const columns = [
  'number',
  'created',
  'state',
  'priority',
  'category',
  'subject',
  'contact',
  'company',
  'assignee',
  'channel',
  'responded',
  'updated',
] as const;

/**
 * A view of the queue as a table for spreadsheets: formulas in subjects and names are shown and not computed (platform/csv guard). The
 * export is in the ledger, because data leaves the system by it.
 */
export async function exportTickets(
  { engine }: Tenant,
  actor: Actor,
  query: ListQuery,
  language: Language,
): Promise<AsyncIterable<Uint8Array>> {
  await engine.write(actor, (unit) => unit.note('exported', { what: 'tickets', view: query.view }));
  const categories = new Map(
    (
      await helpdeskTables(engine.db).selectFrom('records.ticket_category').select(['id', 'name']).execute()
    ).map(({ id, name }) => [id, name]),
  );
  const cells = (row: TicketInList): readonly string[] => [
    row.number,
    instant(row.createdAt),
    bilingual(texts, `state.${row.state}`)[language],
    bilingual(texts, `priority.${row.priority}`)[language],
    categories.get(row.categoryId ?? '') ?? '',
    row.subject ?? '',
    row.contact ?? '',
    row.companyName ?? '',
    row.assigneeName ?? '',
    bilingual(texts, `channel.${row.channel}`)[language],
    instant(row.responded),
    instant(row.updatedAt),
  ];
  const header = columns.map((column) => bilingual(texts, `column.${column}`)[language]);
  const rows: (readonly string[])[] = [];
  for (let after: string | undefined; ; ) {
    const page = await listTickets(engine, actor, { ...query, after });
    rows.push(...page.rows.map(cells));
    if (page.next === null) break;
    after = page.next;
  }
  return writeTable(header, rows, germanExcel);
}

const instant = (at: number | null): string =>
  at === null ? '' : new Date(at).toISOString().slice(0, 16).replace('T', ' ');
