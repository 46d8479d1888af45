import type { Actor } from '../actor.ts';
import type { AnyKind, PlainColumn } from '../declare/index.ts';
import type { ErasureReason } from '../engine.ts';
import type { FileId, PersonId, RecordId } from '../ids.ts';
import type { Session } from '../session.ts';
import { type ListStatement, listStatement } from '../store/list-statement.ts';
import { noteIndexChange } from '../vault/index-pending.ts';
import { type KindRow, statementsOf } from '../vault/records.ts';
import { noteThinned } from '../vault/renew-groups.ts';
import { dropFromIndex, searchedFields } from '../vault/search-index.ts';
import { shred } from '../vault/shred.ts';
import { forgetEmptyPersons } from './forget-persons.ts';

/** What is done to records at their time. */
export type Action = 'restrict' | 'erase' | 'anonymise';

/** Who does it, and why. */
export interface Cause {
  readonly actor: Actor;
  readonly reason: ErasureReason;
}

/**
 * Carries out a deletion rule on rows of one kind: restricts, erases or makes anonymous, with keys, files, index and the ledger
 * entry that proves it. Idempotent: rows that are gone already change nothing.
 */
export async function carryOut(
  session: Session,
  kind: AnyKind,
  rows: readonly KindRow[],
  action: Action,
  cause: Cause,
): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  if (action === 'restrict') await restrictRows(session, kind, ids);
  else {
    await dropTraces(session, kind, ids);
    if (action === 'erase') await statementsOf(kind).remove.run(session.connection, ids);
    else await anonymiseRows(session, kind, ids);
    await shredGroupsLeft(session, kind, rows, cause);
  }
  await session.ledger.append('fact', {
    at: session.now(),
    type: { restrict: 'restricted', erase: 'erased', anonymise: 'anonymised' }[action],
    actor: cause.actor.id,
    // Naming the person would tie the record to them again.
    person: action === 'anonymise' ? null : onlyPerson(rows),
    body: { kind: kind.id, reason: cause.reason, records: ids },
  });
  if (action !== 'restrict') await forgetEmptyPersons(session, personsOf(rows));
}

/** The persons rows belong to, each once. */
export const personsOf = (rows: readonly KindRow[]): readonly PersonId[] => [
  ...new Set(rows.map((row) => row.person_id).filter((person) => person !== null)),
];

function onlyPerson(rows: readonly KindRow[]): PersonId | null {
  const persons = personsOf(rows);
  return persons.length === 1 ? (persons[0] ?? null) : null;
}

const filesOf = listStatement<{ id: FileId }>((db, list) =>
  db.selectFrom('records.file').select('id').where('record_id', 'in', list),
);
const removeFiles = listStatement<never>((db, list) => db.deleteFrom('records.file').where('id', 'in', list));

/** Index rows and files go with the record. */
async function dropTraces(session: Session, kind: AnyKind, ids: readonly RecordId[]): Promise<void> {
  if (searchedFields(kind).length > 0) {
    for (const id of ids) {
      await noteIndexChange(session, kind, id);
      await dropFromIndex(session.connection, id);
    }
  }
  const files = (await filesOf.run(session.connection, ids)).map((file) => file.id);
  if (files.length === 0) return;
  await removeFiles.run(session.connection, files);
  session.after.files.push(...files);
}

/**
 * A group's key goes when no record of the group is left. With a rule per record that is the record itself. What stays gets a new key,
 * unless the rest follows by the same clock: then the key goes with the last of them.
 */
async function shredGroupsLeft(
  session: Session,
  kind: AnyKind,
  rows: readonly KindRow[],
  cause: Cause,
): Promise<void> {
  const groups = [...new Set(rows.map((row) => row.key_group).filter((group) => group !== null))];
  if (kind.deletion.per === 'record') return shred(session, groups);
  const dead: string[] = [];
  for (const group of groups) {
    const left = await statementsOf(kind).byGroup.run(session.connection, { group });
    if (left.length === 0) dead.push(group);
    else if (cause.reason !== 'due') noteThinned(session, kind, group);
  }
  await shred(session, dead);
}

const anonymisers = new WeakMap<AnyKind, ListStatement<never>>();
const restricters = new WeakMap<AnyKind, ListStatement<never>>();

async function anonymiseRows(session: Session, kind: AnyKind, ids: readonly RecordId[]): Promise<void> {
  let update = anonymisers.get(kind);
  if (update === undefined) {
    const cleared = Object.entries(kind.plain as Record<string, PlainColumn>)
      .filter(([, column]) => column.afterlife === 'clear')
      .map(([name]) => [name, null] as const);
    update = listStatement<never>((db, list, slot) =>
      db
        .updateTable(`records.${kind.id}`)
        .set((eb) => ({
          sealed: null,
          person_id: null,
          key_group: null,
          life: 'anonymous',
          due_at: null,
          due_action: null,
          updated_at: slot('now'),
          revision: eb('revision', '+', 1),
          ...Object.fromEntries(cleared),
        }))
        .where('id', 'in', list),
    );
    anonymisers.set(kind, update);
  }
  await update.run(session.connection, ids, { now: session.now() });
}

async function restrictRows(session: Session, kind: AnyKind, ids: readonly RecordId[]): Promise<void> {
  let update = restricters.get(kind);
  if (update === undefined) {
    update = listStatement<never>((db, list, slot) =>
      db
        .updateTable(`records.${kind.id}`)
        .set((eb) => ({ life: 'restricted', updated_at: slot('now'), revision: eb('revision', '+', 1) }))
        .where('id', 'in', list),
    );
    restricters.set(kind, update);
  }
  await update.run(session.connection, ids, { now: session.now() });
}
