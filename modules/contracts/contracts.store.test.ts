import type { RecordId } from '@redlich/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { numbersModule } from '../../platform/numbers/module.ts';
import { routesOf, type TestTenant, testTenant } from '../../platform/testing.ts';
import { contractsModule } from './index.ts';
import { contractPledges } from './pledges.ts';
import { listContracts } from './service/contracts.ts';

let at: TestTenant;
let call: ReturnType<typeof routesOf>;
beforeEach(async () => {
  at = await testTenant([numbersModule, contractsModule]);
  call = routesOf(contractsModule, at.tenant);
});
afterEach(() => at.end());

const make = async (terms: object = {}) => {
  const { id: companyId } = (await call('post /api/companies', { body: { name: 'Ott KG' } })) as {
    id: string;
  };
  const body = { companyId, partner: 'Ott KG', startsOn: '2025-01-01', ...terms };
  return ((await call('post /api/contracts', { body })) as { id: RecordId }).id;
};
const invoice = (id: string, lastInvoiceOn: string) =>
  call('put /api/contracts/{id}/last-invoice', { params: { id }, body: { revision: 1, lastInvoiceOn } });
const passUntil = async (day: string) => {
  at.engine.advance(Date.parse(`${day}T12:00:00Z`) - at.tenant.engine.now());
  await at.tenant.engine.clock.sweep();
};
const isThere = async (id: string) =>
  'number' in ((await call('get /api/contracts/{id}', { params: { id } })) as object);

describe('a contract (contracts.retention)', () => {
  it('dies ten years after its last invoice', async () => {
    const id = await make({ endsOn: '2026-12-31' });
    await invoice(id, '2027-03-01');
    await passUntil('2037-02-28');
    expect(await isThere(id)).toBe(true);
    await passUntil('2037-03-03');
    expect(await isThere(id)).toBe(false);
  });

  it('stays while it runs, however long ago something was invoiced', async () => {
    const id = await make();
    await invoice(id, '2026-03-01');
    await passUntil('2046-01-01');
    expect(await isThere(id)).toBe(true);
    expect(await contractPledges[0].check(at.tenant.engine)).toMatchObject({ state: 'kept' });
  });

  it('that was never invoiced dies as a commercial letter does, six years after the year it ended', async () => {
    const id = await make({ endsOn: '2026-06-30' });
    await passUntil('2032-12-30');
    expect(await isThere(id)).toBe(true);
    await passUntil('2033-01-02');
    expect(await isThere(id)).toBe(false);
  });

  it('shows when it was last invoiced to those who do the books and to nobody else', async () => {
    const id = await make();
    await invoice(id, '2026-02-01');
    const seenBy = async (role: string) =>
      (await listContracts(at.tenant.engine, { id: 'u', roles: [role] }))[0]?.billing;
    expect(await seenBy('bookkeeping')).toEqual({ lastInvoiceOn: '2026-02-01' });
    expect(await seenBy('agent')).toBeNull();
  });

  it('is refused with nobody, with two partners, with an end before its beginning, with a number twice', async () => {
    await expect(make({ companyId: null })).rejects.toThrow();
    await expect(make({ endsOn: '2024-01-01' })).rejects.toThrow();
    await make({ number: 'V-7' });
    expect(await make({ number: 'V-7' }).catch(() => undefined)).toBeUndefined();
  });
});
