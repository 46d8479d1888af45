import { columnType, createIndex } from '@redlich/engine';
import type { Kysely } from 'kysely';
import type { Migration } from '../../platform/module.ts';

/** That a pledge came to be kept, broken or not yet provable, with what was found then. Figures, never names. */
export interface PledgeChangeRow {
  readonly pledge: string;
  readonly at: number;
  readonly state: 'kept' | 'broken' | 'not-yet-provable';
  readonly evidence_de: string;
  readonly evidence_en: string;
}

interface HistoryTables {
  'records.pledge_change': PledgeChangeRow;
}

const historyTables = (db: unknown): Kysely<HistoryTables> => db as Kysely<HistoryTables>;

/** Every change there was, newest first. */
export const pledgeChanges = (db: unknown): Promise<readonly PledgeChangeRow[]> =>
  historyTables(db).selectFrom('records.pledge_change').selectAll().orderBy('at', 'desc').execute();

/** Writes a change down. */
export async function addPledgeChange(db: unknown, row: PledgeChangeRow): Promise<void> {
  await historyTables(db)
    .insertInto('records.pledge_change')
    .values(row)
    .onConflict((conflict) => conflict.columns(['pledge', 'at']).doNothing())
    .execute();
}

/** Steps of this module's tables. */
export const privacyMigrations: readonly Migration[] = [
  {
    id: '0001-pledge-history',
    async up(db) {
      await db.schema
        .withSchema('records')
        .createTable('pledge_change')
        .addColumn('pledge', 'text', (column) => column.notNull())
        .addColumn('at', columnType.instant, (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('evidence_de', 'text', (column) => column.notNull())
        .addColumn('evidence_en', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('pledge_change_key', ['pledge', 'at'])
        .execute();
      await createIndex(db, { name: 'pledge_change_at', table: 'pledge_change', columns: ['at'] });
    },
  },
];
