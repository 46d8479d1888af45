import type { PeriodOf } from '../clock/due.ts';
import { periodText } from '../clock/period-text.ts';
import type {
  AnyKind,
  DeletionRule,
  Language,
  LifeEvent,
  Moment,
  Period,
  Statute,
  Text,
} from '../declare/index.ts';
import { citeAs } from './cite.ts';

/** What the words of a rule need besides the rule. */
interface Events {
  readonly titles: Readonly<Record<string, LifeEvent>>;
  readonly periodOf: PeriodOf;
}
type Deed = 'erase' | 'anonymise' | 'restrict';

const deeds: Readonly<Record<Deed, Text>> = {
  erase: { de: 'gelöscht', en: 'erased' },
  anonymise: { de: 'anonymisiert', en: 'made anonymous' },
  restrict: {
    de: 'eingeschränkt (aufbewahrt, aber nicht mehr genutzt)',
    en: 'restricted (kept, but no longer used)',
  },
};

const say = (language: Language, de: string, en: string): string => (language === 'de' ? de : en);

/**
 * A deletion rule in whole sentences, from the same declaration the engine executes.
 *
 * @example
 * // Wird zum frühesten dieser Zeitpunkte gelöscht: 30 Tage nach dem Ereignis „Versand“; oder 60 Tage nach der Erfassung.
 *
 * @param periodOf the periods the owner set in place of the law's; they are then named as the owner's
 */
export function describeRule(kind: AnyKind, periodOf: PeriodOf = () => undefined): Text {
  const rule: DeletionRule = kind.deletion;
  const events: Events = { titles: kind.events as Events['titles'], periodOf };
  const inWords = (language: Language): string =>
    [
      ...(rule.restrict === undefined ? [] : [sentence('restrict', rule.restrict, events, language)]),
      sentence(rule.how, rule.when, events, language),
    ].join(' ');
  return { de: inWords('de'), en: inWords('en') };
}

/** `Wird 30 Tage nach der Erfassung gelöscht.`, and what stops it as a sentence of its own. */
function sentence(deed: Deed, moment: Moment, events: Events, language: Language): string {
  if (moment.at === 'unless-consent') {
    const title = moment.consent.title[language];
    const stays = say(
      language,
      `Solange die Einwilligung „${title}“ gilt, geschieht das nicht.`,
      `As long as the consent “${title}” stands, this does not happen.`,
    );
    return `${sentence(deed, moment.otherwise, events, language)} ${stays}`;
  }
  if (moment.at === 'depending-on') {
    const usual = sentence(deed, moment.otherwise, events, language);
    const name = events.titles[moment.event]?.title[language] ?? moment.event;
    const later = whenever(moment.once, events, language);
    return `${usual} ${say(
      language,
      `Ist aber das Ereignis „${name}“ eingetreten: ${later}.`,
      `If however the event “${name}” has happened: ${later}.`,
    )}`;
  }
  const done = deeds[deed][language];
  if ((moment.at === 'earliest' || moment.at === 'latest') && moment.of.length > 1) {
    const parts = moment.of.map((each) => whenever(each, events, language));
    const list = `${parts.slice(0, -1).join('; ')}; ${say(language, 'oder', 'or')} ${parts.at(-1)}.`;
    return moment.at === 'earliest'
      ? say(
          language,
          `Wird zum frühesten dieser Zeitpunkte ${done}: ${list}`,
          `Is ${done} at the earliest of these moments: ${list}`,
        )
      : say(
          language,
          `Wird zum spätesten dieser Zeitpunkte ${done}: ${list}`,
          `Is ${done} at the latest of these moments: ${list}`,
        );
  }
  const when = whenever(moment, events, language);
  return say(language, `Wird ${when} ${done}.`, `Is ${done} ${when}.`);
}

