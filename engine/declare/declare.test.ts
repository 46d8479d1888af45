import { describe, expect, test } from 'vitest';
import { fee, keep, library, loan, newsletter, readerFile, taste } from '../sample.ts';
import {
  type AnyKind,
  activity,
  after,
  afterWithdrawal,
  automation,
  consent,
  consentsOf,
  type Declaration,
  days,
  declare,
  earliest,
  latest,
  type Moment,
  months,
  plain,
  purpose,
  register,
  unlessConsent,
  years,
} from './index.ts';

const text = { de: 'Text', en: 'Text' };
const [bibliotheca] = library.activities;
if (bibliotheca === undefined) throw new Error('the sample has no activity');

/** The sample with one kind changed. */
const withKind = (change: Partial<AnyKind>): Declaration =>
  ({
    ...library,
    activities: [{ ...bibliotheca, kinds: [{ ...readerFile, ...change } as AnyKind] }],
  }) as Declaration;
const withRule = (when: Moment) => withKind({ deletion: { ...readerFile.deletion, when } });
const registering =
  (...declarations: readonly Declaration[]) =>
  () =>
    register(declarations);

describe('what is declared', () => {
  test('is found by its id', () => {
    const found = register([library]);
    expect([...found.kinds.keys()]).toEqual(['reader_file', 'loan', 'taste', 'fee']);
    expect(found.kinds.get('fee')).toBe(fee);
    expect([...found.purposes.keys()].sort()).toEqual(['bookkeeping', 'lending', 'writing']);
    expect([...found.consents.keys()]).toEqual(['keep', 'newsletter']);
    expect([...found.roles.keys()]).toEqual(['librarian', 'accountant']);
    expect(found.activities.map((each) => each.id)).toEqual(['library']);
  });

  test('cannot be changed afterwards', () => {
    expect(Object.isFrozen(readerFile)).toBe(true);
    expect(Object.isFrozen(bibliotheca)).toBe(true);
    expect(Object.isFrozen(keep)).toBe(true);
    expect(Object.isFrozen(readerFile.sealed.name)).toBe(true);
    expect(Object.isFrozen(loan.plain.book)).toBe(true);
  });

  test('by several modules comes together, and a role they share is no contradiction', () => {
    const other = declare({
      module: 'other',
      activities: [
        activity({ ...bibliotheca, id: 'other', kinds: [{ ...loan, id: 'other_loan' } as AnyKind] }),
      ],
      consents: [],
      roles: [...library.roles, automation],
    });
    const found = register([library, other]);
    expect(found.kinds.size).toBe(5);
    expect([...found.roles.keys()]).toEqual(['librarian', 'accountant', 'automation']);
  });

  test('a plain column is searched only where that was chosen', () => {
    expect(plain.text({ title: text, afterlife: 'keep' }).search).toBe('none');
    expect(readerFile.plain.number.search).toBe('words');
  });
});

describe('a contradiction is found at the start', () => {
  const other = (change: Partial<Declaration>): Declaration => ({
    module: 'other',
    activities: [],
    consents: [],
    roles: [],
    ...change,
  });

  test.each<readonly [string, readonly Declaration[], RegExp]>([
    [
      'two kinds with one id',
      [library, other({ activities: [{ ...bibliotheca, id: 'x', kinds: [{ ...loan } as AnyKind] }] })],
      /kind id loan/,
    ],
    [
      'a kind in two activities',
      [{ ...library, activities: [bibliotheca, { ...bibliotheca, id: 'x', kinds: [taste] }] }],
      /kind id taste/,
    ],
    [
      'two activities with one id',
      [library, other({ activities: [{ ...bibliotheca, kinds: [{ ...loan, id: 'l2' } as AnyKind] }] })],
      /activity id library/,
    ],
    ['two consents with one id', [library, other({ consents: [{ ...keep }] })], /consent id keep/],
    [
      'two roles with one id',
      [library, other({ roles: [{ id: 'librarian', title: text }] })],
      /role id librarian/,
    ],
    [
      'two purposes with one id',
      [
        {
          ...library,
          activities: [
            {
              ...bibliotheca,
              kinds: [
                ...bibliotheca.kinds,
                { ...loan, id: 'l2', purposes: [{ ...loan.purposes[0] }] } as AnyKind,
              ],
            },
          ],
        },
      ],
      /purpose id lending/,
    ],
  ])('%s', (_, declarations, fault) => {
    expect(registering(...declarations)).toThrow(fault);
    expect(registering(...declarations)).toThrow(TypeError);
  });

  test('a purpose that rests on a consent nobody declares', () => {
    const purposes = [{ ...taste.purposes[0], basis: { article: '6-1-a', consent: newsletter } }];
    const declared = withKind({ purposes } as Partial<AnyKind>);
    expect(registering({ ...declared, consents: [keep] })).toThrow(/purpose writing .*newsletter/);
    expect(registering(declared)).not.toThrow();
  });
});

