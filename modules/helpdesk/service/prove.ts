import { type Engine, type PersonId, stopsTheClock } from '@redlich/engine';
import { type Channel, channels } from '../choices.ts';
import { partKinds } from '../declaration.ts';
import { helpdeskTables } from '../tables.ts';

/** What the pledges about enquiries count. Reads plain columns and legal facts only; opens no seal. */
export interface HelpdeskFigures {
  readonly tickets: number;
  /** Living enquiries without any message, and so without the text somebody sent. */
  readonly wordless: number;
  /** Enquiries by the way they came. */
  readonly byChannel: ReadonlyMap<Channel, number>;
  /** Closed ones without a day of death or beyond it, by the way they came. */
  readonly lateByChannel: ReadonlyMap<Channel, number>;
  /** Closed ones that nothing keeps, and those of them without a day of death or beyond it. */
  readonly closed: number;
  readonly undated: number;
  readonly overdue: number;
  /** Parts whose clock differs from their enquiry's. */
  readonly astray: number;
  /** Closed enquiries with invoiced time, and those of them whose clock does not count from it. */
  readonly billed: number;
  readonly unbilled: number;
  /** Those past their purpose that are restricted as promised. */
  readonly restricted: number;
}

const events = ['closed_at', 'closed_contract_at', 'contract_ended_at', 'spam_at', 'billed_at'] as const;

/** Counts what would break a promise. */
export async function countFaults(engine: Engine): Promise<HelpdeskFigures> {
  const db = helpdeskTables(engine.db);
  const rows = await db
    .selectFrom('records.ticket')
    .select([
      'id',
      'person_id',
      'life',
      'state',
      'channel',
      'due_at',
      'billable_minutes',
      'merged_into',
      ...events,
    ])
    .execute();
  const living = rows.filter(({ life }) => life !== 'anonymous');
  const written = new Set(
    (await db.selectFrom('records.ticket_message').select('ticket_id').groupBy('ticket_id').execute()).map(
      ({ ticket_id }) => ticket_id as string,
    ),
  );
  const persons = [...new Set(living.flatMap(({ person_id }) => person_id ?? []))] as PersonId[];
  const facts = await engine.facts.ofMany(persons);
  const ended = living.filter(({ state }) => state === 'closed' || state === 'spam');
  const free = ended.filter(({ person_id }) => {
    const standing = person_id === null ? undefined : facts.get(person_id);
    return standing === undefined || !stopsTheClock(standing);
  });
  // Due and not yet swept is within the promise of the clock, so only what is overdue by more than an hour counts.
  const late = engine.now() - 3_600_000;
  const billed = ended.filter(({ billable_minutes }) => Number(billable_minutes) > 0);
  return {
    tickets: rows.length,
    wordless: living.filter(({ id, merged_into }) => merged_into === null && !written.has(id)).length,
    byChannel: countByChannel(rows),
    lateByChannel: countByChannel(free.filter(({ due_at }) => due_at === null || due_at < late)),
    closed: ended.length,
    undated: free.filter(({ due_at }) => due_at === null).length,
    overdue: free.filter(({ due_at }) => due_at !== null && due_at < late).length,
    astray: await countAstray(engine, new Map(living.map((row) => [row.id as string, row]))),
    billed: billed.length,
    unbilled: billed.filter(({ billed_at }) => billed_at === null).length,
    restricted: billed.filter(({ life }) => life === 'restricted').length,
  };
}

/** In the order of the declared ways. */
function countByChannel(rows: readonly { readonly channel: string }[]): ReadonlyMap<Channel, number> {
  const counts = channels.map(
    (channel) => [channel, rows.filter((row) => row.channel === channel).length] as const,
  );
  return new Map(counts.filter(([, count]) => count > 0));
}

type Dated = Readonly<Record<(typeof events)[number], number | null>>;

async function countAstray(engine: Engine, tickets: ReadonlyMap<string, Dated>): Promise<number> {
  let astray = 0;
  for (const kind of partKinds) {
    const parts = await helpdeskTables(engine.db)
      .selectFrom(`records.${kind.id}`)
      .select(['ticket_id', ...events])
      .execute();
    for (const part of parts) {
      const head = tickets.get(part.ticket_id);
      if (head !== undefined && events.some((event) => part[event] !== head[event])) astray++;
    }
  }
  return astray;
}
