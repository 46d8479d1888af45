import { broken, kept, notYetProvable, pledge } from '@redlich/engine';
import { contractTables } from './tables.ts';

/** Contracts die ten years after their last invoice; enquiries without one have a pledge of their own. */
const retention = pledge({
  id: 'contracts.retention',
  sentence: {
    de: 'Vertragsdaten werden zehn Jahre nach der letzten Rechnung zu diesem Vertrag gelöscht, Anfragen ohne Vertrag oder Rechnung nach zwei Jahren.',
    en: 'Contract data is deleted ten years after the last invoice of that contract, enquiries without contract or invoice after two years.',
  },
  async check(engine) {
    const rows = await contractTables(engine.db)
      .selectFrom('records.contract')
      .select(['ended_at', 'last_invoice_at', 'due_at', 'life'])
      .execute();
    // Due and not yet swept is within the promise of the clock, so only what is overdue by more than an hour counts.
    const late = engine.now() - 3_600_000;
    const overdue = rows.filter(({ due_at }) => due_at !== null && due_at < late).length;
    const undated = rows.filter(({ ended_at, due_at }) => ended_at !== null && due_at === null).length;
    if (overdue > 0)
      return broken(
        `${overdue} Verträge sind über ihre Frist hinaus gespeichert.`,
        `${overdue} contracts are stored beyond their period.`,
      );
    if (undated > 0 && (await holdsStand(engine)) === 0)
      return broken(
        `${undated} beendete Verträge haben keinen Löschtag.`,
        `${undated} ended contracts have no day of deletion.`,
      );
    if (rows.length === 0) return notYetProvable('Noch gibt es keinen Vertrag.', 'There is no contract yet.');
    const dated = rows.filter(({ due_at }) => due_at !== null).length;
    return kept(
      `${rows.length} Verträge, davon ${dated} mit Löschtag; die übrigen laufen noch. Keiner ist über seine Frist hinaus gespeichert.`,
      `${rows.length} contracts, ${dated} of them with a day of deletion; the others are still running. None is stored beyond its period.`,
    );
  },
});

/** Persons under a hold, whose records have no due date. */
async function holdsStand(engine: Parameters<typeof retention.check>[0]): Promise<number> {
  const rows = await contractTables(engine.db)
    .selectFrom('records.contract')
    .select('person_id')
    .where('person_id', 'is not', null)
    .execute();
  const facts = await engine.facts.ofMany([...new Set(rows.flatMap(({ person_id }) => person_id ?? []))]);
  return [...facts.values()].filter(({ holds }) => holds.length > 0).length;
}

/** The sentences this part keeps. */
export const contractPledges = [retention] as const;
