import { type AnyKind, planErasure, type RecordId } from '@redlich/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testOwner } from '../../platform/testing.ts';
import { settleCompanies } from '../contracts/index.ts';
import { partKinds } from './declaration.ts';
import { helpdeskPledges } from './pledges.ts';
import { forgetSpam } from './service/forget.ts';
import { helpdeskTables } from './tables.ts';
import { type TestDesk, testDesk } from './testing.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await testDesk();
});
afterEach(() => desk.at.end());

const engine = () => desk.at.tenant.engine;
const headOf = (id: string) =>
  helpdeskTables(engine().db)
    .selectFrom('records.ticket')
    .selectAll()
    .where('id', '=', id as RecordId)
    .executeTakeFirst();
const lifeOf = async (id: string) => (await headOf(id))?.life ?? 'gone';

/** How many parts of an enquiry there are. */
async function parts(id: string): Promise<number> {
  let count = 0;
  for (const kind of partKinds) {
    const rows = await helpdeskTables(engine().db)
      .selectFrom(`records.${kind.id}`)
      .select('id')
      .where('ticket_id', '=', id)
      .execute();
    count += rows.length;
  }
  return count;
}
const stateOf = async (id: string) =>
  (await helpdeskPledges.find((pledge) => pledge.id === id)?.check(engine()))?.state;

const noteOn = (id: string) =>
  desk.call('post /api/helpdesk/tickets/{id}/notes', { params: { id }, body: { text: 'Gerät ist alt.' } });
const workOn = (id: string, billing: 'billable' | 'free' = 'billable') =>
  desk.call('post /api/helpdesk/tickets/{id}/work', {
    params: { id },
    body: { text: 'Fernwartung', workedOn: '2026-03-02', minutes: 30, billing },
  });

describe('an enquiry without a contract', () => {
  it('lives as long as it is open, and dies with all that hangs on it two years after it was closed', async () => {
    const id = await desk.ask();
    await desk.reply(id);
    await noteOn(id);
    await desk.pass(1_000);
    expect(await lifeOf(id)).toBe('active');
    await desk.change(id, { state: 'closed' });
    await desk.pass(729);
    expect(await lifeOf(id)).toBe('active');
    expect(await parts(id)).toBe(3);
    await desk.pass(3);
    expect(await lifeOf(id)).toBe('anonymous');
    expect(await parts(id)).toBe(0);
    expect(await headOf(id)).toMatchObject({
      sealed: null,
      person_id: null,
      reference: null,
      assignee: null,
    });
  });

  it('lives on when it was reopened in time', async () => {
    const id = await desk.ask();
    await desk.change(id, { state: 'closed' });
    await desk.pass(700);
    await desk.change(id, { state: 'open' });
    await desk.pass(700);
    expect(await lifeOf(id)).toBe('active');
    expect(await parts(id)).toBe(1);
  });
});

describe('an enquiry under a contract', () => {
  const closedUnder = async (endsOn: string | null) => {
    const companyId = await desk.company();
    const contractId = await desk.contract({ companyId }, { endsOn });
    const id = await desk.ask({ contractId });
    await noteOn(id);
    await desk.change(id, { state: 'closed' });
    return { id, contractId };
  };

  it('lives ten years while the contract runs', async () => {
    const { id } = await closedUnder(null);
    await desk.pass(3_650);
    expect(await lifeOf(id)).toBe('active');
    await desk.pass(5);
    expect(await lifeOf(id)).toBe('anonymous');
    expect(await parts(id)).toBe(0);
  });

  it('dies two years after the contract ended, if that comes first', async () => {
    const { id } = await closedUnder('2026-12-31');
    await desk.pass(1_030);
    expect(await lifeOf(id)).toBe('active');
    await desk.pass(10);
    expect(await lifeOf(id)).toBe('anonymous');
  });

  it('follows when the contract is ended later on', async () => {
    const { id, contractId } = await closedUnder(null);
    await desk.pass(1_000);
    const terms = { partner: 'Kienzle', startsOn: '2025-01-01', endsOn: '2026-06-30', revision: 1 };
    await desk.call('put /api/contracts/{id}', { params: { id: contractId }, body: terms });
    expect((await headOf(id))?.contract_ended_at).not.toBeNull();
    await desk.pass(0);
    expect(await lifeOf(id)).toBe('anonymous');
  });

  it('is none of that contract when it came after its end: then two years count', async () => {
    const { id } = await closedUnder('2025-06-30');
    expect(await headOf(id)).toMatchObject({ closed_contract_at: null, contract_ended_at: null });
    await desk.pass(700);
    expect(await lifeOf(id)).toBe('active');
  });
});