/** A moment within a sentence: `30 Tage nach dem Ereignis „Versand“`. */
function whenever(moment: Moment, events: Events, language: Language): string {
  switch (moment.at) {
    case 'after':
      return afterEvent(moment, events, language);
    case 'statute':
      return afterStatute(moment, events, language);
    case 'withdrawal': {
      const title = moment.consent.title[language];
      return delayed(
        moment.period,
        say(language, `dem Widerruf der Einwilligung „${title}“`, `the withdrawal of the consent “${title}”`),
        language,
      );
    }
    case 'unless-consent': {
      const title = moment.consent.title[language];
      return `${whenever(moment.otherwise, events, language)} ${say(
        language,
        `(nicht, solange die Einwilligung „${title}“ gilt)`,
        `(not as long as the consent “${title}” stands)`,
      )}`;
    }
    case 'depending-on': {
      const name = events.titles[moment.event]?.title[language] ?? moment.event;
      return `${whenever(moment.otherwise, events, language)} ${say(
        language,
        `(oder, falls das Ereignis „${name}“ eingetreten ist, ${whenever(moment.once, events, language)})`,
        `(or, if the event “${name}” has happened, ${whenever(moment.once, events, language)})`,
      )}`;
    }
    case 'earliest':
    case 'latest': {
      const parts = moment.of
        .map((each) => whenever(each, events, language))
        .join(say(language, ' oder ', ' or '));
      return moment.of.length < 2 ? parts : `${parts} (${whichever[moment.at][language]})`;
    }
  }
}

const whichever = {
  earliest: { de: 'was zuerst eintritt', en: 'whichever comes first' },
  latest: { de: 'was zuletzt eintritt', en: 'whichever comes last' },
} as const;

/** In the dative, as it follows `nach`, `mit` and `ab` in German. */
function eventName(event: string, events: Events, language: Language): string {
  const title = events.titles[event]?.title[language];
  if (title === undefined) return say(language, 'der Erfassung', 'the collection');
  return say(language, `dem Ereignis „${title}“`, `the event “${title}”`);
}

function afterEvent(
  { event, from, period }: Extract<Moment, { at: 'after' }>,
  events: Events,
  language: Language,
): string {
  const name = eventName(event, events, language);
  return delayed(period, from === 'event' ? name : yearOf(event, events, language), language);
}

function yearOf(event: string, events: Events, language: Language): string {
  const name = eventName(event, events, language);
  const link = event in events.titles ? 'mit ' : '';
  return say(
    language,
    `dem Ende des Kalenderjahres ${link}${name}`,
    `the end of the calendar year of ${name}`,
  );
}

function afterStatute(
  { statute, event }: { readonly statute: Statute; readonly event: string },
  events: Events,
  language: Language,
): string {
  const { title, law, runs, versions } = statute;
  const start =
    runs === 'from-end-of-year' ? yearOf(event, events, language) : eventName(event, events, language);
  const set = events.periodOf(statute);
  if (set !== undefined) {
    const own = periodText(set)[language];
    return say(
      language,
      `nach der vom Unternehmen festgelegten Frist für „${title.de}“, ${own} ab ${start} (vergleiche ${law}),`,
      `after the period the company has set for “${title.en}”, ${own} from ${start} (compare ${citeAs(law, 'en')})`,
    );
  }
  const inForce = versions.find((version) => version.until === undefined) ?? versions.at(-1);
  const length = inForce === undefined ? '' : periodText(inForce.period)[language];
  return say(
    language,
    `nach der gesetzlichen Frist „${title.de}“, derzeit ${length} ab ${start} (${law}),`,
    `after the statutory period “${title.en}”, at present ${length} from ${start} (${citeAs(law, 'en')})`,
  );
}

function delayed(period: Period, start: string, language: Language): string {
  if ('days' in period && period.days === 0)
    return say(language, `sofort mit ${start}`, `at once with ${start}`);
  const length = periodText(period)[language];
  return say(language, `${length} nach ${start}`, `${length} after ${start}`);
}
