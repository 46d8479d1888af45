import type { Unit } from '@redlich/engine';
import type { Kysely } from 'kysely';
import type { Migration } from '../../module.ts';

interface HealthTables {
  'records.heartbeat': { id: number; at: number };
}

/** Writes the instant into the one row there is. */
export async function beat(unit: Unit): Promise<void> {
  const db = unit.db as unknown as Kysely<HealthTables>;
  const row = { id: 1, at: unit.now };
  await db
    .insertInto('records.heartbeat')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** Steps of the table that is written to see whether writing works. */
export const healthMigrations: readonly Migration[] = [
  {
    id: '0001-heartbeat',
    up: (db) =>
      db.schema
        .withSchema('records')
        .createTable('heartbeat')
        .addColumn('id', 'bigint', (column) => column.primaryKey().notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .execute(),
  },
];
