import {
  type Actor,
  type Changed,
  type Conflict,
  type Engine,
  type PersonId,
  type RecordId,
  type Refused,
  refused,
  type Unit,
} from '@redlich/engine';
import { marketing } from '../consents.ts';
import { advertising, interestProfile } from '../declaration.ts';
import type { InterestsReply } from '../replies.ts';
import { customerTables } from '../tables.ts';
import { eventsOf, fileOf } from './files.ts';

/** What a customer is interested in. */
export interface Interests {
  readonly topics: readonly string[];
  readonly remark: string;
}

/** A customer's interests, or why they stay closed: `consent-missing`, `consent-withdrawn`, `objection`, … */
export function readInterests(
  engine: Engine,
  actor: Actor,
  person: PersonId,
): Promise<InterestsReply | Refused> {
  return engine.write(actor, async (unit) => {
    const id = await profileOf(unit, person);
    if (id === undefined)
      return (await fileOf(unit.db, person)) === undefined ? refused('unknown') : noInterests;
    const opened = await unit.open(interestProfile, id, advertising);
    if (opened.outcome === 'refused') return opened;
    const { row, sealed } = opened;
    return { topics: sealed.topics, remark: sealed.remark, revision: row.revision, since: row.created_at };
  });
}

const noInterests: InterestsReply = { topics: [], remark: '', revision: null, since: null };

/**
 * Stores a customer's interests (pledge consent.marketing). The engine decides whether there is a basis: what it would not open for
 * advertising is not stored either, and the refusal says why.
 * @param seen the revision seen, `null` when there was no profile
 */
export async function storeInterests(
  engine: Engine,
  actor: Actor,
  person: PersonId,
  { topics, remark }: Interests,
  seen: number | null,
): Promise<Changed> {
  const sealed = { topics: tidied(topics), remark };
  try {
    return await engine.write(actor, async (unit): Promise<Changed> => {
      const id = await profileOf(unit, person);
      if (id === undefined) return insertProfile(unit, person, sealed, seen);
      return seen === null
        ? conflictOf(unit, id)
        : unit.change(interestProfile, id, advertising, { revision: seen, sealed });
    });
  } catch (error) {
    if (error instanceof WithoutBasis) return error.refusal;
    throw error;
  }
}

/** Takes back the unit that stored something the engine then refused to open. */
class WithoutBasis extends Error {
  override readonly name = 'WithoutBasis';
  readonly refusal: Refused;
  constructor(refusal: Refused) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

async function insertProfile(
  unit: Unit,
  person: PersonId,
  sealed: { topics: string[]; remark: string },
  seen: number | null,
): Promise<Changed> {
  const file = await fileOf(unit.db, person);
  if (file === undefined || seen !== null) return refused('unknown');
  const consent = (await unit.facts(person)).consents[marketing.id]?.state ?? 'never';
  // The engine stores nothing without it; here is the answer for people.
  if (consent === 'never') return refused('consent-missing', marketing.id);
  if (consent === 'withdrawn') return refused('consent-withdrawn', marketing.id);
  const { id, revision } = await unit.insert(interestProfile, {
    person,
    sealed,
    plain: {},
    events: eventsOf(file),
  });
  const opened = await unit.open(interestProfile, id, advertising);
  if (opened.outcome === 'refused') throw new WithoutBasis(opened);
  return { outcome: 'changed', revision };
}

async function conflictOf(unit: Unit, id: RecordId): Promise<Conflict> {
  const row = await customerTables(unit.db)
    .selectFrom('records.interest_profile')
    .select('revision')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { outcome: 'conflict', revision: row.revision };
}

/** Each topic once, in the order given. */
const tidied = (topics: readonly string[]): string[] => [
  ...new Map(topics.map((topic) => [topic.toLocaleLowerCase('de'), topic])).values(),
];

/** The one profile of a person, if there is one. */
export async function profileOf(unit: Unit, person: PersonId): Promise<RecordId | undefined> {
  const row = await customerTables(unit.db)
    .selectFrom('records.interest_profile')
    .select('id')
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row?.id;
}
