import {
  type Actor,
  type Engine,
  type HoldGround,
  type LegalFacts,
  type PersonId,
  type Refused,
  type RestrictionGround,
  refused,
  type Unit,
} from '@redlich/engine';
import { marketing } from '../consents.ts';
import { advertising } from '../declaration.ts';
import { fileOf } from './files.ts';
import { recordConsentIn } from './record-consent.ts';

/** A legal fact besides a consent, set or lifted. */
export type StandingChange =
  | { readonly fact: 'objection'; readonly purpose: string; readonly about: 'raised' | 'lifted' }
  | { readonly fact: 'restriction'; readonly ground: RestrictionGround; readonly about: 'set' | 'lifted' }
  | { readonly fact: 'hold'; readonly ground: HoldGround; readonly about: 'set' | 'lifted' };

/** What came of it; `not-open-to-objection`: nobody can object to that purpose. */
export type StandingChanged =
  | { readonly outcome: 'changed'; readonly facts: LegalFacts }
  | Refused
  | { readonly outcome: 'not-open-to-objection' };

/**
 * Sets or lifts an objection (Art. 21), a restriction (Art. 18) or a hold. An objection to advertising is a withdrawal of the
 * consent as well, and takes effect at once. A restriction by which the person wants the data kept stops its clock.
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
      if (engine.register.purposes.get(change.purpose)?.onObjection !== 'refused')
        return { outcome: 'not-open-to-objection' };
      await object(unit, person, change.purpose, change.about);
    } else if (change.fact === 'restriction') await unit.restrict(person, change.ground, change.about);
    else await unit.hold(person, change.ground, change.about);
    return { outcome: 'changed', facts: await unit.facts(person) };
  });
}

async function object(
  unit: Unit,
  person: PersonId,
  purpose: string,
  about: 'raised' | 'lifted',
): Promise<void> {
  await unit.object(person, purpose, about);
  if (about === 'raised' && purpose === advertising.id) {
    await recordConsentIn(unit, person, marketing, { event: 'withdrawn', channel: 'counter' });
  }
}
