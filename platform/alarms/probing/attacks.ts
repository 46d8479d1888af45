import type { Actor, Engine, RecordId } from '@redlich/engine';
import { probingDefence, probingRequest } from '../declaration.ts';
import { alarmTables } from '../tables.ts';

/** Requests of one caller that belong together, as a list shows them: without address and browser. */
export interface ListedAttack {
  /** The attack's, made at random. */
  readonly id: string;
  /** A class of attacks of `@redlich/logs`. */
  readonly rule: string;
  /** The first request of it. */
  readonly request: string;
  readonly first: number;
  readonly last: number;
  readonly count: number;
  /** When the last of it is erased; an instant. */
  readonly keptUntil: number;
}

const shownAtMost = 100;
/** A request may be long, and what it was stands at its beginning. */
const shownSigns = 160;

/** The newest attacks. Opens one request of each, which stands in the ledger. */
export async function listAttacks(engine: Engine, actor: Actor): Promise<readonly ListedAttack[]> {
  const found = await alarmTables(engine.db)
    .selectFrom('records.probing_request')
    .select((row) => [
      // What was kept by an older version stands for itself.
      row.fn.coalesce('attack', 'id').as('attack'),
      row.fn.min('id').as('firstId'),
      row.fn.min('rule').as('rule'),
      row.fn.min('created_at').as('first'),
      row.fn.max('created_at').as('last'),
      row.fn.max('due_at').as('keptUntil'),
      row.fn.countAll<number>().as('count'),
    ])
    .groupBy((row) => row.fn.coalesce('attack', 'id'))
    .orderBy('last', 'desc')
    .orderBy('firstId', 'desc')
    .limit(shownAtMost)
    .execute();
  const ids = found.map(({ firstId }) => firstId as RecordId);
  const opened = await engine.openMany(actor, probingRequest, ids, probingDefence);
  const requests = new Map(
    opened.flatMap((each) =>
      each.outcome === 'opened' ? [[each.row.id as string, each.sealed.request] as const] : [],
    ),
  );
  return found.flatMap(({ attack, firstId, rule, first, last, keptUntil, count }) => {
    const request = requests.get(firstId);
    // Erased between the two looks.
    if (request === undefined) return [];
    return [
      {
        ...{ id: attack, rule, request: request.slice(0, shownSigns) },
        ...{ first: Number(first), last: Number(last), keptUntil: Number(keptUntil), count: Number(count) },
      },
    ];
  });
}

/** The newest requests of one attack, with address and browser. Empty when there is none of it any more. Each look is in the ledger. */
export async function openAttack(engine: Engine, actor: Actor, attack: string) {
  const rows = await alarmTables(engine.db)
    .selectFrom('records.probing_request')
    .select('id')
    .where((row) => row(row.fn.coalesce('attack', 'id'), '=', attack))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(shownAtMost)
    .execute();
  const opened = await engine.openMany(
    actor,
    probingRequest,
    rows.map(({ id }) => id),
    probingDefence,
  );
  return opened.flatMap((each) =>
    each.outcome === 'opened'
      ? [
          {
            ...{
              id: each.row.id as string,
              at: Number(each.row.created_at),
              status: Number(each.row.status),
            },
            ...each.sealed,
          },
        ]
      : [],
  );
}
