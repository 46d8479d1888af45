import type { PersonId } from '../ids.ts';
import type { Session } from '../session.ts';
import { statement } from '../store/statement.ts';
import type { LedgerRow } from './ledger.ts';
import { noFacts, readFacts } from './projection.ts';
import type { ConsentRecord, FactsView } from './view.ts';

const consentEntries = statement<{ person: PersonId }, LedgerRow>((db, slot) =>
  db
    .selectFrom('ledger.fact')
    .select(['number', 'at', 'type', 'actor', 'person_id', 'body', 'hash'])
    .where('person_id', '=', slot('person'))
    .where('type', 'in', ['consent-given', 'consent-withdrawn'])
    .orderBy('number'),
);
const standing = statement<{ consent: string; after: string; limit: number }, { person_id: PersonId }>(
  (db, slot) =>
    db
      .selectFrom('records.fact')
      .select('person_id')
      .where('fact', '=', 'consent')
      .where('about', '=', slot('consent'))
      .where('state', '=', 'given')
      .where('person_id', '>', slot('after'))
      .orderBy('person_id')
      .limit(slot('limit')),
);

/** Reads legal facts from the projections, and a consent's history from the ledger itself. */
export function factsView(session: Session): FactsView {
  const connection = session.store.reader;
  return {
    of: async (person) => (await readFacts(connection, [person])).get(person) ?? noFacts,
    async ofMany(persons) {
      const found = await readFacts(connection, [...new Set(persons)]);
      return new Map(persons.map((person) => [person, found.get(person) ?? noFacts]));
    },
    history: async (person) => (await consentEntries.run(connection, { person })).map(toConsentRecord),
    consenting: async (consent, limit, afterPerson) =>
      (await standing.run(connection, { consent, after: afterPerson ?? '', limit })).map(
        (row) => row.person_id,
      ),
  };
}

function toConsentRecord(row: LedgerRow): ConsentRecord {
  const body = JSON.parse(row.body);
  return {
    consent: body.consent,
    event: row.type === 'consent-given' ? 'given' : 'withdrawn',
    at: body.at,
    recordedAt: row.at,
    channel: body.channel,
    wordingVersion: body.wording,
    recordedBy: row.actor,
    paper: body.paper ?? null,
    entry: row.number,
  };
}
