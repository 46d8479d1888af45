import type { Kysely } from 'kysely';
import type { Migration } from '../module.ts';

/** The settings' own table. */
export interface SettingTables {
  'records.setting': {
    id: string;
    /** JSON; of a secret the id of the record that holds it. */
    value: string;
    revision: number;
  };
}

/** The given database as the settings see it. */
export const settingTables = (db: unknown): Kysely<SettingTables> => db as Kysely<SettingTables>;

/** Steps of the settings' own table. */
export const settingMigrations: readonly Migration[] = [
  {
    id: '0001-setting',
    up: (db) =>
      db.schema
        .withSchema('records')
        .createTable('setting')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('value', 'text', (column) => column.notNull())
        .addColumn('revision', 'bigint', (column) => column.notNull())
        .execute(),
  },
];
