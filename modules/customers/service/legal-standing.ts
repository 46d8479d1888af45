import {
  type Actor,
  type Engine,
  type HoldGround,
  type LegalFacts,
  objectTo,
  type PersonId,
  type Purpose,
  type Refused,
  type Register,
  type RestrictionGround,
  refused,
  takeBackObjection,
  type Unit,
} from '@redlich/engine';
import { marketing } from '../consents.ts';
import { advertising } from '../declaration.ts';
import { fileOf } from './files.ts';
import { recordConsentIn } from './record-consent.ts';

/** A legal fact besides a consent, set or lifted. */
export type StandingChange =
  | { readonly fact: 'objection'; readonly purpose: string; readonly about: 'raised' | 'lifted' }
  | { readonly fact: 'restriction'; readonly ground: RestrictionGround; readonly about: 'set' }
  | { readonly fact: 'hold'; readonly ground: HoldGround; readonly about: 'set' | 'lifted' };

/** What came of it; `not-open-to-objection`: nobody can object to that purpose. */
export type StandingChanged =
  | { readonly outcome: 'changed'; readonly facts: LegalFacts }
  | Refused
  | { readonly outcome: 'not-open-to-objection' };

/**
 * Sets or lifts an objection (Art. 21) or a hold; sets a restriction (Art. 18). An objection to advertising is a withdrawal of the
 * consent as well, and takes effect at once; one to a legitimate interest restricts all else until it is weighed. A restriction by
 * which the person wants the data kept stops its clock. It is lifted where requests of persons are handled, after the person was told.
 */
export function changeStanding(
  engine: Engine,
  actor: Actor,
  person: PersonId,
  change: StandingChange,
): Promise<StandingChanged> {
  return engine.write(actor, async (unit): Promise<StandingChanged> => {
    if ((await fileOf(unit.db, person)) === undefined) return refused('unknown');
    if (change.fact === 'objection') {
      const purpose = engine.register.purposes.get(change.purpose);
      if (purpose?.onObjection !== 'refused') return { outcome: 'not-open-to-objection' };
      if (change.about === 'lifted') await takeBackObjection(unit, person, purpose);
      else await raise(unit, engine.register, person, purpose);
    } else if (change.fact === 'restriction') await unit.restrict(person, change.ground, change.about);
    else await unit.hold(person, change.ground, change.about);
    return { outcome: 'changed', facts: await unit.facts(person) };
  });
}

async function raise(unit: Unit, register: Register, person: PersonId, purpose: Purpose): Promise<void> {
  if (purpose.basis.article === '6-1-f') {
    await objectTo(unit, register, person, purpose, 'counter');
    return;
  }
  // A consent is withdrawn rather than objected to; whoever objects all the same is taken at their word.
  await unit.object(person, purpose.id, 'raised');
  if (purpose.id === advertising.id)
    await recordConsentIn(unit, person, marketing, { event: 'withdrawn', channel: 'counter' });
}
