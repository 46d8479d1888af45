import type { Actor, Engine } from '@redlich/engine';
import { probingDefence, probingRequest } from '../declaration.ts';
import { alarmTables } from '../tables.ts';

/** The newest requests of attacks with what is known of them, for the owner or the authorities. Each look is in the ledger. */
export async function listProbing(engine: Engine, actor: Actor, limit: number) {
  const rows = await alarmTables(engine.db)
    .selectFrom('records.probing_request')
    .select('id')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const opened = await engine.openMany(
    actor,
    probingRequest,
    rows.map((row) => row.id),
    probingDefence,
  );
  return opened.flatMap((each) =>
    each.outcome === 'opened'
      ? [
          {
            at: Number(each.row.created_at),
            rule: each.row.rule,
            status: Number(each.row.status),
            ...each.sealed,
          },
        ]
      : [],
  );
}
