import { register, type Unit, type Verdict } from '@redlich/engine';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TestTenant } from '../../platform/testing.ts';
import { customerConsents, marketing, notification } from './consents.ts';
import { interestProfile } from './declaration.ts';
import { customerPledges } from './pledges.ts';
import { storeInterests } from './service/interests.ts';
import { orderOpened, ordersDone } from './service/order-events.ts';
import { recordConsent } from './service/record-consent.ts';
import { customerTenant, fileSomebody, people } from './testing.ts';

let at: TestTenant;
beforeEach(async () => {
  at = await customerTenant();
});
afterEach(() => at.end());

const check = async (id: string): Promise<Verdict['state']> => {
  const verdict = await customerPledges.find((pledge) => pledge.id === id)?.check(at.tenant.engine);
  expect(JSON.stringify(verdict)).not.toMatch(/Weißenfels/);
  return verdict?.state ?? 'broken';
};
const write = <Result>(work: (unit: Unit) => Promise<Result>): Promise<Result> =>
  at.tenant.engine.write(people.owner, work);
const giveAll = async () => {
  const person = await fileSomebody(at);
  for (const consent of customerConsents)
    await recordConsent(at.tenant.engine, people.staff, person, consent, {
      event: 'given',
      channel: 'counter',
    });
  return person;
};

test('in an empty system nothing is claimed that nobody can see', async () => {
  const states = await Promise.all(customerPledges.map(({ id }) => check(id)));
  expect(states).toEqual([
    'kept',
    'not-yet-provable',
    'not-yet-provable',
    'not-yet-provable',
    'not-yet-provable',
    'kept',
  ]);
});

test('after a day’s work every pledge is kept', async () => {
  const person = await giveAll();
  await storeInterests(at.tenant.engine, people.staff, person, { topics: ['Krimi'], remark: '' }, null);
  await write((unit) => orderOpened(unit, person));
  await write((unit) => ordersDone(unit, person));
  for (const { id } of customerPledges) expect(await check(id), id).toBe('kept');
});

test('consent.storage is broken when a file outlives its orders without consent', async () => {
  const person = await fileSomebody(at);
  await write((unit) =>
    unit.db
      .updateTable('records.customer')
      .set({ orders_done_at: unit.now })
      .where('person_id', '=', person)
      .execute(),
  );
  expect(await check('consent.storage')).toBe('broken');
});

test('consent.marketing is broken when there is a profile without consent', async () => {
  const person = await fileSomebody(at);
  await write((unit) => unit.giveConsent(person, marketing, { channel: 'counter', wordingVersion: '1' }));
  await write((unit) =>
    unit.insert(interestProfile, { person, sealed: { topics: [], remark: '' }, plain: {} }),
  );
  await write((unit) =>
    unit.db
      .deleteFrom('records.fact')
      .where('person_id', '=', person)
      .where('about', '=', marketing.id)
      .execute(),
  );
  expect(await check('consent.marketing')).toBe('broken');
});

test('consent.evidence is broken when a consent names a wording nobody has', async () => {
  const person = await fileSomebody(at);
  await write((unit) => unit.giveConsent(person, notification, { channel: 'counter', wordingVersion: '99' }));
  expect(await check('consent.evidence')).toBe('broken');
});

test('consent.kinds and consent.visible are broken when a consent stands that nobody gave', async () => {
  await giveAll();
  const other = await fileSomebody(at);
  const [fact] = await write((unit) =>
    unit.db.selectFrom('records.fact').selectAll().where('about', '=', marketing.id).execute(),
  );
  await write((unit) =>
    unit.db
      .insertInto('records.fact')
      .values({ ...fact, person_id: other })
      .execute(),
  );
  expect([await check('consent.kinds'), await check('consent.visible')]).toEqual(['broken', 'broken']);
});

test('staff.masterdata and consent.kinds are broken where the declaration is missing', async () => {
  const engine = { ...at.tenant.engine, register: register([]) };
  for (const id of ['staff.masterdata', 'consent.kinds']) {
    expect((await customerPledges.find((pledge) => pledge.id === id)?.check(engine))?.state, id).toBe(
      'broken',
    );
  }
});
