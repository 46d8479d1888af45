import { broken, calendarOf, kept, notYetProvable, pledge, reviewDue, type Verdict } from '@redlich/engine';
import { reviewRows } from './service/answers.ts';

const tomReviewed = pledge({
  id: 'tom.reviewed',
  sentence: {
    de: 'Unsere technischen und organisatorischen Maßnahmen sind aufgeschrieben, jede mit ihrem Beweis, und werden mindestens einmal im Jahr geprüft.',
    en: 'Our technical and organisational measures are written down, each with its proof, and are reviewed at least once a year.',
  },
  async check(engine): Promise<Verdict> {
    const [last] = await reviewRows(engine);
    if (last === undefined)
      return notYetProvable(
        'Die Maßnahmen sind aufgeschrieben; geprüft hat sie noch niemand.',
        'The measures are written down; nobody has reviewed them yet.',
      );
    const due = reviewDue(Number(last.reviewed_at), engine.now());
    const day = calendarOf().dayOf(Number(last.reviewed_at));
    return due.due
      ? broken(
          `Die letzte Prüfung war am ${day}; die nächste ist überfällig.`,
          `The last review was on ${day}; the next is overdue.`,
        )
      : kept(
          `Zuletzt geprüft am ${day} (Prüfung Nr. ${last.number}).`,
          `Last reviewed on ${day} (review no. ${last.number}).`,
        );
  },
});

/** The pledges this module keeps. */
export const measurePledges = [tomReviewed] as const;
