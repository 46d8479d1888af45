import type { Actor, ConsentKind, Engine, PersonId, Unit } from '@redlich/engine';
import { nextNumber, raiseNumber } from '../../../platform/numbers/number-series.ts';
import { customer, customerPerson } from '../declaration.ts';
import { emailWordOf } from '../match-customers.ts';
import type { CustomerFields } from '../person-name.ts';
import type { CustomerDraft } from '../schemas.ts';
import { customerTables } from '../tables.ts';
import { wordingInForce } from './wordings.ts';

const series = 'customer';

/** Customer numbers begin here, so that they all have five digits for a long time. */
const firstNumber = 10_001;

/** The next free customer number. Numbers of erased customers are not given again. */
export async function nextCustomerNumber(unit: Unit): Promise<string> {
  for (;;) {
    const number = String(firstNumber - 1 + (await nextNumber(unit, series)));
    if (!(await isTaken(unit, number))) return number;
  }
}

/** Makes the series go on above a number an old system gave. */
export async function keepNumbersAbove(unit: Unit, highest: number): Promise<void> {
  if (highest >= firstNumber) await raiseNumber(unit, series, highest - firstNumber + 1);
}

/** Whether a customer has this number. */
export async function isTaken(unit: Unit, number: string): Promise<boolean> {
  const row = await customerTables(unit.db)
    .selectFrom('records.customer')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirst();
  return row !== undefined;
}

/** The sealed fields of a draft. */
export const sealedOf = (draft: CustomerDraft): CustomerFields => ({
  salutation: draft.salutation,
  firstName: draft.firstName,
  lastName: draft.lastName,
  company: draft.company,
  street: draft.street,
  postcode: draft.postcode,
  city: draft.city,
  country: draft.country,
  phones: draft.phones,
  email: draft.email,
  emailWord: emailWordOf(draft.email),
});

/** What came of making a file. */
export type CustomerCreated =
  | { readonly outcome: 'created'; readonly person: PersonId; readonly number: string }
  | { readonly outcome: 'number-taken' };

/**
 * Makes a customer's file within a unit, for whoever takes an order in the same breath. Without an order it is forgotten after
 * thirty days, unless the customer agrees to be kept.
 * @param number one the owner chose; the next of the series when left out
 */
export async function fileCustomer(
  unit: Unit,
  draft: CustomerDraft,
  number?: string,
): Promise<CustomerCreated> {
  if (number !== undefined && (await isTaken(unit, number))) return { outcome: 'number-taken' };
  const given = number ?? (await nextCustomerNumber(unit));
  const person = await unit.newPerson(customerPerson);
  await unit.insert(customer, {
    person,
    sealed: sealedOf(draft),
    plain: { number: given },
    events: { left_idle: unit.now },
  });
  return { outcome: 'created', person, number: given };
}

/** Makes a customer's file, with the consents the customer gives at the counter in the same moment. None is set by default. */
export function createCustomer(
  engine: Engine,
  actor: Actor,
  draft: CustomerDraft,
  {
    number,
    consents = [],
  }: { readonly number?: string | undefined; readonly consents?: readonly ConsentKind[] } = {},
): Promise<CustomerCreated> {
  return engine.write(actor, async (unit) => {
    const created = await fileCustomer(unit, draft, number);
    if (created.outcome !== 'created') return created;
    for (const consent of new Set(consents)) {
      const { version } = await wordingInForce(unit.db, consent);
      await unit.giveConsent(created.person, consent, { channel: 'counter', wordingVersion: version });
    }
    return created;
  });
}
