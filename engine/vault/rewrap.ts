import type { Connection } from '../store/connection.ts';
import { statement } from '../store/statement.ts';

/** A key under another wrapping. */
export interface Rewrapped {
  readonly group: string;
  readonly wrapped: Buffer;
}

const rewrapOne = statement<{ group: string; epoch: number; wrapped: Buffer }>((db, slot) =>
  db
    .updateTable('keys.key')
    .set({ epoch: slot('epoch'), wrapped: slot('wrapped') })
    .where('key_group', '=', slot('group')),
);

/** PostgreSQL gets a list per column: one journey for a portion, not one a key. */
const rewrapList = `update keys.key k set epoch = $1, wrapped = v.wrapped
  from unnest($2::text[], $3::bytea[]) v(key_group, wrapped) where k.key_group = v.key_group`;

/** Writes keys as they are wrapped by an epoch. Within a unit. */
export async function writeRewrapped(
  connection: Connection,
  epoch: number,
  keys: readonly Rewrapped[],
): Promise<void> {
  if (connection.dialect === 'sqlite') {
    for (const { group, wrapped } of keys) void rewrapOne.run(connection, { group, epoch, wrapped });
    return;
  }
  const groups = keys.map(({ group }) => group);
  await connection.run(rewrapList, [epoch, groups, keys.map(({ wrapped }) => wrapped)]);
}
