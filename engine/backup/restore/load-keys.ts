import { carryOut } from '../../clock/carry-out.ts';
import type { AnyKind } from '../../declare/index.ts';
import type { PersonId, RecordId } from '../../ids.ts';
import type { OpenSession } from '../../open-session.ts';
import type { Session } from '../../session.ts';
import { statement } from '../../store/statement.ts';
import { type KindRow, unsealedColumns, upkeep } from '../../vault/records.ts';
import { orphansOf } from '../../vault/rotate.ts';
import type { HeldKey } from '../custody/custody-format.ts';

/** Keys of the engine itself have this in the place of a kind. */
export const ownKind = '#';

/**
 * Puts keys of a custody into the key store, those alone whose records are there: what the ledger says is gone has no record any more,
 * so its key never touches the disk.
 */
export async function loadKeys(
  { session, runUnit }: OpenSession,
  keys: AsyncIterable<readonly HeldKey[]>,
): Promise<number> {
  let loaded = 0;
  for await (const page of keys)
    loaded += await runUnit(async () => {
      const wanted = await withRecords(session, page);
      await session.keyring.adopt(
        wanted.map((each) => ({ ...each, person: each.person as PersonId | null })),
      );
      return wanted.length;
    });
  return loaded;
}

async function withRecords(session: Session, page: readonly HeldKey[]): Promise<readonly HeldKey[]> {
  const wanted: HeldKey[] = [];
  for (const [kind, keys] of Map.groupBy(page, (each) => each.kind)) {
    const declared = session.register.kinds.get(kind);
    if (declared === undefined) continue;
    const groups = keys.map(({ group }) => group);
    const gone = new Set(await orphansOf(session, kind, declared.deletion.per === 'record', groups));
    wanted.push(...keys.filter(({ group }) => !gone.has(group)));
  }
  return wanted;
}

/** Records looked at in one unit. */
const portion = 2_000;

const keyless = (kind: AnyKind) =>
  statement<{ after: string }, KindRow>((db, slot) =>
    db
      .selectFrom(`records.${kind.id} as r`)
      .leftJoin('keys.key as k', 'k.key_group', 'r.key_group')
      .select(unsealedColumns(kind).map((column) => `r.${column}` as const))
      .where('k.key_group', 'is', null)
      .where('r.life', '<>', 'anonymous')
      .where('r.id', '>', slot('after'))
      .orderBy('r.id')
      .limit(portion),
  );

/** How many records no key opens, by kind. */
export async function countKeyless({
  session,
  runUnit,
}: OpenSession): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const kind of session.register.kinds.values()) {
    let after: RecordId | '' = '';
    for (;;) {
      const rows: readonly KindRow[] = await runUnit(async () =>
        keyless(kind).run(session.connection, { after }),
      );
      if (rows.length > 0) counts[kind.id] = (counts[kind.id] ?? 0) + rows.length;
      after = rows.at(-1)?.id ?? '';
      if (rows.length < portion) break;
    }
  }
  return counts;
}

/** Lets go of the seals that no key opens: such records become anonymous and keep their plain columns, numbers and amounts. */
export async function dropKeyless({ session, runUnit }: OpenSession): Promise<void> {
  for (const kind of session.register.kinds.values()) {
    for (;;) {
      const left = await runUnit(async () => {
        const rows = await keyless(kind).run(session.connection, { after: '' });
        await carryOut(session, kind, rows, 'anonymise', { actor: upkeep, reason: 'mistake' });
        return rows.length;
      });
      if (left < portion) break;
    }
  }
}
