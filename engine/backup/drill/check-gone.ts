import type { Session } from '../../session.ts';
import { statement } from '../../store/statement.ts';
import { statementsOf } from '../../vault/records.ts';
import { recall } from '../custody/renew.ts';
import type { CustodyTools } from '../custody/tools.ts';
import type { Collected } from '../restore/collect-custody.ts';
import type { Answer } from './checks.ts';

/** Deletions a drill looks at. */
const looked = 10;

interface Death {
  readonly number: number;
  readonly person_id: string | null;
  readonly body: string;
}

const deathsUpTo = statement<{ seen: number }, Death>((db, slot) =>
  db
    .selectFrom('ledger.fact')
    .select(['number', 'person_id', 'body'])
    .where('type', 'in', ['erased', 'anonymised'])
    .where('number', '<=', slot('seen'))
    .orderBy('number', 'desc')
    .limit(looked),
);

/**
 * Takes the last ten deletions that the custody in force must not know any more, and looks for them: no sealed record of theirs in what was
 * restored, and no key in the custody, which with the snapshots of weeks ago would open them.
 */
export async function checkGone(
  live: CustodyTools,
  restored: Session,
  custody: Collected,
): Promise<{ readonly answer: Answer; readonly checked: number }> {
  const { custodies } = await recall(live);
  const row = custodies.find(({ generation }) => generation === custody.head.generation);
  const deaths = await deathsUpTo.run(live.session.store.reader, {
    seen: row?.seen ?? custody.head.fact.number,
  });
  if (deaths.length === 0) return { answer: 'inconclusive', checked: 0 };
  const gone = new Set<string>();
  for (const death of deaths) {
    const { kind: id, records } = JSON.parse(death.body);
    const kind = restored.register.kinds.get(id);
    if (kind === undefined) continue;
    const back = await statementsOf(kind).byId.run(restored.connection, records);
    if (back.some(({ sealed }) => sealed !== null)) return { answer: 'fail', checked: deaths.length };
    if (kind.deletion.per === 'record') for (const record of records) gone.add(record);
  }
  for await (const keys of custody.keys())
    if (keys.some(({ group }) => gone.has(group))) return { answer: 'fail', checked: deaths.length };
  return { answer: 'pass', checked: deaths.length };
}
