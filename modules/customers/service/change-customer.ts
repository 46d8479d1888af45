import { type Actor, type Changed, type Engine, type PersonId, refused } from '@redlich/engine';
import { customer } from '../declaration.ts';
import type { CustomerDraft } from '../schemas.ts';
import { isTaken, sealedOf } from './create-customer.ts';
import { fileOf, purposeOfFile } from './files.ts';

/** What came of a change: done, refused, somebody else was faster, or the number belongs to another customer. */
export type CustomerChanged = Changed | { readonly outcome: 'number-taken' };

/** Changes a customer's data (Art. 16 GDPR), if the changer saw its latest revision. */
export function changeCustomer(
  engine: Engine,
  actor: Actor,
  person: PersonId,
  { number, revision, ...draft }: CustomerDraft & { readonly number: string; readonly revision: number },
): Promise<CustomerChanged> {
  return engine.write(actor, async (unit): Promise<CustomerChanged> => {
    const row = await fileOf(unit.db, person);
    if (row === undefined) return refused('unknown');
    if (number !== row.number && (await isTaken(unit, number))) return { outcome: 'number-taken' };
    return unit.change(customer, row.id, purposeOfFile(row, unit.now), {
      revision,
      sealed: sealedOf(draft),
      plain: { number },
    });
  });
}
