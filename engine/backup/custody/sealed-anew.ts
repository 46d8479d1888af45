import type { Session } from '../../session.ts';
import { statement } from '../../store/statement.ts';
import { keysRenewed } from '../../vault/renew-groups.ts';

const renewedAfter = statement<{ after: number }, { number: number }>((db, slot) =>
  db
    .selectFrom('ledger.fact')
    .select('number')
    .where('type', '=', keysRenewed)
    .where('number', '>', slot('after'))
    .limit(1),
);

/**
 * Whether records were sealed under other keys after a fact. A snapshot begun before shows them under keys that are gone: a custody
 * written since does not open them, so the custody from before must stay until a newer snapshot is good.
 */
export async function sealedAnewSince(session: Session, after: number): Promise<boolean> {
  return (await renewedAfter.run(session.store.reader, { after })).length > 0;
}
