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
export const noFacts: LegalFacts = Object.freeze({ consents: {}, objections: [], restrictions: [], holds: [] });

const never: ConsentState = { state: 'never' };

/** The state of a consent among a person's facts. */
export const consentIn = (facts: LegalFacts, consent: string): ConsentState => facts.consents[consent] ?? never;

// All that stands about some persons, in one statement: four small lookups by primary key.
const factsOf = listStatement<FactRow>((db, list) => {
  // biome-ignore lint/suspicious/noExplicitAny: the four selections have the same columns, which the types cannot see
  const rest = (fact: string, table: string, about: string): any =>
    db
      .selectFrom(`records.${table}`)
      .select((eb) => [
        eb.cast(eb.val(fact), 'text').as('fact'),
        'person_id',
        `${about} as about`,
        eb.cast(eb.val(null), 'text').as('state'),
        'since',
        eb.cast(eb.val(null), 'text').as('channel'),
        eb.cast(eb.val(null), 'text').as('wording_version'),
        eb.cast(eb.val(null), 'text').as('recorded_by'),
        eb.cast(eb.val(null), 'text').as('paper'),
        'entry',
      ])
      .where('person_id', 'in', list);
  return db
    .selectFrom('records.fact_consent')
    .select((eb) => [
      eb.cast(eb.val('consent'), 'text').as('fact'),
      'person_id',
      'consent as about',
      'state',
      'since',
      'channel',
      'wording_version',
      'recorded_by',
      'paper',
      'entry',
    ])
    .where('person_id', 'in', list)
    .unionAll(rest('objection', 'fact_objection', 'purpose'))
    .unionAll(rest('restriction', 'fact_restriction', 'ground'))
    .unionAll(rest('hold', 'fact_hold', 'ground'));
});

/** Reads the legal facts of persons. Whoever has none is not in the answer. */
export async function readFacts(connection: Connection, persons: readonly PersonId[]): Promise<Map<PersonId, LegalFacts>> {
  const found = new Map<PersonId, LegalFacts>();
  if (persons.length === 0) return found;
  const seen = new Set<string>();
  for (const row of await factsOf.run(connection, persons)) {
    // The list may be padded with a repeated id, which gives no row twice; a union of four tables neither.
    const id = `${row.fact}|${row.person_id}|${row.about}`;
    if (seen.has(id)) continue;
    seen.add(id);
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

/** Arguments of the statement that brings a consent's present state up to date. */
interface ConsentArgs extends Record<string, unknown> {
  readonly person: PersonId;
  readonly consent: string;
  readonly state: 'given' | 'withdrawn';
  readonly since: number;
  readonly channel: string;
  readonly wording: string;
  readonly by: string;
  readonly paper: FileId | null;
  readonly entry: number;
}

const consentColumns = ['state', 'since', 'channel', 'wording_version', 'recorded_by', 'paper', 'entry'] as const;

/** Sets the present state of a consent. */
export const setConsent = statement<ConsentArgs & Record<string, unknown>>((db, slot) =>
  db
    .insertInto('records.fact_consent')
    .values({
      person_id: slot('person'),
      consent: slot('consent'),
      state: slot('state'),
      since: slot('since'),
      channel: slot('channel'),
      wording_version: slot('wording'),
      recorded_by: slot('by'),
      paper: slot('paper'),
      entry: slot('entry'),
    })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'consent']).doUpdateSet((eb) =>
        Object.fromEntries(consentColumns.map((column) => [column, eb.ref(`excluded.${column}`)])),
      ),
    ),
);

/** The three facts that either stand or do not. */
export const standingFacts = {
  objection: standing('fact_objection', 'purpose'),
  restriction: standing('fact_restriction', 'ground'),
  hold: standing('fact_hold', 'ground'),
} as const;

function standing(table: string, about: string) {
  return {
    set: statement<{ person: PersonId; about: string; since: number; entry: number }>((db, slot) =>
      db
        .insertInto(`records.${table}`)
        .values({ person_id: slot('person'), [about]: slot('about'), since: slot('since'), entry: slot('entry') })
        .onConflict((conflict) => conflict.columns(['person_id', about]).doNothing()),
    ),
    lift: statement<{ person: PersonId; about: string }>((db, slot) =>
      db.deleteFrom(`records.${table}`).where('person_id', '=', slot('person')).where(about, '=', slot('about')),
    ),
  };
}
