import type { Engine } from '../engine.ts';
import type { RestrictionGround } from '../facts/view.ts';
import type { PersonId } from '../ids.ts';
import { type PendingObjection, pendingObjections } from './objection.ts';
import { liftingAnnouncedAt } from './restriction.ts';

/** What stands for a person and will have to end by somebody's decision: restrictions, and objections that wait to be weighed. */
export interface Standing {
  readonly person: PersonId;
  readonly restrictions: readonly {
    readonly ground: RestrictionGround;
    readonly since: number;
    /** When the person was told that it will be lifted (Art. 18 (3) GDPR); `null` while they were not. */
    readonly announcedAt: number | null;
  }[];
  readonly pending: readonly PendingObjection[];
}

/** Everybody for whom a restriction stands or an objection waits, the oldest first. Pseudonyms and facts only. */
export async function standingOfAll(engine: Engine): Promise<readonly Standing[]> {
  const rows = await engine.db
    .selectFrom('records.fact')
    .select('person_id')
    .where('fact', '=', 'restriction')
    .groupBy('person_id')
    .execute();
  const all = await Promise.all(rows.map(({ person_id }) => standingOf(engine, person_id as PersonId)));
  return all.toSorted((a, b) => sinceOf(a) - sinceOf(b));
}

const sinceOf = ({ restrictions, pending }: Standing): number =>
  Math.min(...restrictions.map(({ since }) => since), ...pending.map(({ since }) => since));

/** What stands for one person. */
export async function standingOf(engine: Engine, person: PersonId): Promise<Standing> {
  const rows = await engine.db
    .selectFrom('records.fact')
    .select(['about', 'since'])
    .where('person_id', '=', person)
    .where('fact', '=', 'restriction')
    .orderBy('entry')
    .execute();
  const restrictions = await Promise.all(
    rows.map(async ({ about, since }) => {
      const ground = about as RestrictionGround;
      const announcedAt = await liftingAnnouncedAt(engine, person, ground);
      return { ground, since: Number(since), announcedAt };
    }),
  );
  return {
    person,
    restrictions,
    pending: await pendingObjections(engine, person, await engine.facts.of(person)),
  };
}
