import { expect, test } from 'vitest';
import { changesSince, reviewDue, snapshotOf } from './review.ts';

const day = 86_400_000;
const review = Date.UTC(2026, 2, 1, 12);

test('the review is due at once when there was none, and then a year after the last', () => {
  expect(reviewDue(null, review)).toEqual({ due: true, since: null });
  const on = Date.UTC(2027, 2, 1, 23);
  expect(reviewDue(review, review + 365 * day)).toEqual({ due: false, on });
  expect(reviewDue(review, on - 1)).toEqual({ due: false, on });
  expect(reviewDue(review, on)).toEqual({ due: true, since: on });
});

test('what stands otherwise than at the last review is named, and nothing else', () => {
  const kept = {
    id: 'storage.needed',
    sentence: { de: '', en: '' },
    state: 'kept',
    evidence: { de: '', en: '' },
    checkedAt: 0,
  } as const;
  const before = snapshotOf({ pledges: [kept], measures: [] });
  expect(changesSince(before, before)).toEqual([]);
  const now = snapshotOf({
    pledges: [{ ...kept, state: 'broken' }],
    measures: [{ measure: 'backup', state: 'met', how: 'täglich', answeredAt: 1 }],
  });
  expect(changesSince(before, now)).toEqual([
    { what: 'measure', id: 'deletion-clock', before: 'kept', after: 'broken' },
    { what: 'task', id: 'backup', before: 'open', after: 'met' },
  ]);
});

test('a measure that is new or gone since the review is a change', () => {
  const before = { measures: { old: 'tested' }, tasks: {} } as const;
  expect(changesSince(before, { measures: { fresh: 'tested' }, tasks: {} })).toEqual([
    { what: 'measure', id: 'fresh', before: null, after: 'tested' },
    { what: 'measure', id: 'old', before: 'tested', after: null },
  ]);
});
