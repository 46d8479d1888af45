import { expect, test } from 'vitest';
import { standardLimitation } from '../clock/statutes.ts';
import {
  type AnyKind,
  after,
  afterWithdrawal,
  afterYearOf,
  days,
  dependingOn,
  earliest,
  type Moment,
  statutory,
  unlessConsent,
  years,
} from '../declare/index.ts';
import { newsletter, readerFile } from '../sample.ts';
import { describeRule } from './describe-rule.ts';

/** The sample's reader file under another rule; its one event is `left`. */
const under = (when: Moment, more: Partial<AnyKind['deletion']> = {}): AnyKind => ({
  ...readerFile,
  deletion: { ...readerFile.deletion, ...more, when },
});

test('a rule is one whole sentence that names the period and the event it counts from', () => {
  expect(describeRule(under(after('created', days(30)))).de).toBe(
    'Wird 30 Tage nach der Erfassung gelöscht.',
  );
  expect(describeRule(under(after('left', days(0))))).toEqual({
    de: 'Wird sofort mit dem Ereignis „ausgetreten“ gelöscht.',
    en: 'Is erased at once with the event “left”.',
  });
  expect(describeRule(under(afterYearOf('left', years(1)), { how: 'anonymise' })).de).toBe(
    'Wird 1 Jahr nach dem Ende des Kalenderjahres mit dem Ereignis „ausgetreten“ anonymisiert.',
  );
});

test('of several moments the sentence says which counts', () => {
  const rule = earliest(
    after('left', days(30)),
    after('created', days(60)),
    afterWithdrawal(newsletter, days(0)),
  );
  expect(describeRule(under(rule)).de).toBe(
    'Wird zum frühesten dieser Zeitpunkte gelöscht: 30 Tage nach dem Ereignis „ausgetreten“; 60 Tage nach der Erfassung; ' +
      `oder sofort mit dem Widerruf der Einwilligung „${newsletter.title.de}“.`,
  );
});

test('a consent that stops the rule is a sentence of its own, and within a list stands in brackets', () => {
  const title = newsletter.title.de;
  expect(describeRule(under(unlessConsent(newsletter, after('left', days(0))))).de).toBe(
    `Wird sofort mit dem Ereignis „ausgetreten“ gelöscht. Solange die Einwilligung „${title}“ gilt, geschieht das nicht.`,
  );
  const within = earliest(unlessConsent(newsletter, after('left', days(0))), after('created', days(60)));
  expect(describeRule(under(within)).de).toContain(
    `„ausgetreten“ (nicht, solange die Einwilligung „${title}“ gilt); oder 60 Tage`,
  );
});

test('a statutory period is named with its length and its law, and a restriction comes first', () => {
  const words = describeRule(
    under(statutory(standardLimitation, 'left'), { restrict: after('left', days(0)) }),
  ).de;
  expect(words).toMatch(
    /^Wird sofort mit dem Ereignis „ausgetreten“ eingeschränkt .*\. Wird nach der gesetzlichen Frist/,
  );
  expect(words).toMatch(/derzeit 3 Jahre ab dem Ende des Kalenderjahres mit .*§ 195.*gelöscht\.$/);
});

test('a rule that depends on an event says the usual end first and the other one after it', () => {
  const rule = dependingOn('left', { once: after('left', years(8)), otherwise: after('created', years(2)) });
  expect(describeRule(under(rule)).de).toBe(
    'Wird 2 Jahre nach der Erfassung gelöscht. Ist aber das Ereignis „ausgetreten“ eingetreten: 8 Jahre nach dem Ereignis „ausgetreten“.',
  );
  expect(describeRule(under(earliest(rule, after('created', days(60))))).de).toContain(
    '2 Jahre nach der Erfassung (oder, falls das Ereignis „ausgetreten“ eingetreten ist, 8 Jahre nach dem Ereignis „ausgetreten“); oder 60 Tage',
  );
});