describe('an enquiry with invoiced time', () => {
  it('is blocked when its purpose is gone and dies with the tax period (portal.billing)', async () => {
    const id = await desk.ask();
    await workOn(id);
    expect(await stateOf('portal.billing')).toBe('not-yet-provable');
    await desk.change(id, { state: 'closed' });
    expect(await stateOf('portal.billing')).toBe('kept');
    await desk.pass(740);
    expect(await lifeOf(id)).toBe('restricted');
    expect(await parts(id)).toBe(2);
    expect(await desk.call('get /api/helpdesk/tickets/{id}', { params: { id } })).toMatchObject({
      status: 423,
    });
    expect(await stateOf('portal.billing')).toBe('kept');
    // Eight years from the end of 2026.
    await desk.pass(Math.round((Date.parse('2035-01-02') - engine().now()) / 86_400_000));
    expect(await lifeOf(id)).toBe('anonymous');
    expect(await parts(id)).toBe(0);
  });

  it('is blocked and kept when its person asks for deletion; without invoiced time it dies at once', async () => {
    const billed = await desk.ask();
    await workOn(billed);
    await desk.change(billed, { state: 'closed' });
    const free = await desk.ask();
    await workOn(free, 'free');
    const person = await desk.personOf(billed);
    expect(await desk.personOf(free)).toBe(person);
    const plan = await planErasure(engine(), person);
    expect(plan).toMatchObject({
      fates: expect.arrayContaining([expect.objectContaining({ fate: 'restricted' })]),
    });
    await engine().write(testOwner, (unit) => unit.erasePerson(person, 'request'));
    expect(await lifeOf(billed)).toBe('restricted');
    expect(await lifeOf(free)).toBe('anonymous');
    expect(await parts(free)).toBe(0);
  });

  it('cannot be thrown away as unwanted', async () => {
    const id = await desk.ask();
    await workOn(id);
    expect(await desk.change(id, { state: 'spam' })).toMatchObject({ status: 409, code: 'billed' });
  });
});

describe('what is unwanted', () => {
  it('dies after thirty days, and the next night nothing of it is left, not even a number', async () => {
    const id = await desk.ask();
    await desk.change(id, { state: 'spam' });
    await desk.pass(29);
    expect(await lifeOf(id)).toBe('active');
    await desk.pass(2);
    expect(await lifeOf(id)).toBe('anonymous');
    expect(await forgetSpam(engine())).toBe(1);
    expect(await lifeOf(id)).toBe('gone');
    const traces = await helpdeskTables(engine().db).selectFrom('records.ticket_event').selectAll().execute();
    expect(traces).toEqual([]);
  });
});

describe('when a person leaves', () => {
  it('the enquiry of their company stays as a number with category and times, and so does the time spent', async () => {
    const companyId = await desk.company();
    const id = await desk.ask({ companyId });
    await workOn(id, 'free');
    await desk.reply(id);
    const person = await desk.personOf(id);
    await engine().write(testOwner, (unit) => unit.erasePerson(person, 'request'));
    const row = await headOf(id);
    expect(row).toMatchObject({ life: 'anonymous', company_id: companyId, minutes: 30, person_id: null });
    const shown = await desk.look(id);
    expect(shown).toMatchObject({ subject: null, contact: null, companyName: 'Kienzle Feinmechanik GmbH' });
    expect(shown.story.filter(({ kind }) => kind === 'message')).toEqual([]);
    expect(shown.story).toContainEqual(expect.objectContaining({ kind: 'work', text: 'Fernwartung' }));
    expect(await desk.call('post /api/helpdesk/find', { body: { words: 'Kienzle' } })).toEqual({
      rows: [],
      next: null,
    });
  });
});

