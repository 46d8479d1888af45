import { periodText } from '../clock/period-text.ts';
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
  const inWords = (language: Language, moment: Moment): string => describeMoment(moment, events, language);
  const restrict = rule.restrict
    ? {
        de: `eingeschränkt ${inWords('de', rule.restrict)}, `,
        en: `restricted ${inWords('en', rule.restrict)}, `,
      }
    : { de: '', en: '' };
  return {
    de: `${restrict.de}${how.de} ${inWords('de', rule.when)}`,
    en: `${restrict.en}${how.en} ${inWords('en', rule.when)}`,
  };
}

/** A moment in words: `30 Tage nach: Erhebung`, `mit: Abholung`, `2 Jahre nach Ende des Kalenderjahres von: …`. */
export function describeMoment(
  moment: Moment,
  events: Readonly<Record<string, LifeEvent>>,
  language: Language,
): string {
  const eventName = (event: string): string => (events[event]?.title ?? created)[language];
  switch (moment.at) {
    case 'after':
      return describeAfter(moment, eventName(moment.event), language);
    case 'statute': {
      const title = `${moment.statute.title[language]} (${moment.statute.law})`;
      const name = eventName(moment.event);
      return say(
        language,
        `nach der gesetzlichen Frist ${title} ab: ${name}`,
        `after the statutory period ${title} from: ${name}`,
      );
    }
    case 'withdrawal':
      return describeWithdrawal(moment, language);
    case 'unless-consent': {
      const otherwise = describeMoment(moment.otherwise, events, language);
      const title = moment.consent.title[language];
      return say(
        language,
        `${otherwise}, außer mit Einwilligung „${title}“`,
        `${otherwise}, unless with the consent “${title}”`,
      );
    }
    case 'earliest':
    case 'latest':
      return describeChoice(moment, events, language);
  }
}

const say = (language: Language, de: string, en: string): string => (language === 'de' ? de : en);

function describeAfter(moment: Extract<Moment, { at: 'after' }>, name: string, language: Language): string {
  if (isZero(moment.period) && moment.from === 'event') return say(language, `mit: ${name}`, `with: ${name}`);
  const length = periodText(moment.period)[language];
  if (moment.from === 'event') return say(language, `${length} nach: ${name}`, `${length} after: ${name}`);
  return say(
    language,
    `${length} nach Ende des Kalenderjahres von: ${name}`,
    `${length} after the end of the calendar year of: ${name}`,
  );
}

function describeWithdrawal(
  { consent, period }: Extract<Moment, { at: 'withdrawal' }>,
  language: Language,
): string {
  const title = consent.title[language];
  if (isZero(period))
    return say(
      language,
      `mit Widerruf der Einwilligung „${title}“`,
      `with the withdrawal of the consent “${title}”`,
    );
  const length = periodText(period)[language];
  return say(
    language,
    `${length} nach Widerruf der Einwilligung „${title}“`,
    `${length} after the withdrawal of the consent “${title}”`,
  );
}

const whichever = {
  earliest: { de: 'was zuerst eintritt', en: 'whichever comes first' },
  latest: { de: 'was zuletzt eintritt', en: 'whichever comes last' },
} as const;

function describeChoice(
  { at, of }: Extract<Moment, { at: 'earliest' | 'latest' }>,
  events: Readonly<Record<string, LifeEvent>>,
  language: Language,
): string {
  const parts = of
    .map((each) => describeMoment(each, events, language))
    .join(say(language, '; oder ', '; or '));
  return of.length < 2 ? parts : `${parts} (${whichever[at][language]})`;
}

const isZero = (period: Period): boolean => 'days' in period && period.days === 0;
