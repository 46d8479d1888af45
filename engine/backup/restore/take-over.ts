import type { Session } from '../../session.ts';
import { copyRows, custodyRows, heldRows, kitRows } from '../custody/custody-rows.ts';
import { newWriterName } from '../custody/renew.ts';
import type { SeenCustody } from './collect-custody.ts';

/**
 * Lets the restored server go on where the lost one was: the custodies at the places are its own to replace, under another name, so that
 * the lost one is recognised as a stranger should it ever run again. What the snapshot still knew of earlier ones stays, for the
 * receipts. Within a unit.
 */
export async function takeOverCustody(
  { connection, now }: Session,
  publicKey: Buffer,
  inForce: number,
  seen: readonly SeenCustody[],
): Promise<void> {
  const known = new Set((await custodyRows.all.run(connection, {})).map((row) => row.generation));
  const held = new Set(
    (await heldRows.all.run(connection, {})).map((row) => `${row.generation}/${row.place}`),
  );
  for (const { head, digests } of seen) {
    const { generation, writer, threshold, at, fact, segments, places } = head;
    if (!known.has(generation)) {
      const keys = segments.reduce((sum, segment) => sum + segment.keys, 0);
      const in_force_at = generation === inForce ? at : null;
      const row = {
        generation,
        writer,
        threshold,
        seen: fact.number,
        begun_at: at,
        keys,
        bytes: 0,
        in_force_at,
      };
      await custodyRows.insert.run(connection, row);
      known.add(generation);
    }
    for (const place of places) {
      const id = `${generation}/${place}`;
      if (held.has(id)) continue;
      held.add(id);
      const digest = digests.get(place) ?? null;
      const confirmed_at = digest === null ? null : at;
      const row = { generation, place, tried_at: at, confirmed_at, removed_at: null, digest, trouble: null };
      await heldRows.insert.run(connection, row);
    }
  }
  await copyRows.clear.run(connection, {});
  await kitRows.clear.run(connection, {});
  await kitRows.insert.run(connection, { public_key: publicKey, writer: newWriterName(), made_at: now() });
  // Whoever restores has just entered the words.
  await kitRows.noteTest.run(connection, { at: now() });
}
