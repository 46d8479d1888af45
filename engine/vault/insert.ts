import { dueOfRow } from '../clock/recompute.ts';
import type { AnyKind } from '../declare/index.ts';
import type { NewRecord } from '../engine.ts';
import { EngineFault } from '../errors.ts';
import { requireBasis, requirePersons } from '../facts/admit.ts';
import { noFacts, readFacts } from '../facts/projection.ts';
import type { LegalFacts } from '../facts/view.ts';
import { newId, type PersonId, type RecordId } from '../ids.ts';
import type { Session } from '../session.ts';
import type { Row } from '../store/connection.ts';
import { insertRows } from '../store/insert-rows.ts';
import { noteIndexChange } from './index-pending.ts';
import { type KindRow, sealFor, statementsOf } from './records.ts';
import { randomKey } from './seal.ts';
import { putIntoIndex, searchedFields, searchTermsOf } from './search-index.ts';

/** Persons that the running unit made and so have no other records or facts yet. */
export type NewPersons = ReadonlySet<PersonId>;

/**
 * Inserts records of one kind: key first, then record, then index.
 * @throws {EngineFault} `unknown-person`, `no-basis`
 */
export async function insertRecords(
  session: Session,
  kind: AnyKind,
  records: readonly NewRecord<AnyKind>[],
  fresh: NewPersons,
): Promise<readonly KindRow[]> {
  const known = [
    ...new Set(records.map((each) => each.person).filter((person) => person !== null && !fresh.has(person))),
  ];
  await requirePersons(session.connection, known as PersonId[]);
  const facts = await readFacts(session.connection, known as PersonId[]);
  const rows: KindRow[] = [];
  const insertion: Insertion = { session, kind, facts, fresh, joined: new Map() };
  for (const record of records) rows.push(await rowFor(insertion, record));
  const { columns } = statementsOf(kind);
  await insertRows(
    session.connection,
    `records.${kind.id}`,
    columns,
    rows.map((row) => columns.map((column) => row[column] ?? null)),
  );
  if (searchedFields(kind).length > 0) {
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i];
      const record = records[i];
      if (row && record) await indexRecord(session, kind, row.id, record.sealed, record.plain, true);
    }
  }
  return rows;
}

/** Puts a record's words into the index, noted down first in a store that is not atomic. */
export async function indexRecord(
  session: Session,
  kind: AnyKind,
  id: RecordId,
  sealed: Readonly<Record<string, unknown>>,
  plain: Readonly<Record<string, unknown>>,
  isNew: boolean,
): Promise<void> {
  const index = session.indexKeys().at(-1);
  if (index === undefined) throw new EngineFault('key-lost', 'the search index has no key');
  await noteIndexChange(session, kind, id);
  await putIntoIndex(session.connection, index, kind, id, searchTermsOf(kind, sealed, plain), isNew);
}

/** A group joined by a record, with the record that is in it already. */
interface Joined {
  readonly group: string;
  readonly key: Buffer;
  readonly sibling: KindRow | undefined;
}

/** One call of `insertRecords`. */
interface Insertion {
  readonly session: Session;
  readonly kind: AnyKind;
  readonly facts: ReadonlyMap<PersonId, LegalFacts>;
  readonly fresh: NewPersons;
  /** Groups joined by its earlier records. */
  readonly joined: Map<string, Joined>;
}

async function rowFor(insertion: Insertion, record: NewRecord<AnyKind>): Promise<KindRow> {
  const { session, kind, facts } = insertion;
  checkPlain(kind, record.plain);
  const standing = (record.person && facts.get(record.person)) || noFacts;
  requireBasis(kind, standing);
  const now = session.now();
  const id = newId<RecordId>(now);
  const createdAt = record.createdAt ?? now;
  const { group, key, sibling } = await groupFor(insertion, id, record.person, createdAt);
  const row: Row = {
    ...record.plain,
    id,
    person_id: record.person,
    key_group: group,
    sealed: sealFor(session, kind, id, key, record.sealed),
    sealed_version: kind.schemaVersion,
    life: 'active',
    created_at: createdAt,
    updated_at: now,
    revision: 1,
  };
  const given = (record.events ?? {}) as Readonly<Record<string, number | null | undefined>>;
  for (const event of Object.keys(kind.events))
    row[`${event}_at`] = given[event] ?? sibling?.[`${event}_at`] ?? null;
  const due = dueOfRow(session, kind, row as KindRow, standing);
  row.due_at = due?.at ?? null;
  row.due_action = due?.action ?? null;
  return row as KindRow;
}

function checkPlain(kind: AnyKind, plain: Readonly<Record<string, unknown>>): void {
  for (const name of Object.keys(plain)) {
    if (!Object.hasOwn(kind.plain, name))
      throw new EngineFault('not-declared', `${kind.id} declares no column ${name}`, true);
  }
}

/** The shred group a new record joins, with its key; a sibling in it hands on its events, because they die together. */
async function groupFor(
  { session, kind, fresh, joined }: Insertion,
  id: RecordId,
  person: PersonId | null,
  createdAt: number,
): Promise<Joined> {
  const { keyring } = session;
  if (kind.deletion.per === 'record')
    return { group: id, key: await keyring.lay(id, kind.id, person), sibling: undefined };
  const together = `${person ?? '-'}/${kind.deletion.per === 'year' ? session.calendar.yearOf(createdAt) : ''}`;
  const known = joined.get(together);
  if (known) return known;
  const { group, sibling } = await homeOf(session, kind, person, createdAt, fresh);
  const key = sibling ? await keyring.find(group) : await keyring.ensure(group, kind.id, person);
  if (key === null) throw new EngineFault('key-lost', `no key for a group of ${kind.id}`);
  const found = { group, key, sibling };
  joined.set(together, found);
  return found;
}

/** The group a record of a person belongs to, by the kind's rule, and a record that is in it already. */
export async function homeOf(
  session: Session,
  kind: AnyKind,
  person: PersonId | null,
  createdAt: number,
  fresh: NewPersons = new Set(),
): Promise<{ readonly group: string; readonly sibling: KindRow | undefined }> {
  const sibling = await siblingOf(session, kind, person, createdAt, fresh);
  return { group: sibling?.key_group ?? newGroupName(session, kind, person, createdAt), sibling };
}

async function siblingOf(
  session: Session,
  kind: AnyKind,
  person: PersonId | null,
  createdAt: number,
  fresh: NewPersons,
): Promise<KindRow | undefined> {
  const statements = statementsOf(kind);
  if (kind.deletion.per === 'year') {
    const from = yearPrefix(session, kind, person, createdAt);
    return (await statements.siblingInYear.run(session.connection, { from, to: `${from}~` }))[0];
  }
  if (person === null || fresh.has(person)) return undefined;
  return (await statements.sibling.run(session.connection, { person }))[0];
}

const yearPrefix = (session: Session, kind: AnyKind, person: PersonId | null, at: number): string =>
  `${kind.id}/${person ?? '-'}/${session.calendar.yearOf(at)}/`;

/** A name no group ever had before: a key that is about to die is never used for something new. */
function newGroupName(session: Session, kind: AnyKind, person: PersonId | null, at: number): string {
  const serial = randomKey().toString('hex', 0, 6);
  return kind.deletion.per === 'year'
    ? `${yearPrefix(session, kind, person, at)}${serial}`
    : `${kind.id}/${person ?? '-'}/${serial}`;
}
