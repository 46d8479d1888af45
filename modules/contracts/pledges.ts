import { broken, kept, notYetProvable, pledge } from '@redlich/engine';
import { countFaults } from './service/prove.ts';

/** Contracts die ten years after their last invoice; enquiries without one have a pledge of their own. */
const retention = pledge({
  id: 'contracts.retention',
  sentence: {
    de: 'Vertragsdaten werden zehn Jahre nach der letzten Rechnung zu diesem Vertrag gelöscht, Anfragen ohne Vertrag oder Rechnung nach zwei Jahren.',
    en: 'Contract data is deleted ten years after the last invoice of that contract, enquiries without contract or invoice after two years.',
  },
  async check(engine) {
    const { contracts, dated, overdue, undated } = await countFaults(engine);
    if (overdue > 0)
      return broken(
        `${overdue} Verträge sind über ihre Frist hinaus gespeichert.`,
        `${overdue} contracts are stored beyond their period.`,
      );
    if (undated > 0)
      return broken(
        `${undated} beendete Verträge haben keinen Löschtag.`,
        `${undated} ended contracts have no day of deletion.`,
      );
    if (contracts === 0) return notYetProvable('Noch gibt es keinen Vertrag.', 'There is no contract yet.');
    return kept(
      `${contracts} Verträge, davon ${dated} mit Löschtag; die übrigen laufen noch. Keiner ist über seine Frist hinaus gespeichert.`,
      `${contracts} contracts, ${dated} of them with a day of deletion; the others are still running. None is stored beyond its period.`,
    );
  },
});

/** The sentences this part keeps. */
export const contractPledges = [retention] as const;
