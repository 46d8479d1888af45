import type { PersonId } from '../ids.ts';
import type { Session } from '../session.ts';
import { listStatement } from '../store/list-statement.ts';
import { statement } from '../store/statement.ts';
import { consentIn, isOutdated, noFacts, readFacts } from './projection.ts';
import type { ConsentState, LegalFacts } from './view.ts';

/** Something that is held to stand for a person and does not follow from the ledger. */
export interface Discrepancy {
  readonly person: PersonId;
  /** The consent, purpose or ground. */
  readonly about: string;
}

interface LegalRow {
  readonly number: number;
  readonly type: string;
  readonly person_id: PersonId;
  readonly body: string;
}

const pageSize = 500;

const personsAfter = statement<{ after: string }, { id: PersonId }>((db, slot) =>
  db.selectFrom('records.person').select('id').where('id', '>', slot('after')).orderBy('id').limit(pageSize),
);
const legalRows = listStatement<LegalRow>((db, list) =>
  db
    .selectFrom('ledger.fact')
    .select(['number', 'type', 'person_id', 'body'])
    .where('person_id', 'in', list)
    .orderBy('number'),
);

/**
 * Replays the ledger for every person there is and names what is held to stand otherwise: a consent nobody recorded, a withdrawal,
 * an objection or a hold that was taken out of the tables behind the ledger's back.
 */
export async function standsOtherwise(
  session: Session,
  runUnit: <Result>(work: () => Promise<Result>) => Promise<Result>,
): Promise<readonly Discrepancy[]> {
  const found: Discrepancy[] = [];
  let after = '';
  for (;;) {
    const persons = await runUnit(() => comparePage(session, after, found));
    const last = persons.at(-1);
    if (last === undefined || persons.length < pageSize) return found;
    after = last;
  }
}

async function comparePage(
  session: Session,
  after: string,
  found: Discrepancy[],
): Promise<readonly PersonId[]> {
  const persons = (await personsAfter.run(session.connection, { after })).map((row) => row.id);
  const standing = await readFacts(session.connection, persons);
  const proven = new Map<PersonId, Map<string, string>>();
  for (const row of await legalRows.run(session.connection, persons)) {
    const facts = proven.get(row.person_id) ?? new Map<string, string>();
    proven.set(row.person_id, facts);
    replay(facts, row);
  }
  for (const person of persons) {
    const is = flat(standing.get(person) ?? noFacts);
    const should = proven.get(person) ?? new Map<string, string>();
    for (const key of new Set([...is.keys(), ...should.keys()]))
      if (is.get(key) !== should.get(key)) found.push({ person, about: key.slice(key.indexOf(' ') + 1) });
  }
  return persons;
}

const separator = '@';

/** What an entry makes of the facts before it: by `fact about`, the state and the instant it stands since. */
function replay(facts: Map<string, string>, row: LegalRow): void {
  const [fact, change] = row.type.split('-');
  const body = JSON.parse(row.body) as { consent?: string; about?: string; at?: number };
  if (fact === 'consent' && (change === 'given' || change === 'withdrawn')) {
    const key = `consent ${body.consent}`;
    const [state, since] = (facts.get(key) ?? 'never').split(separator);
    const event = { state: change, since: body.at ?? 0 } as const;
    const before = { state, since: Number(since) } as ConsentState;
    if (!isOutdated(before, event)) facts.set(key, `${event.state}${separator}${event.since}`);
    return;
  }
  if (fact !== 'objection' && fact !== 'restriction' && fact !== 'hold') return;
  const key = `${fact} ${body.about}`;
  if (change === 'set' || change === 'raised') facts.set(key, 'set');
  if (change === 'lifted') facts.delete(key);
}

function flat(facts: LegalFacts): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  for (const id of Object.keys(facts.consents)) {
    const consent = consentIn(facts, id);
    if (consent.state !== 'never') all.set(`consent ${id}`, `${consent.state}${separator}${consent.since}`);
  }
  for (const about of facts.objections) all.set(`objection ${about}`, 'set');
  for (const about of facts.restrictions) all.set(`restriction ${about}`, 'set');
  for (const about of facts.holds) all.set(`hold ${about}`, 'set');
  return all;
}
