import {
  type Engine,
  EngineFault,
  type NewRecord,
  type PersonId,
  type Register,
  type Unit,
} from '@redlich/engine';
import { customer, customerNote, customerPerson } from '../declaration.ts';
import type { ImportedCustomer } from '../schemas.ts';
import { customerTables } from '../tables.ts';
import { keepNumbersAbove, nextCustomerNumber, sealedOf } from './create-customer.ts';
import { importedWording } from './wordings.ts';

/** Why a row cannot become a customer. `row` counts from 0; `field` names the field. Holds no content. */
export interface CustomerRowFault {
  readonly row: number;
  readonly field: string;
  readonly code: 'number-twice' | 'number-taken' | 'in-the-future' | 'unknown-consent';
}

/** Numbers looked up in one statement. */
const portion = 500;

/**
 * Looks for what stands against making files of these rows, which have the form of `importedSchema` already: the dry run of
 * `createMany`. Writes nothing.
 */
export async function checkMany(
  engine: Engine,
  rows: readonly ImportedCustomer[],
): Promise<readonly CustomerRowFault[]> {
  const known = await personsByNumber(
    engine.db,
    rows.flatMap(({ number }) => number ?? []),
  );
  const seen = new Set<string>();
  const now = engine.now();
  return rows.flatMap((each, row): CustomerRowFault[] => {
    const { number, createdAt = 0, ordersDoneAt = 0, consents } = each;
    const faults: CustomerRowFault[] = [];
    if (number !== undefined && seen.has(number)) faults.push({ row, field: 'number', code: 'number-twice' });
    if (number !== undefined && known.has(number))
      faults.push({ row, field: 'number', code: 'number-taken' });
    if (number !== undefined) seen.add(number);
    if (createdAt > now) faults.push({ row, field: 'createdAt', code: 'in-the-future' });
    if (ordersDoneAt > now) faults.push({ row, field: 'ordersDoneAt', code: 'in-the-future' });
    for (const { consent, at } of consents) {
      if (!engine.register.consents.has(consent))
        faults.push({ row, field: 'consents', code: 'unknown-consent' });
      else if (at > now) faults.push({ row, field: 'consents', code: 'in-the-future' });
    }
    return faults;
  });
}

/** The persons who have these customer numbers, so that an import can be repeated without doubles. */
export async function personsByNumber(
  db: Unit['db'],
  numbers: readonly string[],
): Promise<ReadonlyMap<string, PersonId>> {
  const found = new Map<string, PersonId>();
  for (let from = 0; from < numbers.length; from += portion) {
    const rows = await customerTables(db)
      .selectFrom('records.customer')
      .select(['number', 'person_id'])
      .where('number', 'in', numbers.slice(from, from + portion))
      .execute();
    for (const row of rows) if (row.person_id !== null) found.set(row.number, row.person_id);
  }
  return found;
}

/**
 * Makes files of many rows that `checkMany` found no fault in, within one unit, so that an import is whole or not at all. What of
 * it is past its time already is due at once, and dies with the next sweep.
 * @returns the persons in the order of the rows
 * @throws {EngineFault} `invalid-value` when a consent is unknown; a number that is taken fails in the store
 */
export async function createMany(
  unit: Unit,
  register: Register,
  rows: readonly ImportedCustomer[],
): Promise<readonly PersonId[]> {
  const persons: PersonId[] = [];
  await keepNumbersAbove(unit, highestNumber(rows));
  const files: NewRecord<typeof customer>[] = [];
  const notes: NewRecord<typeof customerNote>[] = [];
  for (const row of rows) {
    const person = await unit.newPerson(customerPerson);
    persons.push(person);
    const createdAt = row.createdAt ?? unit.now;
    const events =
      row.ordersDoneAt === undefined ? { left_idle: createdAt } : { orders_done: row.ordersDoneAt };
    const number = row.number ?? (await nextCustomerNumber(unit));
    files.push({ person, sealed: sealedOf(row), plain: { number }, events, createdAt });
    if (row.note === '') continue;
    notes.push({
      person,
      sealed: { text: row.note },
      plain: { pinned: 0, author: unit.actor.id },
      events,
      createdAt,
    });
  }
  await unit.insertMany(customer, files);
  await unit.insertMany(customerNote, notes);
  await giveImported(unit, register, rows, persons);
  return persons;
}

/** Old systems' numbers that are plain numbers take their place in our series; a number beyond ten digits is no such number. */
const highestNumber = (rows: readonly ImportedCustomer[]): number =>
  rows.reduce(
    (highest, { number = '' }) => (/^\d{1,10}$/.test(number) ? Math.max(highest, Number(number)) : highest),
    0,
  );

/** The consents the old system could prove, under its own wording. */
async function giveImported(
  unit: Unit,
  register: Register,
  rows: readonly ImportedCustomer[],
  persons: readonly PersonId[],
): Promise<void> {
  for (const [i, person] of persons.entries()) {
    for (const { consent: id, at } of rows[i]?.consents ?? []) {
      const consent = register.consents.get(id);
      if (consent === undefined)
        throw new EngineFault('invalid-value', 'an import names a consent nobody declares');
      await unit.giveConsent(person, consent, { channel: 'import', wordingVersion: importedWording, at });
    }
  }
}
