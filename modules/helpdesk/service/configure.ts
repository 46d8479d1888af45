import { randomUUID } from 'node:crypto';
import { type Actor, type Engine, type Refused, refused } from '@redlich/engine';
import { colleagues } from '../../../platform/login/index.ts';
import { agent, manager, owner } from '../../../platform/roles/roles.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import type { DeskReply } from '../schemas.ts';
import { helpdeskTables } from '../tables.ts';
import { deskOf } from './desk.ts';

/** A topic, as it is configured. */
export interface CategoryDraft {
  readonly name: string;
  readonly respondHours: number | null;
  readonly solveHours: number | null;
  readonly position: number;
  readonly offered: 'yes' | 'no';
}

/** Topics, teams, answers and colleagues. */
export async function showDesk(tenant: Tenant, actor: Actor): Promise<DeskReply> {
  const { engine } = tenant;
  const db = helpdeskTables(engine.db);
  const { settings } = await deskOf(tenant);
  const categories = await db
    .selectFrom('records.ticket_category')
    .selectAll()
    .orderBy('position')
    .orderBy('name')
    .execute();
  const teams = await db.selectFrom('records.ticket_team').selectAll().orderBy('name').execute();
  const canned = await db.selectFrom('records.ticket_canned').selectAll().orderBy('title').execute();
  return {
    categories: categories.map(({ id, name, respond_hours, solve_hours, position, active }) => ({
      ...{ id, name, respondHours: respond_hours, solveHours: solve_hours, position },
      offered: Number(active) === 1 ? 'yes' : 'no',
    })),
    teams: teams.map(({ id, name, members }) => ({ id, name, members: members.split(',').filter(Boolean) })),
    canned,
    agents: [...(await colleagues(engine, actor, [owner.id, manager.id, agent.id]))],
    attachmentMegabytes: settings.attachmentMegabytes,
  };
}

/** Topics that are offered, in their order: what somebody outside may choose from. */
export const offeredCategories = (
  engine: Engine,
): Promise<readonly { readonly id: string; readonly name: string }[]> =>
  helpdeskTables(engine.db)
    .selectFrom('records.ticket_category')
    .select(['id', 'name'])
    .where('active', '=', 1)
    .orderBy('position')
    .orderBy('name')
    .execute();

/** Adds or changes a topic. `id`: the one to change; a new one otherwise. */
export async function keepCategory(
  engine: Engine,
  actor: Actor,
  id: string | null,
  { name, respondHours, solveHours, position, offered }: CategoryDraft,
): Promise<string | Refused> {
  const values = {
    ...{ name, respond_hours: respondHours, solve_hours: solveHours, position },
    active: offered === 'yes' ? 1 : 0,
  };
  return keep(engine, actor, 'ticket_category', id, values);
}

/** Adds or changes a team. */
export const keepTeam = (
  engine: Engine,
  actor: Actor,
  id: string | null,
  { name, members }: { readonly name: string; readonly members: readonly string[] },
): Promise<string | Refused> => keep(engine, actor, 'ticket_team', id, { name, members: members.join() });

/** Adds or changes an answer written in advance. */
export const keepCanned = (
  engine: Engine,
  actor: Actor,
  id: string | null,
  draft: { readonly title: string; readonly body: string },
): Promise<string | Refused> => keep(engine, actor, 'ticket_canned', id, draft);

type Configured = 'ticket_category' | 'ticket_team' | 'ticket_canned';

function keep(
  engine: Engine,
  actor: Actor,
  table: Configured,
  id: string | null,
  values: Readonly<Record<string, string | number | null>>,
): Promise<string | Refused> {
  return engine.write(actor, async (unit) => {
    const db = helpdeskTables(unit.db);
    if (id === null) {
      const made = randomUUID();
      await db
        .insertInto(`records.${table}`)
        .values({ id: made, ...values } as never)
        .execute();
      return made;
    }
    const changed = await db
      .updateTable(`records.${table}`)
      .set(values as never)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    return changed === undefined ? refused('unknown') : id;
  });
}

/** Takes an answer or a team away. A topic is no longer offered instead, because enquiries name it. */
export function dropConfigured(
  engine: Engine,
  actor: Actor,
  table: 'ticket_team' | 'ticket_canned',
  id: string,
): Promise<{ readonly outcome: 'dropped' } | Refused> {
  return engine.write(actor, async (unit) => {
    const gone = await helpdeskTables(unit.db)
      .deleteFrom(`records.${table}`)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    return gone === undefined ? refused('unknown') : { outcome: 'dropped' };
  });
}
