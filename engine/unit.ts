import type { Actor } from './actor.ts';
import { partsOf, periodText } from './clock/period-text.ts';
import { noteDatesStale } from './clock/recompute-kinds.ts';
import { kindsUnder } from './clock/set-periods.ts';
import type { AnsweringPurpose, AnyKind, EventOf, PurposeOf } from './declare/index.ts';
import type { NewRecord, Opened, RowOf, Unit } from './engine.ts';
import { EngineFault, type Refused, refused } from './errors.ts';
import { recordConsent, recordStanding } from './facts/legal-facts.ts';
import { noFacts, readFacts } from './facts/projection.ts';
import { newId, type PersonId, type RecordId } from './ids.ts';
import type { Session } from './session.ts';
import { statement } from './store/statement.ts';
import { changeRecord, markEvent, reassignRecord } from './vault/change.ts';
import { erasePersonNow, eraseRecord } from './vault/erase-person.ts';
import { insertRecords } from './vault/insert.ts';
import { openRecords } from './vault/open.ts';

const insertPerson = statement<{ id: PersonId; category: string; at: number }>((db, slot) =>
  db
    .insertInto('records.person')
    .values({ id: slot('id'), category: slot('category'), created_at: slot('at') }),
);

// The engine's inner functions know kinds only as AnyKind; the types of Unit hold for the caller.
// biome-ignore lint/suspicious/noExplicitAny: see above
const typed = <Value>(value: any): Value => value;

/** The session, as long as the unit lives. */
type Live = () => Session;

/** Makes the unit that a piece of work is given. It ends with the work: whoever keeps it and calls later is refused. */
export function makeUnit(session: Session, actor: Actor): { readonly unit: Unit; end(): void } {
  let over = false;
  const live: Live = () => {
    if (over) throw new EngineFault('not-declared', 'a unit was used after its end', true);
    return session;
  };
  const fresh: Fresh = new Set();
  const unit: Unit = {
    actor,
    now: session.now(),
    get db() {
      return live().store.writerDb;
    },
    ...recordWork(live, actor, session.now, fresh),
    ...legalWork(live, actor, fresh),
  };
  const end = (): void => {
    over = true;
  };
  return { unit, end };
}

/** Persons this unit made who have neither a record nor a fact yet, so that nothing need be looked up about them. */
type Fresh = Set<PersonId>;

/** What a unit does with records. */
function recordWork(live: Live, actor: Actor, now: () => number, fresh: Fresh) {
  const insertAll = async (kind: AnyKind, records: readonly NewRecord<AnyKind>[]) => {
    const rows = await insertRecords(live(), declared(live(), kind), records, fresh);
    for (const { person } of records) if (person !== null) fresh.delete(person);
    return rows;
  };
  return {
    async newPerson(category) {
      const id = newId<PersonId>(now());
      await insertPerson.run(live().connection, { id, category: category.id, at: now() });
      fresh.add(id);
      return id;
    },
    insert: async <K extends AnyKind>(kind: K, record: NewRecord<K>) => {
      const [row] = await insertAll(kind, [typed<NewRecord<AnyKind>>(record)]);
      return typed<RowOf<K>>(row);
    },
    insertMany: async (kind, records) => (await insertAll(kind, typed(records))).map((row) => row.id),
    change: (kind, id, purpose, change) =>
      changeRecord(live(), actor, declared(live(), kind), id, purpose, typed(change)),
    mark: <K extends AnyKind>(kind: K, id: RecordId, event: EventOf<K>, at: number | null = now()) =>
      markEvent(live(), actor, declared(live(), kind), id, event, at),
    open: async <K extends AnyKind>(kind: K, id: RecordId, purpose: PurposeOf<K> | AnsweringPurpose) => {
      const [opened] = await openRecords(live(), actor, declared(live(), kind), [id], purpose);
      return typed<Opened<K> | Refused>(opened ?? refused('unknown'));
    },
    openMany: async (kind, ids, purpose) =>
      typed(await openRecords(live(), actor, declared(live(), kind), ids, purpose)),
    reassign: (kind, id, to) => reassignRecord(live(), actor, declared(live(), kind), id, to),
    erase: (kind, id, reason) => eraseRecord(live(), declared(live(), kind), id, { actor, reason }),
    erasePerson: (person, reason, wanted = {}) => erasePersonNow(live(), person, { actor, reason }, wanted),
  } satisfies Partial<Unit>;
}

/** What a unit does with legal facts and the ledger. */
function legalWork(live: Live, actor: Actor, fresh: Fresh) {
  const known = (person: PersonId): Session => {
    fresh.delete(person);
    return live();
  };
  return {
    declares: (kind) => live().register.kinds.get(kind.id) === kind,
    facts: async (person) => (await readFacts(live().connection, [person])).get(person) ?? noFacts,
    giveConsent: (person, consent, evidence) =>
      recordConsent(known(person), actor, person, consent, 'given', evidence),
    withdrawConsent: (person, consent, evidence) =>
      recordConsent(known(person), actor, person, consent, 'withdrawn', evidence),
    object: (person, purpose, about) =>
      recordStanding(
        known(person),
        actor,
        person,
        'objection',
        purpose,
        about === 'raised' ? 'set' : 'lifted',
      ),
    restrict: (person, ground, about) =>
      recordStanding(known(person), actor, person, 'restriction', ground, about),
    hold: (person, ground, about) => recordStanding(known(person), actor, person, 'hold', ground, about),
    async setPeriod(statute, period) {
      const session = live();
      const before = session.periods.periodOf(statute);
      await session.periods.set(statute, period, session.now());
      for (const kind of kindsUnder(session.register, statute)) await noteDatesStale(session, kind);
      const body = {
        statute: statute.id,
        period: period === null ? 'law' : periodText(period).en,
        before: before === undefined ? 'law' : periodText(before).en,
        // For a restore, which brings the periods to where the ledger ends.
        ...(period === null ? {} : partsOf(period)),
      };
      const entry = { at: session.now(), type: 'rule-changed', actor: actor.id, person: null, body };
      await session.ledger.append('fact', entry);
    },
    note: async (type, body, person) => {
      const entry = { at: live().now(), type, actor: actor.id, person: person ?? null, body };
      await live().ledger.append('fact', entry);
    },
  } satisfies Partial<Unit>;
}

/** A kind that is not in the register has no table, no rule and no place in the papers. */
function declared<K extends AnyKind>(session: Session, kind: K): K {
  if (session.register.kinds.get(kind.id) !== kind)
    throw new EngineFault('not-declared', `nobody declares the kind ${kind.id}`, true);
  return kind;
}
