import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TestTenant } from '../../platform/testing.ts';
import { unlimitedStorage } from './consents.ts';
import { type ImportedCustomer, importedSchema } from './schemas.ts';
import { checkMany, createMany, personsByNumber } from './service/create-many.ts';
import { findCustomers } from './service/find-customers.ts';
import { orderOpened } from './service/order-events.ts';
import { recordConsent } from './service/record-consent.ts';
import { customerTenant, dayMs, fileSomebody, people } from './testing.ts';

let at: TestTenant;
beforeEach(async () => {
  at = await customerTenant();
});
afterEach(() => at.end());

const rowOf = (fields: Record<string, unknown>): ImportedCustomer =>
  importedSchema.parse({ lastName: 'Probe', ...fields });
const importAll = (rows: readonly ImportedCustomer[]) =>
  at.tenant.engine.write(people.owner, (unit) => createMany(unit, at.tenant.engine.register, rows));

test('a dry run names every fault by row and field, and writes nothing', async () => {
  await fileSomebody(at);
  const future = at.tenant.engine.now() + dayMs;
  const rows = [
    rowOf({ number: '10001' }),
    rowOf({ number: 'A-1' }),
    rowOf({ number: 'A-1' }),
    rowOf({ createdAt: future }),
    rowOf({ ordersDoneAt: future }),
    rowOf({
      consents: [
        { consent: 'cookies', at: 1 },
        { consent: 'storage', at: future },
      ],
    }),
    rowOf({}),
  ];
  expect(await checkMany(at.tenant.engine, rows)).toEqual([
    { row: 0, field: 'number', code: 'number-taken' },
    { row: 2, field: 'number', code: 'number-twice' },
    { row: 3, field: 'createdAt', code: 'in-the-future' },
    { row: 4, field: 'ordersDoneAt', code: 'in-the-future' },
    { row: 5, field: 'consents', code: 'unknown-consent' },
    { row: 5, field: 'consents', code: 'in-the-future' },
  ]);
  expect(await findCustomers(at.tenant.engine, people.staff, 'probe')).toEqual([]);
});

test('imported customers keep number, note, date and proved consents; what is past its time dies with the next sweep', async () => {
  const { engine } = at.tenant;
  const old = Date.UTC(1997, 4, 1);
  await importAll([
    rowOf({
      number: 'ALT-7',
      createdAt: old,
      ordersDoneAt: old,
      consents: [{ consent: 'storage', at: old }],
      note: 'zahlt bar',
    }),
    rowOf({ number: '20500', lastName: 'Vergangen', createdAt: old }),
    rowOf({ lastName: 'Neuling' }),
  ]);
  expect(await findCustomers(engine, people.staff, 'neuling')).toMatchObject([{ number: '20501' }]);
  expect(await engine.clock.due({ until: engine.now(), limit: 9 })).toHaveLength(1);
  await engine.clock.sweep();
  expect(await findCustomers(engine, people.staff, 'vergangen')).toEqual([]);
  const [kept] = await findCustomers(engine, people.staff, 'alt-7');
  expect(kept).toMatchObject({ createdAt: old, matter: 'done', label: { given: ['storage'] } });
  const [history] = await engine.facts.history(kept?.id as never);
  expect(history).toMatchObject({ channel: 'import', wordingVersion: 'import', at: old });
});

test('an imported consent can be withdrawn like any other', async () => {
  const [person] = await importAll([rowOf({ consents: [{ consent: 'storage', at: 1_000 }] })]);
  const recorded = await recordConsent(at.tenant.engine, people.staff, person as never, unlimitedStorage, {
    event: 'withdrawn',
    channel: 'phone',
  });
  expect(recorded).toMatchObject({ outcome: 'recorded' });
});

test('an imported order that is still open keeps an old customer from being due', async () => {
  const { engine } = at.tenant;
  const [person] = await importAll([rowOf({ createdAt: Date.UTC(1997, 4, 1) })]);
  await engine.write(people.owner, (unit) => orderOpened(unit, person as never));
  await engine.clock.sweep();
  expect(await findCustomers(engine, people.staff, 'probe')).toHaveLength(1);
});

test('an import is whole or not at all, and can be repeated without doubles by its numbers', async () => {
  const rows = [rowOf({ number: 'A-1' }), rowOf({ number: 'A-2' })];
  const broken = importAll([...rows, rowOf({ number: 'A-2' })]);
  await expect(broken).rejects.toThrow();
  expect(await findCustomers(at.tenant.engine, people.staff, 'probe')).toEqual([]);
  const persons = await importAll(rows);
  const known = await personsByNumber(at.tenant.engine.db, ['A-1', 'A-2', 'A-3']);
  expect([...known]).toEqual([
    ['A-1', persons[0]],
    ['A-2', persons[1]],
  ]);
});
