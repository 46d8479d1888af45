import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../actor.ts';
import { recompute } from '../clock/recompute.ts';
import type { AnyKind, PlainColumn, Purpose, SealedField } from '../declare/index.ts';
import type { Changed, RecordChange } from '../engine.ts';
import { EngineFault, refused } from '../errors.ts';
import { requireBasis, requirePersons } from '../facts/admit.ts';
import { noFacts, readFacts } from '../facts/projection.ts';
import type { PersonId, RecordId } from '../ids.ts';
import type { Session } from '../session.ts';
import type { Row } from '../store/connection.ts';
import { rewrapFiles } from './file-rows.ts';
import { homeOf, indexRecord } from './insert.ts';
import { openRecords } from './open.ts';
import { decodeSealed, type KindRow, sealFor, statementsOf, updateRow } from './records.ts';
import { noteKeysRenewed, noteThinned } from './renew-groups.ts';
import { searchedFields } from './search-index.ts';
import { isSecret } from './secrets.ts';
import { shred } from './shred.ts';

/** Changes a record, if the changer saw its latest revision. Sealed fields are read for the purpose first. */
export async function changeRecord(
  session: Session,
  actor: Actor,
  kind: AnyKind,
  id: RecordId,
  purpose: Purpose,
  change: RecordChange<AnyKind>,
): Promise<Changed> {
  const [row] = await statementsOf(kind).byId.run(session.connection, [id]);
  if (row === undefined) return refused('unknown');
  if (change.revision !== 'any' && change.revision !== row.revision)
    return { outcome: 'conflict', revision: row.revision };
  const revision = row.revision + 1;
  const values: Row = { ...plainChange(kind, change.plain), revision, updated_at: session.now() };
  const touchesIndex =
    change.sealed !== undefined ||
    searchedFields(kind).some(([name, , where]) => where === 'plain' && name in values);
  if (touchesIndex) {
    const [opened] = await openRecords(session, actor, kind, [id], purpose);
    if (opened === undefined || opened.outcome === 'refused') return opened ?? refused('unknown');
    const sealed = { ...opened.sealed, ...change.sealed };
    if (change.sealed !== undefined) {
      values.sealed = sealFor(session, kind, id, await keyOf(session, row), sealed);
      values.sealed_version = kind.schemaVersion;
    }
    await noteChange(session, actor, kind, row, changedFields(kind, opened.sealed, change.sealed ?? {}));
    if (searchedFields(kind).length > 0)
      await indexRecord(session, kind, id, sealed, { ...row, ...change.plain }, false);
  }
  await updateRow(session.connection, kind, id, values);
  return { outcome: 'changed', revision };
}

/** The personal fields whose content a change alters. What lets somebody in changes with every sign-in and is no rectification. */
function changedFields(
  kind: AnyKind,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): readonly string[] {
  const fields = kind.sealed as Readonly<Record<string, SealedField>>;
  return Object.keys(after).filter((name) => {
    const field = fields[name];
    return field !== undefined && !isSecret(field) && !isDeepStrictEqual(before[name], after[name]);
  });
}

/** The history of a rectification (Art. 16, Art. 19 GDPR): which fields, when, by whom. Never what stood or stands in them. */
async function noteChange(
  session: Session,
  actor: Actor,
  kind: AnyKind,
  row: KindRow,
  fields: readonly string[],
): Promise<void> {
  if (fields.length === 0) return;
  await session.ledger.append('fact', {
    at: session.now(),
    type: 'changed',
    actor: actor.id,
    // A record that will be anonymous must not stay tied to its person by the ledger.
    person: kind.deletion.how === 'anonymise' ? null : row.person_id,
    body: { kind: kind.id, record: row.id, fields },
  });
}

function plainChange(kind: AnyKind, plain: Readonly<Record<string, unknown>> | undefined): Row {
  for (const name of Object.keys(plain ?? {})) {
    if (!Object.hasOwn(kind.plain as Record<string, PlainColumn>, name)) {
      throw new EngineFault('not-declared', `${kind.id} declares no column ${name}`, true);
    }
  }
  return { ...plain };
}

async function keyOf(session: Session, row: KindRow): Promise<Buffer> {
  const key = row.key_group === null ? null : await session.keyring.find(row.key_group);
  if (key === null) throw new EngineFault('key-lost', `no key for record ${row.id}`);
  return key;
}

/** Sets or clears an event of a record and of all that dies with it, then lets die what is due by it. */
export async function markEvent(
  session: Session,
  actor: Actor,
  kind: AnyKind,
  id: RecordId,
  event: string,
  at: number | null,
): Promise<void> {
  if (!Object.hasOwn(kind.events, event))
    throw new EngineFault('not-declared', `${kind.id} declares no event ${event}`, true);
  const [row] = await statementsOf(kind).byId.run(session.connection, [id]);
  if (row === undefined || row.life === 'anonymous') return;
  const together =
    kind.deletion.per === 'person' && row.person_id !== null
      ? await statementsOf(kind).byPerson.run(session.connection, { person: row.person_id })
      : [row];
  const column = `${event}_at`;
  for (const each of together) await updateRow(session.connection, kind, each.id, { [column]: at });
  await recompute(
    session,
    kind,
    together.map((each) => ({ ...each, [column]: at })),
    { actor, reason: 'due' },
  );
}

/** Moves a record to another person, sealed anew under a key of that person; the old group's key goes if nothing is left in it. */
export async function reassignRecord(
  session: Session,
  actor: Actor,
  kind: AnyKind,
  id: RecordId,
  to: PersonId,
): Promise<void> {
  const statements = statementsOf(kind);
  const [row] = await statements.byId.run(session.connection, [id]);
  if (row === undefined || row.person_id === to || row.life === 'anonymous') return;
  await requirePersons(session.connection, [to]);
  requireBasis(kind, (await readFacts(session.connection, [to])).get(to) ?? noFacts);
  const values: Row = { person_id: to, updated_at: session.now(), revision: row.revision + 1 };
  if (kind.deletion.per === 'record') {
    await updateRow(session.connection, kind, id, values);
  } else {
    const sealed = decodeSealed(session, kind, row, await keyOf(session, row));
    const { group, sibling } = await homeOf(session, kind, to, row.created_at);
    const key = await session.keyring.ensure(group, kind.id, to);
    // Who dies with a person shares the events of the person's other records; who dies with a year has events of its own.
    const shared = kind.deletion.per === 'person' ? sibling : undefined;
    const events = Object.keys(kind.events).map((event) => [
      `${event}_at`,
      shared?.[`${event}_at`] ?? row[`${event}_at`],
    ]);
    Object.assign(values, Object.fromEntries(events), {
      key_group: group,
      sealed: sealFor(session, kind, id, key, sealed),
      sealed_version: kind.schemaVersion,
    });
    await updateRow(session.connection, kind, id, values);
    await rewrapFiles(session, id, await keyOf(session, row), key);
    const left =
      row.key_group === null
        ? []
        : await statements.byGroup.run(session.connection, { group: row.key_group });
    if (left.length === 0 && row.key_group !== null) await shred(session, [row.key_group]);
    else if (row.key_group !== null) noteThinned(session, kind, row.key_group);
    await noteKeysRenewed(session, 1);
  }
  await recompute(session, kind, [{ ...row, ...values } as KindRow], { actor, reason: 'merged' });
}
