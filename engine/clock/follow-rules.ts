import { createHash } from 'node:crypto';
import type { AnyKind } from '../declare/index.ts';
import type { Session } from '../session.ts';
import { statement } from '../store/statement.ts';
import { noteDatesStale } from './recompute-kinds.ts';

const knownRules = statement<Record<never, never>, { id: string }>((db) =>
  db.selectFrom('records.migration').select('id').where('module', '=', 'rule'),
);
const forgetRules = statement<{ from: string; to: string }>((db, slot) =>
  db
    .deleteFrom('records.migration')
    .where('module', '=', 'rule')
    .where('id', '>=', slot('from'))
    .where('id', '<', slot('to')),
);
const noteRule = statement<{ id: string; at: number }>((db, slot) =>
  db.insertInto('records.migration').values({ module: 'rule', id: slot('id'), at: slot('at') }),
);

/**
 * Notes which kinds have another deletion rule than when this store was last opened, because the program or a law is newer: their
 * dates follow with the next sweep, and nothing dies by the former rule meanwhile. Within the first unit of a process.
 */
export async function followRules(session: Session): Promise<void> {
  const known = new Set((await knownRules.run(session.connection, {})).map((row) => row.id));
  for (const kind of session.register.kinds.values()) {
    const id = `${kind.id}/${fingerprintOf(kind)}`;
    if (known.has(id)) continue;
    await forgetRules.run(session.connection, { from: `${kind.id}/`, to: `${kind.id}0` });
    await noteRule.run(session.connection, { id, at: session.now() });
    if (await hasRecords(session, kind)) await noteDatesStale(session, kind);
  }
}

async function hasRecords(session: Session, kind: AnyKind): Promise<boolean> {
  const any = statement<Record<never, never>, { id: string }>((db) =>
    db.selectFrom(`records.${kind.id}`).select('id').limit(1),
  );
  return (await any.run(session.connection, {})).length > 0;
}

/** Everything a due date depends on: the moments and the action, not the words. */
function fingerprintOf({ deletion: { when, restrict, how } }: AnyKind): string {
  const rule = JSON.stringify([when, restrict ?? null, how], (name, value: unknown) =>
    name === 'title' || name === 'wording' || name === 'source' || name === 'withdrawal' ? undefined : value,
  );
  return createHash('sha256').update(rule).digest('hex').slice(0, 16);
}
