import { createIndex, type RowOf } from '@redlich/engine';
import type { Kysely } from 'kysely';
import type { Migration } from '../../platform/module.ts';
import type { company, contract } from './declaration.ts';

/** The tables of this module as plain queries see them. */
export interface ContractTables {
  'records.company': RowOf<typeof company>;
  'records.contract': RowOf<typeof contract>;
}

/** The given database as this module sees it. */
export const contractTables = (db: unknown): Kysely<ContractTables> => db as Kysely<ContractTables>;

/** The indexes this module's queries need. */
export const contractMigrations: readonly Migration[] = [
  {
    id: '0001-contracts',
    async up(db) {
      await createIndex(db, {
        name: 'contract_by_number',
        table: 'contract',
        columns: ['number'],
        unique: true,
      });
      await createIndex(db, {
        name: 'contract_of_company',
        table: 'contract',
        columns: ['company_id'],
        present: 'company_id',
      });
    },
  },
];
