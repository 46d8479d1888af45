import type { Actor, PersonId } from '@redlich/engine';
import { numbersModule } from '../../platform/numbers/module.ts';
import { bookkeeping, manager, officer, owner, staff } from '../../platform/roles/roles.ts';
import { type TestTenant, testTenant } from '../../platform/testing.ts';
import { customersModule } from './module.ts';
import { type CustomerDraft, draftSchema } from './schemas.ts';
import { createCustomer } from './service/create-customer.ts';

/** A tenant of a test with nothing but the customer file. */
export const customerTenant = (): Promise<TestTenant> => testTenant([numbersModule, customersModule]);

/** People of a shop. */
export const people = {
  owner: { id: 'u-owner', roles: [owner.id] },
  manager: { id: 'u-manager', roles: [manager.id] },
  staff: { id: 'u-staff', roles: [staff.id] },
  bookkeeping: { id: 'u-books', roles: [bookkeeping.id] },
  officer: { id: 'u-officer', roles: [officer.id] },
} as const satisfies Readonly<Record<string, Actor>>;

/** An invented customer. */
export const draftOf = (fields: Partial<CustomerDraft> = {}): CustomerDraft =>
  draftSchema.parse({
    salutation: 'ms',
    firstName: 'Jördis',
    lastName: 'Weißenfels',
    street: 'Am Mühlgraben 7',
    postcode: '06108',
    city: 'Halle (Saale)',
    phones: ['0345 / 5550-123'],
    email: 'joerdis@weissenfels.example',
    ...fields,
  });

/** Files an invented customer. */
export async function fileSomebody(at: TestTenant, fields: Partial<CustomerDraft> = {}): Promise<PersonId> {
  const created = await createCustomer(at.tenant.engine, people.staff, draftOf(fields));
  if (created.outcome !== 'created') throw new Error(created.outcome);
  return created.person;
}

/** One day in milliseconds. */
export const dayMs = 86_400_000;
