import { type Engine, type Pledge, program } from '@redlich/engine';
import { addPledgeChange, type PledgeChangeRow, pledgeChanges } from '../pledge-history.tables.ts';
import type { Pledges, PledgesWithHistory } from '../schemas.ts';
import { checkPledges } from '../service.ts';

/** Changes of a pledge shown at most; older ones stay in the ledger. */
const mostShown = 20;

/**
 * Looks at every pledge, and writes down each whose state is another one than when it was looked at last. So a pledge can be told to
 * hold since a day, and when it did not.
 */
export async function watchPledges(
  engine: Engine,
  pledges: readonly Pledge[],
): Promise<{ readonly result: PledgesWithHistory; readonly changed: number }> {
  const checked = await checkPledges(engine, pledges);
  const before = byPledge(await pledgeChanges(engine.db));
  const changed = checked.pledges.filter(({ id, state }) => before.get(id)?.[0]?.state !== state);
  if (changed.length > 0) await noteChanges(engine, checked.checkedAt, changed);
  const history = changed.length > 0 ? byPledge(await pledgeChanges(engine.db)) : before;
  return { result: withHistory(checked, history), changed: changed.length };
}

const byPledge = (rows: readonly PledgeChangeRow[]): ReadonlyMap<string, readonly PledgeChangeRow[]> =>
  Map.groupBy(rows, ({ pledge }) => pledge);

const noteChanges = (engine: Engine, at: number, changed: Pledges['pledges']): Promise<void> =>
  engine.write(program, async (unit) => {
    for (const { id, state, evidence } of changed) {
      await addPledgeChange(unit.db, {
        pledge: id,
        ...{ at, state },
        evidence_de: evidence.de,
        evidence_en: evidence.en,
      });
      await unit.note('pledge-changed', { what: id, state });
    }
  });

const withHistory = (
  { checkedAt, pledges }: Pledges,
  history: ReadonlyMap<string, readonly PledgeChangeRow[]>,
): PledgesWithHistory => ({
  checkedAt,
  pledges: pledges.map((pledge) => {
    const changes = history.get(pledge.id) ?? [];
    return {
      ...pledge,
      since: Number(changes[0]?.at ?? checkedAt),
      history: changes.slice(0, mostShown).map(({ at, state, evidence_de, evidence_en }) => ({
        at: Number(at),
        state,
        evidence: { de: evidence_de, en: evidence_en },
      })),
    };
  }),
});