describe('a company', () => {
  it('is forgotten a month after its last contract and enquiry are gone', async () => {
    const id = await desk.company();
    const ticket = await desk.ask({ companyId: id });
    await settleCompanies(engine());
    await desk.pass(60);
    expect(await desk.call('get /api/companies/{id}', { params: { id } })).toMatchObject({ id });
    await desk.change(ticket, { state: 'spam' });
    await desk.pass(31);
    await settleCompanies(engine());
    await desk.pass(32);
    expect(await desk.call('get /api/companies/{id}', { params: { id } })).toMatchObject({ status: 404 });
  });
});

describe('a privacy request', () => {
  it('is shown as one, is handed over with the day it came, and nothing of it is left here', async () => {
    const id = await desk.ask({ subject: 'Auskunft', text: 'Welche Daten haben Sie über mich gespeichert?' });
    expect(await desk.look(id)).toMatchObject({ privacy: true });
    await noteOn(id);
    const { createdAt } = await desk.look(id);
    desk.at.engine.advance(3 * 86_400_000);
    const made = (await desk.call('post /api/helpdesk/tickets/{id}/privacy-request', {
      params: { id },
      body: { right: 'access' },
    })) as { request: string };
    expect(await lifeOf(id)).toBe('gone');
    expect(await parts(id)).toBe(0);
    const request = await desk.call('get /api/rights-requests/{id}', { params: { id: made.request } });
    expect(request).toMatchObject({ receivedAt: createdAt, name: 'Rosalie Kienzle', channel: 'phone' });
    expect(JSON.stringify(request)).toContain('Welche Daten haben Sie');
  });
});

describe('the pledges', () => {
  it('are not provable before the first enquiry, and kept with it', async () => {
    for (const id of ['helpdesk.record', 'helpdesk.retention', 'contact.channels', 'portal.billing'])
      expect(await stateOf(id)).toBe('not-yet-provable');
    const id = await desk.ask();
    await desk.change(id, { state: 'closed' });
    for (const pledge of ['helpdesk.record', 'helpdesk.retention', 'contact.channels'])
      expect(await stateOf(pledge)).toBe('kept');
  });

  it('are broken by an enquiry without words, by a part that outlives it, and by one past its day', async () => {
    const id = await desk.ask();
    await noteOn(id);
    await desk.change(id, { state: 'closed' });
    const set = (table: 'ticket' | 'ticket_note', values: object) =>
      engine().write(testOwner, (unit) =>
        helpdeskTables(unit.db)
          .updateTable(`records.${table}`)
          .set(values as never)
          .execute(),
      );
    const [note] = await helpdeskTables(engine().db)
      .selectFrom('records.ticket_note')
      .select('closed_at')
      .execute();
    await set('ticket_note', { closed_at: null });
    expect(await stateOf('helpdesk.retention')).toBe('broken');
    await set('ticket_note', { closed_at: note?.closed_at });
    expect(await stateOf('helpdesk.retention')).toBe('kept');
    await set('ticket', { due_at: engine().now() - 7_200_000 });
    expect(await stateOf('helpdesk.retention')).toBe('broken');
    expect(await stateOf('contact.channels')).toBe('broken');
    await engine().write(testOwner, async (unit) => {
      for (const { id: message } of await helpdeskTables(unit.db)
        .selectFrom('records.ticket_message')
        .select('id')
        .execute())
        await unit.erase(partKinds[0] as AnyKind, message, 'mistake');
    });
    expect(await stateOf('helpdesk.record')).toBe('broken');
  });
});
