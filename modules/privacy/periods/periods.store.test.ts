import { days, months, statutes, vouchers, years } from '@redlich/engine';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { settingsModule } from '../../../platform/settings/module.ts';
import { routesOf, type TestTenant, testTenant } from '../../../platform/testing.ts';
import { counterModule } from '../../counter/index.ts';
import { privacyModule } from '../index.ts';
import { judgePeriod, periodWarning } from './judge-period.ts';
import type { PeriodPreview, Periods } from './schemas.ts';

const now = Date.UTC(2026, 2, 2, 11);

describe('a period set in place of the law’s', () => {
  it.each([
    [years(8), 'as-law'],
    [months(96), 'as-law'],
    [years(10), 'longer'],
    [years(7), 'shorter'],
    [days(8 * 365), 'shorter'],
  ] as const)('%j is judged %s for vouchers', (period, judgement) =>
    expect(judgePeriod(vouchers, period, now)).toBe(judgement),
  );

  it('is warned of with the paragraph when it falls short of the law or goes beyond it', () => {
    expect(periodWarning(vouchers, years(8), now)).toBeNull();
    expect(periodWarning(vouchers, years(2), now)?.de).toContain('§ 147');
    expect(periodWarning(vouchers, years(20), now)?.de).toContain('Art. 5');
    for (const statute of statutes) expect(periodWarning(statute, years(99), now)?.de).toContain(statute.law);
  });
});

let t: TestTenant;
let call: ReturnType<typeof routesOf>;
beforeEach(async () => {
  const parts = [settingsModule, counterModule];
  const privacy = privacyModule(parts);
  t = await testTenant([...parts, privacy]);
  call = routesOf(privacy, t.tenant);
});
afterEach(() => t.end());

const list = async () => ((await call('get /api/clock/periods')) as Periods).statutes;
const at = { params: { statute: 'books' } };

test('every statute stands in the list with what the law says and whom it concerns, those in use first', async () => {
  const shown = await list();
  expect(shown).toHaveLength(statutes.length);
  expect(shown[0]).toMatchObject({ id: 'books', set: null, warning: null, legal: { de: '10 Jahre' } });
  expect(shown[0]?.kinds).toHaveLength(1);
});

test('a shorter period is set only by whoever confirms the warning, and can be taken back', async () => {
  const period = { unit: 'years', count: 6 };
  const looked = (await call('post /api/clock/periods/{statute}/preview', {
    ...at,
    body: { period },
  })) as PeriodPreview;
  expect(looked).toMatchObject({ isShort: true, effects: [{ records: 0 }] });
  expect(await call('put /api/clock/periods/{statute}', { ...at, body: { period } })).toMatchObject({
    status: 422,
    code: 'shorter-than-law',
  });
  expect((await list())[0]?.set).toBeNull();
  await call('put /api/clock/periods/{statute}', { ...at, body: { period, despite: true } });
  expect((await list())[0]).toMatchObject({ set: { count: 6, unit: 'years' } });
  expect((await list())[0]?.warning?.de).toContain('§ 147');
  await call('put /api/clock/periods/{statute}', { ...at, body: { period: null } });
  expect((await list())[0]).toMatchObject({ set: null, warning: null });
});

test('a law nobody knows is not found', async () => {
  const body = { period: null };
  const params = { statute: 'nothing' };
  expect(await call('put /api/clock/periods/{statute}', { params, body })).toMatchObject({ status: 404 });
});
