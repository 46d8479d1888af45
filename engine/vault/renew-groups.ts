import type { AnyKind } from '../declare/index.ts';
import type { Session } from '../session.ts';
import { statement } from '../store/statement.ts';
import { rewrapFiles } from './file-rows.ts';
import { type KindRow, sealContext, statementsOf, updateRow, upkeep } from './records.ts';
import { openBytes, randomKey, sealBytes } from './seal.ts';
import { shred } from './shred.ts';

const members = new WeakMap<AnyKind, ReturnType<typeof membersOf>>();

const membersOf = (kind: AnyKind) =>
  statement<{ group: string }, KindRow>((db, slot) =>
    db
      .selectFrom(`records.${kind.id}`)
      .select(statementsOf(kind).columns)
      .where('key_group', '=', slot('group')),
  );

/** Notes that a record left a group in which others may stay. */
export function noteThinned(session: Session, kind: AnyKind, group: string): void {
  session.after.thinned.set(group, kind);
}

/**
 * Gives a new key to what stays in groups that a record has left in this unit. The former key goes: it would open the record that
 * left in every copy made before. Once at the end of a unit, because often the others leave as well.
 */
export async function renewGroups(session: Session): Promise<void> {
  let renewed = 0;
  for (const [group, kind] of session.after.thinned) if (await renewGroup(session, kind, group)) renewed++;
  session.after.thinned.clear();
  if (renewed > 0) await noteKeysRenewed(session, renewed);
}

/** The fact that what stayed in a group, or moved out of one, was sealed under a new key. */
export const keysRenewed = 'keys-renewed';

/** Notes that records were sealed under other keys: no copy made before shows them as they are now. Within a unit. */
export async function noteKeysRenewed(session: Session, groups: number): Promise<void> {
  await session.ledger.append('fact', {
    at: session.now(),
    type: keysRenewed,
    actor: upkeep.id,
    person: null,
    body: { groups },
  });
}

/** @returns whether there was something to renew */
async function renewGroup(session: Session, kind: AnyKind, group: string): Promise<boolean> {
  const known = members.get(kind) ?? membersOf(kind);
  members.set(kind, known);
  const rows = await known.run(session.connection, { group });
  const person = rows[0]?.person_id ?? null;
  // A group of nobody may hold a whole year of the shop; what belongs to no person has nobody to keep it from.
  if (person === null) return false;
  const former = await session.keyring.find(group);
  if (former === null) return false;
  const name = `${group.slice(0, group.lastIndexOf('/'))}/${randomKey().toString('hex', 0, 6)}`;
  const key = await session.keyring.ensure(name, kind.id, person);
  for (const row of rows) {
    if (row.sealed === null) continue;
    const context = sealContext(session.tenant, kind.id, row.id, row.sealed_version);
    const sealed = sealBytes(key, context, openBytes(former, context, row.sealed));
    await updateRow(session.connection, kind, row.id, { key_group: name, sealed });
    await rewrapFiles(session, row.id, former, key);
  }
  await shred(session, [group]);
  return true;
}
