import type { AnyKind, DeletionRule, Language, LifeEvent, Moment, Period, Text } from '../declare/index.ts';

const created: Text = { de: 'Erhebung', en: 'collection' };

/** A deletion rule as a sentence, from the same declaration the engine executes. */
export function describeRule(kind: AnyKind): Text {
  const rule: DeletionRule = kind.deletion;
  const events = kind.events as Readonly<Record<string, LifeEvent>>;
  const how = {
    erase: { de: 'gelöscht', en: 'erased' },
    anonymise: { de: 'anonymisiert', en: 'made anonymous' },
  }[rule.how];
  const say = (language: Language, moment: Moment): string => describeMoment(moment, events, language);
  const restrict = rule.restrict
    ? { de: `eingeschränkt ${say('de', rule.restrict)}, `, en: `restricted ${say('en', rule.restrict)}, ` }
    : { de: '', en: '' };
  return {
    de: `${restrict.de}${how.de} ${say('de', rule.when)}`,
    en: `${restrict.en}${how.en} ${say('en', rule.when)}`,
  };
}

/** A moment in words: `30 Tage nach Erhebung`, `mit Abholung`, `am Jahresende nach …`. */
export function describeMoment(moment: Moment, events: Readonly<Record<string, LifeEvent>>, language: Language): string {
  const german = language === 'de';
  const eventName = (event: string): string => (events[event]?.title ?? created)[language];
  switch (moment.at) {
    case 'after': {
      const name = eventName(moment.event);
      if (isZero(moment.period) && moment.from === 'event') return german ? `mit: ${name}` : `with: ${name}`;
      const length = describePeriod(moment.period, language);
      if (moment.from === 'event') return german ? `${length} nach: ${name}` : `${length} after: ${name}`;
      return german ? `${length} nach Ende des Kalenderjahres von: ${name}` : `${length} after the end of the calendar year of: ${name}`;
    }
    case 'statute': {
      const title = `${moment.statute.title[language]} (${moment.statute.law})`;
      return german ? `nach der gesetzlichen Frist ${title} ab: ${eventName(moment.event)}` : `after the statutory period ${title} from: ${eventName(moment.event)}`;
    }
    case 'withdrawal': {
      const title = moment.consent.title[language];
      const late = isZero(moment.period) ? '' : `${describePeriod(moment.period, language)} `;
      return german ? `${late}${late ? 'nach' : 'mit'} Widerruf der Einwilligung „${title}“` : `${late}${late ? 'after' : 'with'} the withdrawal of the consent “${title}”`;
    }
    case 'unless-consent': {
      const title = moment.consent.title[language];
      const otherwise = describeMoment(moment.otherwise, events, language);
      return german ? `${otherwise}, außer mit Einwilligung „${title}“` : `${otherwise}, unless with the consent “${title}”`;
    }
    case 'earliest':
    case 'latest': {
      const parts = moment.of.map((each) => describeMoment(each, events, language));
      const joined = parts.join(german ? '; oder ' : '; or ');
      const which = { earliest: { de: 'was zuerst eintritt', en: 'whichever comes first' }, latest: { de: 'was zuletzt eintritt', en: 'whichever comes last' } };
      return parts.length < 2 ? joined : `${joined} (${which[moment.at][language]})`;
    }
  }
}

const isZero = (period: Period): boolean => 'days' in period && period.days === 0;

/** A period in words. */
export function describePeriod(period: Period, language: Language): string {
  const [unit, count] = Object.entries(period)[0] as [keyof typeof units, number];
  return `${count} ${units[unit][language][count === 1 ? 0 : 1]}`;
}

const units = {
  days: { de: ['Tag', 'Tage'], en: ['day', 'days'] },
  months: { de: ['Monat', 'Monate'], en: ['month', 'months'] },
  years: { de: ['Jahr', 'Jahre'], en: ['year', 'years'] },
} as const;