describe('a kind is refused', () => {
  test.each(['Order', 'order-line', '1order', 'o', '_order', 'ordr;drop', `o${'r'.repeat(41)}`, ''])(
    'with the id %j',
    (id) => {
      expect(registering(withKind({ id }))).toThrow(/names its table/);
    },
  );

  test.each(['id', 'person_id', 'sealed', 'due_at', 'revision'])(
    'with a column of the engine: %s',
    (name) => {
      expect(
        registering(withKind({ plain: { [name]: plain.text({ title: text, afterlife: 'keep' }) } })),
      ).toThrow(`column ${name}`);
    },
  );

  test.each(['due', 'created', 'updated'])(
    'with an event that would take a column of the engine: %s',
    (event) => {
      const events = { ...readerFile.events, [event]: { title: text, start: 'end-of-matter' } };
      expect(registering(withKind({ events }))).toThrow(`column ${event}_at`);
    },
  );

  test('with a column and an event that would share a name', () => {
    expect(
      registering(withKind({ plain: { left_at: plain.integer({ title: text, afterlife: 'keep' }) } })),
    ).toThrow('two columns named left_at');
  });

  const empty = { de: 'Text', en: '  ' };
  test.each<readonly [string, Partial<AnyKind>]>([
    ['title', { title: { de: '', en: 'x' } }],
    ['origin', { origin: empty }],
    ['reason', { deletion: { ...readerFile.deletion, reason: empty } }],
    ['title of a sealed field', { sealed: { name: { ...readerFile.sealed.name, title: empty } } }],
    ['title of a column', { plain: { number: { ...readerFile.plain.number, title: empty } } }],
    ['title of an event', { events: { left: { ...readerFile.events.left, title: empty } } }],
  ])('with an empty %s', (_, change) => {
    expect(registering(withKind(change))).toThrow(/empty text/);
  });
});

describe('a rule that could never come to its end is refused', () => {
  const elsewhere = consent({ ...keep, id: 'elsewhere' });

  test.each<readonly [string, Moment, RegExp]>([
    ['an event nobody declares', after('sold', days(1)), /event nobody declares: sold/],
    [
      'one that every object seems to have',
      after('constructor', days(1)),
      /event nobody declares: constructor/,
    ],
    [
      'one deep inside',
      unlessConsent(keep, latest(after('left', days(1)), earliest(after('sold', days(1))))),
      /nobody declares: sold/,
    ],
    [
      'the withdrawal of a consent nobody declares',
      afterWithdrawal(elsewhere, days(0)),
      /consent nobody declares: elsewhere/,
    ],
    [
      'a consent nobody declares',
      unlessConsent(elsewhere, after('left', days(0))),
      /consent nobody declares: elsewhere/,
    ],
    ['the earliest of nothing', earliest(), /earliest of no moment/],
    ['the latest of nothing', earliest(after('left', days(0)), latest()), /latest of no moment/],
  ])('%s', (_, when, fault) => {
    expect(registering(withRule(when))).toThrow(fault);
    const restrict = { ...readerFile.deletion, restrict: when };
    expect(registering(withKind({ deletion: restrict }))).toThrow(fault);
  });

  test('while every kind has the event of its collection', () => {
    expect(registering(withRule(after('created', days(1))))).not.toThrow();
  });
});

test('the consents a rule depends on are found at any depth', () => {
  const when = latest(
    after('left', days(1)),
    earliest(unlessConsent(keep, afterWithdrawal(newsletter, days(0)))),
  );
  expect([...consentsOf(when)].sort()).toEqual(['keep', 'newsletter']);
  expect(consentsOf(after('left', days(1)))).toEqual([]);
});

describe('a period', () => {
  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 36_526])('of %d is none', (count) => {
    for (const unit of [days, months, years]) expect(() => unit(count)).toThrow(RangeError);
  });

  test('is kept in the unit the law names', () => {
    expect([days(0), months(3), years(10)]).toEqual([{ days: 0 }, { months: 3 }, { years: 10 }]);
  });
});

test('a purpose keeps what it was declared with', () => {
  const declared = { ...taste.purposes[0] };
  expect(purpose(declared)).toBe(declared);
});
