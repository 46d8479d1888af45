import { type Actor, type Engine, type Opened, type RecordId, type Refused, refused } from '@redlich/engine';
import type { Kysely } from 'kysely';
import { namesOfUsers } from '../../../platform/login/index.ts';
import { companyNames } from '../../contracts/index.ts';
import { activeStates } from '../choices.ts';
import { enquiryHandling, ticket, ticketMessage, ticketNote } from '../declaration.ts';
import { type ListQuery, type TicketInList, type View, views } from '../schemas.ts';
import { type HelpdeskTables, helpdeskTables } from '../tables.ts';
import type { TicketRow } from './load-ticket.ts';

/** Rows of one page. */
const pageSize = 50;

const selectTickets = (db: Kysely<HelpdeskTables>) => db.selectFrom('records.ticket');
type TicketQuery = ReturnType<typeof selectTickets>;

/** Narrows a query to a view. What was merged into another enquiry stands in no view but the last. */
function inView(query: TicketQuery, view: View, actor: Actor, now: number): TicketQuery {
  const active = () => query.where('state', 'in', activeStates);
  switch (view) {
    case 'active':
      return active();
    case 'mine':
      return active().where('assignee', '=', actor.id);
    case 'team':
      return active().where('team_id', 'in', (eb) =>
        eb.selectFrom('records.ticket_team').select('id').where('members', 'like', `%${actor.id}%`),
      );
    case 'unassigned':
      return active().where('assignee', 'is', null);
    case 'overdue':
      return active().where((eb) =>
        eb.or([eb('solve_by', '<', now), eb.and([eb('responded', 'is', null), eb('respond_by', '<', now)])]),
      );
    case 'waiting':
      return query.where('state', '=', 'waiting');
    case 'solved':
      return query.where('state', '=', 'solved');
    case 'closed':
      return query.where('state', '=', 'closed').where('merged_into', 'is', null);
    case 'spam':
      return query.where('state', '=', 'spam');
    case 'all':
      return query;
  }
}

/** A page of the queue, the enquiry that moved last first. */
export async function listTickets(
  engine: Engine,
  actor: Actor,
  { view, categoryId, teamId, companyId, contractId, after }: ListQuery,
): Promise<{ readonly rows: TicketInList[]; readonly next: string | null }> {
  let query = inView(selectTickets(helpdeskTables(engine.db)), view, actor, engine.now());
  if (categoryId !== undefined) query = query.where('category_id', '=', categoryId);
  if (teamId !== undefined) query = query.where('team_id', '=', teamId);
  if (companyId !== undefined) query = query.where('company_id', '=', companyId);
  if (contractId !== undefined) query = query.where('contract_id', '=', contractId);
  const [time, id] = after?.split('_') ?? [];
  if (time !== undefined && id !== undefined && /^\d{1,16}$/.test(time)) {
    query = query.where((eb) =>
      eb.or([
        eb('updated_at', '<', Number(time)),
        eb.and([eb('updated_at', '=', Number(time)), eb('id', '<', id as RecordId)]),
      ]),
    );
  }
  const rows = await query
    .select('id')
    .select('updated_at')
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .execute();
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    rows: await rowsOf(
      engine,
      actor,
      page.map((row) => row.id),
    ),
    next: rows.length > pageSize && last !== undefined ? `${last.updated_at}_${last.id}` : null,
  };
}

/** How many enquiries stand in each view. */
export async function countViews(engine: Engine, actor: Actor): Promise<Record<View, number>> {
  const counts = await Promise.all(
    views.map(async (view) => {
      const row = await inView(selectTickets(helpdeskTables(engine.db)), view, actor, engine.now())
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirst();
      return [view, Number(row?.count ?? 0)] as const;
    }),
  );
  return Object.fromEntries(counts) as Record<View, number>;
}

/** Hits of one search. */
const mostHits = 50;

/**
 * Finds enquiries by number, words of the subject, name, address or phone of whoever asks, and the telling words of what was written.
 * Only word beginnings can be found, because the text itself is sealed (docs/decisions/0070).
 */
