import { describe, expect, test } from 'vitest';
import {
  type AnyKind,
  after,
  afterWithdrawal,
  afterYearOf,
  days,
  earliest,
  latest,
  type Moment,
  months,
  statutory,
  unlessConsent,
  years,
} from '../declare/index.ts';
import { fee, keep, loan, readerFile, taste } from '../sample.ts';
import { deletionClasses, deletionClassOf } from './deletion-class.ts';
import { vouchers, workingTime } from './statutes.ts';

const on = '2026-06-15';
const events = {
  closed: { title: { de: 'abgeschlossen', en: 'closed' }, start: 'end-of-matter' },
  left: { title: { de: 'ausgeschieden', en: 'left' }, start: 'end-of-relation' },
};
const kindWith = (when: Moment): AnyKind =>
  ({ ...readerFile, events, deletion: { ...readerFile.deletion, when } }) as AnyKind;
const classOf = (when: Moment) => deletionClassOf(kindWith(when), { on });

describe('a deletion class', () => {
  test('is a period and an abstract start, in the words of the papers', () => {
    expect(classOf(after('closed', months(1)))).toEqual({
      id: '1M-M',
      period: months(1),
      start: 'end-of-matter',
      from: 'event',
      title: { de: '1 Monat ab Ende des Vorgangs', en: '1 month from the end of the matter' },
    });
    expect(classOf(after('left', days(0))).title).toEqual({
      de: 'sofort mit Ende der Beziehung',
      en: 'at once at the end of the relation',
    });
  });

  test('says when the year has to end first', () => {
    expect(deletionClassOf(fee, { on })).toMatchObject({
      id: '3Y-C-Y',
      start: 'collection',
      title: {
        de: '3 Jahre ab Erhebung, gerechnet vom Jahresende',
        en: '3 years from collection, counted from the end of the year',
      },
    });
  });

  test('takes a law as it stands on the day, or as the owner has set it', () => {
    const when = statutory(vouchers, 'closed');
    expect(deletionClassOf(kindWith(when), { on: '2024-12-31' }).id).toBe('10Y-M-Y');
    expect(deletionClassOf(kindWith(when), { on: '2025-01-01' }).id).toBe('8Y-M-Y');
    expect(deletionClassOf(kindWith(when), { on, periodOf: () => years(12) }).id).toBe('12Y-M-Y');
    expect(classOf(statutory(workingTime, 'created')).id).toBe('2Y-C');
  });

  test('of a rule with several moments is the one that governs', () => {
    const tenOrTwo = [afterYearOf('closed', years(10)), after('left', years(2))] as const;
    expect(classOf(earliest(...tenOrTwo)).id).toBe('2Y-R');
    expect(classOf(latest(...tenOrTwo)).id).toBe('10Y-M-Y');
    expect(classOf(latest(after('closed', days(365)), after('created', days(365)))).id).toBe('365D-M');
    expect(classOf(unlessConsent(keep, after('closed', days(30)))).id).toBe('30D-M');
    expect(classOf(afterWithdrawal(keep, days(0))).id).toBe('0D-M');
  });
});

test('the matrix has each kind once, in the class it belongs to, from collection to the end of the relation', () => {
  const rows = deletionClasses([readerFile, loan, taste, fee], { on });
  expect(rows.map((row) => [row.class.id, row.kinds.map((kind) => kind.id)])).toEqual([
    ['3Y-C-Y', ['fee']],
    ['0D-M', ['loan', 'taste']],
    ['0D-R', ['reader_file']],
  ]);
});
