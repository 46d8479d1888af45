import { broken, type Engine, kept, notYetProvable, pledge } from '@redlich/engine';
import { countUnconsented } from './service.ts';

/** Without the third consent there is no profile and no mailing (S4). */
export const consentMarketing = pledge({
  id: 'consent.marketing',
  sentence: {
    de: 'Ohne die Einwilligung „Einladung, Werbung, Profil“ speichern wir keine Interessen und schreiben Ihnen keine Werbung.',
    en: 'Without the consent “Invitation, advertising, profile” we store no interests and send you no advertising.',
  },
  async check(engine: Engine) {
    const { profiles, pieces, unconsented } = await countUnconsented(engine);
    if (unconsented > 0) {
      return broken(
        `${unconsented} Profile oder Schreiben ohne gültige Einwilligung.`,
        `${unconsented} profiles or letters without a standing consent.`,
      );
    }
    if (profiles + pieces === 0)
      return notYetProvable(
        'Noch gibt es weder Profile noch Schreiben.',
        'There are no profiles and no letters yet.',
      );
    return kept(
      `${profiles} Profile und ${pieces} Schreiben: für jedes steht die Einwilligung.`,
      `${profiles} profiles and ${pieces} letters: for each the consent stands.`,
    );
  },
});
