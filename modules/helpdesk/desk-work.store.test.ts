import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testOwner } from '../../platform/testing.ts';
import type { BilledTime } from './schemas.ts';
import { keepTeam } from './service/configure.ts';
import { type TestDesk, testDesk } from './testing.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk.at.end());

describe('billable time', () => {
  const span = { from: '2026-03-01', until: '2026-03-31' };
  const times = async (more: object = {}) =>
    (
      (await desk.call('get /api/helpdesk/billable', { query: { ...span, ...more } })) as {
        rows: BilledTime[];
      }
    ).rows;
  const table = async (format: 'csv' | 'xlsx') => {
    const reply = await desk.call('post /api/helpdesk/billable/export', { query: { ...span, format } });
    return reply as Response;
  };
  let company: string;
  let contract: string;
  beforeAll(async () => {
    company = await desk.company();
    contract = await desk.contract({ companyId: company });
    const work = (id: string, more: object) =>
      desk.call('post /api/helpdesk/tickets/{id}/work', {
        params: { id },
        body: { text: 'x', workedOn: '2026-03-02', minutes: 10, billing: 'billable', ...more },
      });
    const ours = await desk.ask({ contractId: contract });
    await work(ours, { text: '=HYPERLINK("http://x.example";"Klick")', minutes: 45 });
    await work(ours, { billing: 'free' });
    await work(ours, { workedOn: '2026-04-01' });
    await work(await desk.ask(), { minutes: 20 });
  });

  it('is listed by period, company and contract, with the contract’s number and without who asked', async () => {
    expect((await times()).map(({ minutes }) => minutes).toSorted()).toEqual([20, 45]);
    const [row, none] = await times({ companyId: company, contractId: contract });
    expect(none).toBeUndefined();
    expect(row).toMatchObject({ minutes: 45, companyId: company, contractNumber: 'V1001' });
    expect(JSON.stringify(row)).not.toMatch(/Rosalie|kienzle\.example/);
  });

  it('goes into a table in which no formula is computed, and the ledger says so', async () => {
    const csv = await (await table('csv')).text();
    expect(csv).toContain(`'=HYPERLINK`);
    expect(csv.split('\n').filter((line) => line.includes('2026-03-02'))).toHaveLength(2);
    const workbook = await table('xlsx');
    expect(workbook.headers.get('content-disposition')).toBe(
      'attachment; filename="zeiten-2026-03-01-2026-03-31.xlsx"',
    );
    expect(
      Buffer.from(await workbook.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    const [last] = await desk.at.tenant.engine.ledger.page({ types: ['exported'], limit: 1 });
    expect(last?.body).toMatchObject({ what: 'ticket-times', format: 'xlsx' });
  });
});

describe('an enquiry', () => {
  it('is due when somebody says so, whatever its topic says', async () => {
    const topic = (await desk.call('post /api/helpdesk/categories', {
      body: { name: 'Störung', respondHours: 4, solveHours: 8, position: 0 },
    })) as { id: string };
    const id = await desk.ask({ categoryId: topic.id });
    const { respondBy } = await desk.look(id);
    const solveBy = 1_893_456_000_000;
    await desk.change(id, { solveBy });
    expect(await desk.look(id)).toMatchObject({ solveBy, respondBy });
    await desk.change(id, { categoryId: null });
    expect(await desk.look(id)).toMatchObject({ solveBy: null, respondBy: null });
  });

  it('of a team stands in the view of those who are in it', async () => {
    const make = (members: readonly string[]) =>
      keepTeam(desk.at.tenant.engine, testOwner, null, { name: 'Technik', members });
    const mine = await desk.ask({ teamId: await make([testOwner.id]) });
    const theirs = await desk.ask({ teamId: await make(['somebody-else']) });
    const { rows } = (await desk.call('get /api/helpdesk/tickets', { query: { view: 'team' } })) as {
      rows: { id: string }[];
    };
    expect(rows.map(({ id }) => id)).toEqual([mine]);
    expect(theirs).not.toBe(mine);
  });
});
