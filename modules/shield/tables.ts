import { columnType } from '@redlich/engine';
import type { Kysely } from 'kysely';
import type { Migration } from '../../platform/module.ts';
import './declaration.ts';

/** A screen of the shop, by a random number it gave itself, and how its privacy shield stands. Nothing about who sits there. */
export interface ShieldDeviceRow {
  readonly device: string;
  readonly state: 'up' | 'down';
  /** When somebody last put it up or down by hand; never, for a screen as it came. */
  readonly switched_at: number | null;
  readonly seen_at: number;
  /** How often it was seen down although nobody had put it down. */
  readonly unbidden: number;
}

/** Tables as this module sees them. */
export interface ShieldTables {
  'records.shield_device': ShieldDeviceRow;
}

/** The given database as this module sees it. */
export const shieldTables = (db: unknown): Kysely<ShieldTables> => db as Kysely<ShieldTables>;

/** Steps of this module's tables. */
export const shieldMigrations: readonly Migration[] = [
  {
    id: '0001-devices',
    async up(db) {
      await db.schema
        .withSchema('records')
        .createTable('shield_device')
        .addColumn('device', 'text', (column) => column.primaryKey().notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('switched_at', columnType.instant)
        .addColumn('seen_at', columnType.instant, (column) => column.notNull())
        .addColumn('unbidden', columnType.integer, (column) => column.notNull())
        .execute();
    },
  },
];
