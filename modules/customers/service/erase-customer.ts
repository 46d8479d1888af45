import {
  type Actor,
  type Engine,
  type ErasurePlan,
  type PersonId,
  planErasure,
  type Refused,
  refused,
} from '@redlich/engine';
import type { ErasureReply } from '../replies.ts';
import { fileOf } from './files.ts';

/** What an erasure would do, by kind of data, without doing it. */
export async function previewErasure(engine: Engine, person: PersonId): Promise<ErasureReply | Refused> {
  if ((await fileOf(engine.db, person)) === undefined) return refused('unknown');
  const plan = await planErasure(engine, person);
  return 'outcome' in plan ? plan : { kinds: countFates(plan), held: plan.held };
}

const actions = { erased: 'erase', anonymised: 'anonymise', restricted: 'restrict' } as const;

/** How many records of each kind meet which fate, in the order of the plan. */
function countFates({ fates }: ErasurePlan): ErasureReply['kinds'] {
  const counts = new Map<string, ErasureReply['kinds'][number]>();
  for (const { kind, title, fate } of fates) {
    const key = `${kind} ${fate}`;
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { kind, title, action: actions[fate], count });
  }
  return [...counts.values()];
}

/** What came of an erasure. `wrong-number`: the number typed in to confirm is not this customer's. */
export type Erased =
  | { readonly outcome: 'erased'; readonly kinds: ErasureReply['kinds'] }
  | Refused
  | { readonly outcome: 'wrong-number' };

/**
 * Erases everything of a customer at once, at the customer's request (Art. 17 GDPR), as the preview said. What a law still demands
 * is restricted until its own time has come; all consents end. Refused under a hold.
 * @param number the customer's number, typed in once more by whoever erases
 */
export function eraseCustomer(
  engine: Engine,
  actor: Actor,
  person: PersonId,
  number: string,
): Promise<Erased> {
  return engine.write(actor, async (unit): Promise<Erased> => {
    const row = await fileOf(unit.db, person);
    if (row === undefined) return refused('unknown');
    if (row.number !== number.trim()) return { outcome: 'wrong-number' };
    const erased = await unit.erasePerson(person, 'request');
    return erased.outcome === 'refused' ? erased : { outcome: 'erased', kinds: countFates(erased.plan) };
  });
}
