import type { Actor, Engine, Language, PersonId, RecordId } from '@redlich/engine';
import { accountRow, rolesOf } from '../../../platform/login/accounts.ts';
import { agent, manager, owner } from '../../../platform/roles/roles.ts';
import { agentNotice, agentNotification } from '../declaration.ts';
import { helpdeskTables, type NewsRow } from '../tables.ts';
import { clerk } from './desk.ts';
import { type TicketRow, ticketRow } from './load-ticket.ts';

/** Of what somebody is told by mail. */
export type NoticeWish =
  | { readonly about: 'off' }
  | { readonly about: 'mine' | 'all'; readonly email: string };

const wishRow = (db: unknown, account: string) =>
  helpdeskTables(db)
    .selectFrom('records.agent_notice')
    .selectAll()
    .where('account_id', '=', account)
    .orderBy('id', 'desc')
    .executeTakeFirst();

/** What somebody chose; nothing unless they did. */
export async function wishOf(engine: Engine, actor: Actor): Promise<NoticeWish> {
  const row = await wishRow(engine.db, actor.id);
  const opened = row && (await engine.open(actor, agentNotice, row.id, agentNotification));
  if (opened?.outcome !== 'opened') return { about: 'off' };
  return { about: opened.row.about === 'all' ? 'all' : 'mine', email: opened.sealed.email };
}

/**
 * Keeps what somebody chose; what they chose before is deleted at once.
 * @param language in which they are told: the one they work in
 */
export async function keepWish(
  engine: Engine,
  actor: Actor,
  wish: NoticeWish,
  language: Language,
): Promise<void> {
  await engine.write(actor, async (unit) => {
    const before = await wishRow(unit.db, actor.id);
    if (before !== undefined) await unit.mark(agentNotice, before.id, 'stopped');
    if (wish.about === 'off') return;
    const account = await accountRow(unit.db, actor.id as RecordId);
    await unit.insert(agentNotice, {
      person: account?.person_id ?? null,
      sealed: { email: wish.email },
      plain: { account_id: actor.id, about: wish.about, language },
    });
  });
}

/** Somebody who wants to be told. */
export interface Reader {
  readonly account: string;
  readonly person: PersonId | null;
  readonly email: string;
  readonly about: 'mine' | 'all';
  readonly language: Language;
  readonly teams: readonly string[];
}

/** Whoever wants to be told and still handles enquiries. Who does not any more is forgotten here. */
export async function readers(engine: Engine): Promise<readonly Reader[]> {
  const db = helpdeskTables(engine.db);
  const rows = await db.selectFrom('records.agent_notice').selectAll().execute();
  const teams = rows.length === 0 ? [] : await db.selectFrom('records.ticket_team').selectAll().execute();
  const found: Reader[] = [];
  for (const { id, account_id: account } of rows) {
    const row = await accountRow(engine.db, account as RecordId);
    const handles = row?.active === 1 && rolesOf(row).some((role) => handlers.includes(role));
    const opened = handles ? await engine.open(clerk, agentNotice, id, agentNotification) : null;
    if (opened?.outcome !== 'opened') {
      await engine.write(clerk, (unit) => unit.mark(agentNotice, id, 'stopped'));
      continue;
    }
    const own = teams.filter(({ members }) => members.split(',').includes(account)).map((team) => team.id);
    const about = opened.row.about === 'all' ? ('all' as const) : ('mine' as const);
    const person = opened.row.person_id;
    const language = opened.row.language === 'en' ? ('en' as const) : ('de' as const);
    found.push({ account, person, email: opened.sealed.email, about, language, teams: own });
  }
  return found;
}

const handlers: readonly string[] = [owner.id, manager.id, agent.id];

/** Something new, with what decides whom it concerns. */
export interface News extends NewsRow {
  readonly row: TicketRow;
}

/** What nobody was told of yet, the oldest first. Unwanted mail is no news. */
export async function waitingNews(engine: Engine, limit = 200): Promise<readonly News[]> {
  const rows = await helpdeskTables(engine.db)
    .selectFrom('records.ticket_news')
    .selectAll()
    .orderBy('at')
    .limit(limit)
    .execute();
  const news = await Promise.all(
    rows.map(async (each) => {
      const row = await ticketRow(engine.db, each.ticket_id);
      return row === undefined || row.state === 'spam' ? [] : [{ ...each, row }];
    }),
  );
  return news.flat();
}

/** All that came until then was told, or need not be. */
export async function dropNews(engine: Engine, until: number): Promise<void> {
  await engine.write(clerk, async (unit) => {
    await helpdeskTables(unit.db).deleteFrom('records.ticket_news').where('at', '<=', until).execute();
  });
}

/** Whether something new concerns somebody: their own, their team's, or nobody's yet where they want that. Not what they did. */
export function concerns({ row, actor }: News, { account, about, teams }: Reader): boolean {
  if (actor === account) return false;
  if (row.assignee === account) return true;
  if (row.team_id !== null && teams.includes(row.team_id)) return row.assignee === null;
  return about === 'all' && row.assignee === null;
}