export async function findTickets(engine: Engine, actor: Actor, words: string): Promise<TicketInList[]> {
  const query = words.includes('@') ? words.replace(/[^\p{L}\p{N}]+/gu, '') : words;
  const heads = await engine.search(ticket, query, mostHits);
  const parts = await Promise.all(
    [ticketMessage, ticketNote].map(async (kind) => {
      const ids = await engine.search(kind, query, mostHits);
      if (ids.length === 0) return [];
      return helpdeskTables(engine.db)
        .selectFrom(`records.${kind.id}`)
        .select('ticket_id')
        .where('id', 'in', ids)
        .execute();
    }),
  );
  const ids = new Set([...heads, ...parts.flat().map((each) => each.ticket_id as RecordId)]);
  return rowsOf(engine, actor, [...ids].slice(0, mostHits));
}

/** Enquiries of a person, newest first. */
export async function ticketsOfPerson(engine: Engine, actor: Actor, person: string): Promise<TicketInList[]> {
  const rows = await helpdeskTables(engine.db)
    .selectFrom('records.ticket')
    .select('id')
    .where('person_id', '=', person as never)
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  return rowsOf(
    engine,
    actor,
    rows.map(({ id }) => id),
  );
}

/** Enquiries as rows of a list, in the order of the ids. One entry in the ledger for all of them. */
export async function rowsOf(
  engine: Engine,
  actor: Actor,
  ids: readonly RecordId[],
): Promise<TicketInList[]> {
  if (ids.length === 0) return [];
  const opened = await engine.openMany(actor, ticket, ids, enquiryHandling);
  const rows = new Map(
    (
      await helpdeskTables(engine.db)
        .selectFrom('records.ticket')
        .selectAll()
        .where('id', 'in', ids)
        .execute()
    ).map((row) => [row.id, row]),
  );
  const all = [...rows.values()];
  const names = await namesOfUsers(
    engine,
    actor,
    all.flatMap(({ assignee }) => assignee ?? []),
  );
  const companies = await companyNames(
    engine,
    actor,
    all.flatMap(({ company_id }) => company_id ?? []),
  );
  return ids.flatMap((id, i) => {
    const row = rows.get(id);
    return row === undefined
      ? []
      : [asRow(row, opened[i] ?? refused('unknown'), { names, companies, now: engine.now() })];
  });
}

/** What a row is shown with. */
export interface Known {
  readonly names: ReadonlyMap<string, string>;
  readonly companies: ReadonlyMap<string, string>;
  readonly now: number;
}

/** An enquiry as a row of a list. */
export function asRow(row: TicketRow, opened: Opened<typeof ticket> | Refused, known: Known): TicketInList {
  const sealed = opened.outcome === 'opened' ? opened.sealed : undefined;
  return {
    id: row.id,
    number: row.number,
    subject: sealed?.subject ?? null,
    contact: sealed === undefined ? null : sealed.contactName || sealed.contactEmail || sealed.contactPhone,
    companyName: known.companies.get(row.company_id ?? '') ?? null,
    channel: row.channel as TicketInList['channel'],
    state: row.state as TicketInList['state'],
    priority: row.priority as TicketInList['priority'],
    categoryId: row.category_id,
    companyId: row.company_id,
    contractId: row.contract_id,
    assignee: row.assignee,
    assigneeName: known.names.get(row.assignee ?? '') ?? null,
    teamId: row.team_id,
    respondBy: row.respond_by,
    solveBy: row.solve_by,
    responded: row.responded,
    lastInbound: row.last_inbound,
    lastOutbound: row.last_outbound,
    overdue: overdueOf(row, known.now),
    privacy: row.privacy === 1,
    life: row.life,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    dueAt: row.due_at,
    dueAction: row.due_action,
    revision: row.revision,
  };
}

const isActive = (state: string): boolean => (activeStates as readonly string[]).includes(state);

function overdueOf(row: TicketRow, now: number): TicketInList['overdue'] {
  if (!isActive(row.state)) return 'no';
  if (row.solve_by !== null && row.solve_by < now) return 'solution';
  return row.responded === null && row.respond_by !== null && row.respond_by < now ? 'response' : 'no';
}
