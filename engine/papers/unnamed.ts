import { statutesOf } from '../clock/set-periods.ts';
import type { AnyKind, Language, Purpose } from '../declare/index.ts';
import { citeAs } from './cite.ts';
import { categoryTitle, fieldGroups } from './data-categories.ts';
import { describeRule } from './describe-rule.ts';
import { wordingOf } from './notice-consents.ts';
import type { Paper } from './paper.ts';
import { lists, names, plainText, sectionText } from './paper-text.ts';
import { anchorOf, recipientsInUse } from './scope.ts';
import type { PaperSource } from './source.ts';

/**
 * What is declared and a paper does not name, one sentence each: kinds with their fields, columns, events, details, origin and purposes,
 * consents with their wording, recipients in use. `notice` and `processing-record` must name all of it; see `unnamedRules` for the
 * deletion concept. Empty when nothing was forgotten.
 */
export function unnamedIn(paper: Paper, source: PaperSource): readonly string[] {
  const whole = plainText(paper);
  const { language } = source;
  const lacks = (text: string, what: string, words: string): readonly string[] =>
    names(text, words) ? [] : [`${paper.id} (${language}) does not name ${what}: ${words}`];
  const { register } = source;
  return [
    ...register.activities.flatMap((activity) => [
      ...lacks(whole, `activity ${activity.id}`, activity.title[language]),
      ...lacks(whole, `activity ${activity.id}`, activity.description[language]),
      ...(activity.automatedDecision === 'none'
        ? []
        : lacks(whole, `decision of ${activity.id}`, activity.automatedDecision[language])),
    ]),
    ...[...register.kinds.values()].flatMap((kind) => {
      const section = sectionText(paper, anchorOf('kind', kind.id));
      return [
        ...lacks(section, `kind ${kind.id}`, kind.title[language]),
        ...lacks(section, `the origin of ${kind.id}`, kind.origin[language]),
        ...unlisted(kind, section, paper),
      ];
    }),
    ...[...register.purposes.values()].flatMap((purpose) => [
      ...lacks(whole, `purpose ${purpose.id}`, purpose.title[language]),
      ...lacks(whole, `basis of ${purpose.id}`, restsOn(purpose, language)),
    ]),
    ...recipientsInUse(source).flatMap((each) => [
      ...lacks(whole, `recipient ${each.id}`, each.title[language]),
      ...lacks(whole, `recipient ${each.id}`, each.receives[language]),
    ]),
  ];
}

/** What a basis rests on, as a paper must name it. */
function restsOn({ basis }: Purpose, language: Language): string {
  switch (basis.article) {
    case '6-1-a':
      return basis.consent.title[language];
    case '6-1-b':
      return basis.contract[language];
    case '6-1-c':
      return citeAs(basis.law.provision, language);
    case '6-1-f':
      return basis.interest[language];
  }
}

/** What is kept of a kind and its section does not list. */
function unlisted(kind: AnyKind, section: string, { id, language }: Paper): readonly string[] {
  return fieldGroups(kind).flatMap(({ category, fields }) => {
    const absent = fields
      .filter((field) => !lists(section, field[language]))
      .map((field) => `${id} (${language}) does not name a field of ${kind.id}: ${field[language]}`);
    // A single field that is called like its category stands for both.
    const group = category === null || fields.length === 1 ? null : categoryTitle(category)[language];
    return group === null || names(section, group)
      ? absent
      : [...absent, `${id} (${language}) does not name a category of ${kind.id}: ${group}`];
  });
}

/** The deletion rules a paper does not state in full, and the statutes they count by. */
export function unnamedRules(paper: Paper, source: PaperSource): readonly string[] {
  const { language, register, periodOf } = source;
  const whole = plainText(paper);
  return [...register.kinds.values()].flatMap((kind) => {
    const statutes = statutesOf(kind.deletion).map((statute) => statute.title[language]);
    return [describeRule(kind, periodOf)[language], ...statutes]
      .filter((words) => !whole.includes(words))
      .map((words) => `${paper.id} (${language}) does not state the rule of ${kind.id}: ${words}`);
  });
}

/** The wordings of consents a paper does not quote, and the ways to withdraw them it does not tell. */
export function unnamedConsents(paper: Paper, source: PaperSource): readonly string[] {
  const { language } = source;
  const whole = plainText(paper);
  return [...source.register.consents.values()].flatMap((consent) => {
    const section = sectionText(paper, anchorOf('consent', consent.id));
    const quoted = [consent.title, wordingOf(consent, source).text].filter(
      (text) => !section.includes(text[language]),
    );
    const told = whole.includes(consent.withdrawal[language]) ? [] : [consent.withdrawal];
    return [...quoted, ...told].map(
      (text) => `${paper.id} (${language}) does not quote consent ${consent.id}: ${text[language]}`,
    );
  });
}
