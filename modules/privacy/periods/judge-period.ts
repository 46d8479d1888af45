import {
  calendarOf,
  type Period,
  periodText,
  type Statute,
  statutoryEnd,
  type Text,
  versionsFrom,
} from '@redlich/engine';
import { bilingual } from '../../../platform/i18n/translate.ts';
import { periodTexts as texts } from './texts.ts';

/** How a period the owner wants compares with the law's, over every day of four years (leap days, ends of months). */
export type Judgement = 'as-law' | 'shorter' | 'longer';

const dayMs = 86_400_000;
const daysLookedAt = 1_461;

/** Compares with the version in force, or coming into force, that demands most. */
export function judgePeriod(statute: Statute, period: Period, now: number): Judgement {
  const calendar = calendarOf();
  const versions = versionsFrom(statute, calendar.dayOf(now));
  let isLonger = false;
  for (let day = 0; day < daysLookedAt; day++) {
    const start = now + day * dayMs;
    const end = statutoryEnd(statute, start, calendar, period);
    const demanded = Math.max(
      ...versions.map((version) => statutoryEnd(statute, start, calendar, version.period)),
    );
    if (end < demanded) return 'shorter';
    if (end > demanded) isLonger = true;
  }
  return isLonger ? 'longer' : 'as-law';
}

/** The warning to the owner, with the paragraph; `null` when the period is the law's. */
export function periodWarning(statute: Statute, period: Period, now: number): Text | null {
  const judgement = judgePeriod(statute, period, now);
  if (judgement === 'as-law') return null;
  const law = legalPeriod(statute, now);
  const key = judgement === 'longer' ? 'long' : statute.nature === 'duty' ? 'short' : 'shortLimitation';
  const set = periodText(period);
  const say = (language: 'de' | 'en'): string =>
    bilingual(texts, key, { period: set[language], legal: periodText(law)[language], law: statute.law })[
      language
    ];
  return { de: say('de'), en: say('en') };
}

/** The period of the version in force at an instant. */
export function legalPeriod(statute: Statute, now: number): Period {
  const [version] = versionsFrom(statute, calendarOf().dayOf(now));
  return (version ?? statute.versions[0]).period;
}
