import type { Text } from '../declare/index.ts';
import type { Unit } from '../engine.ts';
import type { RestrictionGround } from '../facts/view.ts';
import type { PersonId } from '../ids.ts';

/** The four grounds of a restriction (Art. 18 (1) a to d GDPR), as a person may claim them. */
export const restrictionGrounds: Readonly<
  Record<RestrictionGround, { readonly provision: string; readonly title: Text; readonly until: Text }>
> = {
  'accuracy-contested': {
    provision: 'Art. 18 Abs. 1 Buchst. a DSGVO',
    title: { de: 'Die Richtigkeit der Daten wird bestritten', en: 'The accuracy of the data is contested' },
    until: {
      de: 'bis wir die Richtigkeit geprüft haben',
      en: 'until we have verified the accuracy',
    },
  },
  unlawful: {
    provision: 'Art. 18 Abs. 1 Buchst. b DSGVO',
    title: {
      de: 'Die Verarbeitung ist unrechtmäßig; statt der Löschung wird die Einschränkung verlangt',
      en: 'The processing is unlawful; restriction is requested instead of erasure',
    },
    until: { de: 'bis die Person etwas anderes verlangt', en: 'until the person requests otherwise' },
  },
  'needed-for-claims': {
    provision: 'Art. 18 Abs. 1 Buchst. c DSGVO',
    title: {
      de: 'Wir brauchen die Daten nicht mehr, die Person braucht sie für Rechtsansprüche',
      en: 'We no longer need the data, the person needs it for legal claims',
    },
    until: { de: 'solange die Person sie dafür braucht', en: 'as long as the person needs it for them' },
  },
  'objection-pending': {
    provision: 'Art. 18 Abs. 1 Buchst. d DSGVO',
    title: {
      de: 'Über den Widerspruch der Person ist noch nicht entschieden',
      en: 'The person’s objection has not been decided yet',
    },
    until: { de: 'bis über den Widerspruch entschieden ist', en: 'until the objection is decided' },
  },
};

/** What came of lifting a restriction. `not-announced`: the person has to be told before (Art. 18 (3)). */
export type Lifted = { readonly outcome: 'lifted' } | { readonly outcome: 'not-set' | 'not-announced' };

/** Notes that the person was told that a restriction is about to be lifted (Art. 18 (3) GDPR). */
export const announceLifting = (unit: Unit, person: PersonId, ground: RestrictionGround): Promise<void> =>
  unit.note('lifting-announced', { ground }, person);

/**
 * Lifts a restriction the person obtained, if they were told after it was set (Art. 18 (3) GDPR). The ledger is the witness: without
 * the announcement in it nothing is lifted.
 */
export async function liftRestriction(
  unit: Unit,
  person: PersonId,
  ground: RestrictionGround,
): Promise<Lifted> {
  if (!(await unit.facts(person)).restrictions.includes(ground)) return { outcome: 'not-set' };
  if ((await liftingAnnouncedAt(unit, person, ground)) === null) return { outcome: 'not-announced' };
  await unit.restrict(person, ground, 'lifted');
  return { outcome: 'lifted' };
}

/** When the person was told that a standing restriction will be lifted; `null` while nobody has told them since it was set. */
export async function liftingAnnouncedAt(
  { db }: Pick<Unit, 'db'>,
  person: PersonId,
  ground: RestrictionGround,
): Promise<number | null> {
  const entries = await db
    .selectFrom('ledger.fact')
    .select(['type', 'body', 'at'])
    .where('person_id', '=', person)
    .where('type', 'in', ['restriction-set', 'lifting-announced'])
    .orderBy('number', 'desc')
    .execute();
  const last = entries.find(({ body }) => {
    const said = JSON.parse(body) as { readonly about?: string; readonly ground?: string };
    return (said.about ?? said.ground) === ground;
  });
  return last?.type === 'lifting-announced' ? Number(last.at) : null;
}
