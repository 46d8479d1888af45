import type { CustomerFields } from '../person-name.ts';
import { draftSchema } from '../schemas.ts';
import { sealedOf } from './create-customer.ts';

/** A customer's fields with some of them corrected, and what follows from them; `null` when the new ones are none a file may hold. */
export function correctedFile(
  fields: CustomerFields,
  changed: Readonly<Partial<Record<string, unknown>>>,
): CustomerFields | null {
  const draft = draftSchema.safeParse({ ...fields, ...changed });
  return draft.success ? sealedOf(draft.data) : null;
}
