import type { FileId, PersonId } from '../ids.ts';
import type { Connection } from '../store/connection.ts';
import { listStatement } from '../store/list-statement.ts';
import { statement } from '../store/statement.ts';
import type { ConsentState, HoldGround, LegalFacts, RestrictionGround } from './view.ts';

interface FactRow {
  readonly fact: 'consent' | 'objection' | 'restriction' | 'hold';
  readonly person_id: PersonId;
  readonly about: string;
  readonly state: string | null;
  readonly since: number;
  readonly channel: string | null;
  readonly wording_version: string | null;
  readonly recorded_by: string | null;
  readonly paper: FileId | null;
  readonly entry: number;
}

/** Nobody has said anything. */
export const noFacts: LegalFacts = Object.freeze({
  consents: {},
  objections: [],
  restrictions: [],
  holds: [],
});

const never: ConsentState = { state: 'never' };

/** The state of a consent among a person's facts. */
export const consentIn = (facts: LegalFacts, consent: string): ConsentState =>
  facts.consents[consent] ?? never;

/** Grounds of a restriction whose very point is that nothing is erased: the person opposes it, or needs the data for claims. */
const againstErasure: readonly RestrictionGround[] = ['unlawful', 'needed-for-claims'];

/** The standing restrictions by which the person wants data kept (Art. 18 (1) b and c GDPR). */
export const restrictionsAgainstErasure = ({ restrictions }: LegalFacts): readonly RestrictionGround[] =>
  restrictions.filter((ground) => againstErasure.includes(ground));

/**
 * Whether the clock stands still for a person: under a hold, and as long as the person wants data kept instead of erased. The other
 * two grounds of a restriction do not stop it: what is contested or objected to may die when its time has come.
 */
export const stopsTheClock = (facts: LegalFacts): boolean =>
  facts.holds.length > 0 || restrictionsAgainstErasure(facts).length > 0;

/**
 * Whether an event leaves a consent as it stands. Whoever withdrew stays withdrawn though a consent from before is recorded later;
 * a withdrawal always counts, whenever it is said to have been, because in doubt it is the newer will (Art. 7 (3) GDPR).
 */
export const isOutdated = (
  standing: ConsentState,
  event: { readonly state: 'given' | 'withdrawn'; readonly since: number },
): boolean => event.state === 'given' && standing.state === 'withdrawn' && event.since < standing.since;

const columns = [
  'fact',
  'person_id',
  'about',
  'state',
  'since',
  'channel',
  'wording_version',
  'recorded_by',
  'paper',
  'entry',
] as const;

const factsOf = listStatement<FactRow>((db, list) =>
  db.selectFrom('records.fact').select(columns).where('person_id', 'in', list),
);

/** Reads the legal facts of persons. Whoever has none is not in the answer. */
export async function readFacts(
  connection: Connection,
  persons: readonly PersonId[],
): Promise<Map<PersonId, LegalFacts>> {
  const found = new Map<PersonId, LegalFacts>();
  if (persons.length === 0) return found;
  for (const row of await factsOf.run(connection, persons)) {
    const facts = found.get(row.person_id) ?? { consents: {}, objections: [], restrictions: [], holds: [] };
    found.set(row.person_id, withRow(facts, row));
  }
  return found;
}

function withRow(facts: LegalFacts, row: FactRow): LegalFacts {
  switch (row.fact) {
    case 'consent':
      return { ...facts, consents: { ...facts.consents, [row.about]: consentState(row) } };
    case 'objection':
      return { ...facts, objections: [...facts.objections, row.about] };
    case 'restriction':
      return { ...facts, restrictions: [...facts.restrictions, row.about as RestrictionGround] };
    case 'hold':
      return { ...facts, holds: [...facts.holds, row.about as HoldGround] };
  }
}

function consentState(row: FactRow): ConsentState {
  return {
    state: row.state === 'given' ? 'given' : 'withdrawn',
    since: row.since,
    channel: row.channel ?? '',
    wordingVersion: row.wording_version ?? '',
    recordedBy: row.recorded_by ?? '',
    paper: row.paper,
    entry: row.entry,
  };
}

/** What is set about a person. */
export interface StandingFact {
  readonly person: PersonId;
  readonly fact: FactRow['fact'];
  readonly about: string;
  readonly state?: 'given' | 'withdrawn';
  readonly since: number;
  readonly channel?: string;
  readonly wordingVersion?: string;
  readonly recordedBy?: string;
  readonly paper?: FileId | null;
  readonly entry: number;
}

const upsert = statement<Record<(typeof columns)[number], unknown>>((db, slot) =>
  db
    .insertInto('records.fact')
    .values(Object.fromEntries(columns.map((column) => [column, slot(column)])))
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'fact', 'about'])
        .doUpdateSet((eb) =>
          Object.fromEntries(columns.slice(3).map((column) => [column, eb.ref(`excluded.${column}`)])),
        ),
    ),
);
const remove = statement<{ person: PersonId; fact: string; about: string }>((db, slot) =>
  db
    .deleteFrom('records.fact')
    .where('person_id', '=', slot('person'))
    .where('fact', '=', slot('fact'))
    .where('about', '=', slot('about')),
);

/** Brings the present state of a fact up to date. Within a unit, after its ledger entry. */
export async function setFact(connection: Connection, fact: StandingFact): Promise<void> {
  await upsert.run(connection, {
    person_id: fact.person,
    fact: fact.fact,
    about: fact.about,
    state: fact.state ?? null,
    since: fact.since,
    channel: fact.channel ?? null,
    wording_version: fact.wordingVersion ?? null,
    recorded_by: fact.recordedBy ?? null,
    paper: fact.paper ?? null,
    entry: fact.entry,
  });
}

/** The fact stands no longer. */
export async function liftFact(
  connection: Connection,
  person: PersonId,
  fact: FactRow['fact'],
  about: string,
): Promise<void> {
  await remove.run(connection, { person, fact, about });
}
