import { expect, it } from 'vitest';
import type { BilledTime } from '../schemas.ts';
import { monthOf, sumTimes } from './times.ts';

const time = (more: Partial<BilledTime>): BilledTime => ({
  ...{
    id: 'a',
    ticket: 't',
    number: '10001',
    workedOn: '2026-03-02',
    minutes: 15,
    text: 'x',
    authorName: null,
  },
  ...{ companyId: null, companyName: null, contractId: null, contractNumber: null },
  ...more,
});

it('adds up by company and contract, the largest first', () => {
  const one = { companyId: 'c1', companyName: 'Kienzle', contractId: 'v1', contractNumber: 'V1001' };
  const other = { companyId: 'c1', companyName: 'Kienzle', contractId: 'v2', contractNumber: 'V1002' };
  expect(sumTimes([time(one), time({}), time({ ...other, minutes: 90 }), time(one)])).toMatchObject([
    { customer: 'Kienzle · V1002', minutes: 90 },
    { customer: 'Kienzle · V1001', minutes: 30 },
    { customer: '', minutes: 15 },
  ]);
});

it('knows how long February is', () => {
  expect(monthOf(Date.UTC(2028, 1, 15))).toEqual({ from: '2028-02-01', until: '2028-02-29' });
});
