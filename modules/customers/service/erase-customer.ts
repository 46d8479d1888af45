import {
  type Actor,
  type AnyKind,
  type Engine,
  type PersonId,
  type Refused,
  refused,
  type Unit,
} from '@redlich/engine';
import { consentPaper } from '../declaration.ts';
import type { ErasureReply } from '../replies.ts';
import { fileOf } from './files.ts';
import { countByKind, demandedByLaw, recordsOf } from './records-of-person.ts';

/** What an erasure would do, by kind of data, without doing it. */
export async function previewErasure(engine: Engine, person: PersonId): Promise<ErasureReply | Refused> {
  if ((await fileOf(engine.db, person)) === undefined) return refused('unknown');
  return {
    kinds: await planErasure(engine, engine.db, person),
    held: (await engine.facts.of(person)).holds.length > 0,
  };
}

async function planErasure(engine: Engine, db: Unit['db'], person: PersonId): Promise<ErasureReply['kinds']> {
  const counts = await countByKind(db, engine.register, person);
  return counts.flatMap(({ kind: id, title, count }) => {
    const kind = engine.register.kinds.get(id);
    return kind === undefined ? [] : [{ kind: id, title, action: actionOn(kind), count }];
  });
}

const actionOn = (kind: AnyKind): ErasureReply['kinds'][number]['action'] =>
  demandedByLaw(kind) ? 'restrict' : kind.deletion.how;

/** What came of an erasure. `wrong-number`: the number typed in to confirm is not this customer's. */
export type Erased =
  | { readonly outcome: 'erased'; readonly kinds: ErasureReply['kinds'] }
  | Refused
  | { readonly outcome: 'wrong-number' };

/**
 * Erases everything of a customer at once, at the customer's request (Art. 17 GDPR). What a law still demands is restricted until
 * its own time has come. The request is the withdrawal of all consents as well. Refused under a hold.
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
    const { consents, holds } = await unit.facts(person);
    if (holds.length > 0) return refused('held');
    const kinds = await planErasure(engine, unit.db, person);
    for (const consent of engine.register.consents.values()) {
      const standing = consents[consent.id];
      if (standing?.state !== 'given') continue;
      await unit.withdrawConsent(person, consent, {
        channel: 'counter',
        wordingVersion: standing.wordingVersion,
      });
    }
    for (const paper of await recordsOf(unit.db, consentPaper, person))
      await unit.mark(consentPaper, paper, 'ended');
    const erased = await unit.erasePerson(person, 'request');
    return erased.outcome === 'refused' ? erased : { outcome: 'erased', kinds };
  });
}
