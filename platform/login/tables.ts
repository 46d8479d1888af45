import type { RowOf } from '@redlich/engine';
import { createIndex } from '@redlich/engine';
import type { Kysely } from 'kysely';
import type { Migration } from '../module.ts';
import type { signInAttempt, signInKey, staffAccount, staffSession } from './declaration.ts';

/** The tables of the login's kinds, as plain queries see them. */
export interface LoginTables {
  'records.staff_account': RowOf<typeof staffAccount>;
  'records.staff_session': RowOf<typeof staffSession>;
  'records.sign_in_attempt': RowOf<typeof signInAttempt>;
  'records.sign_in_key': RowOf<typeof signInKey>;
}

/** The given database as the login sees it. */
export const loginTables = (db: unknown): Kysely<LoginTables> => db as Kysely<LoginTables>;

/** The indexes of the login's questions: whose login name, whose session, how many attempts lately. */
export const loginMigrations: readonly Migration[] = [
  {
    id: '0001-indexes',
    async up(db) {
      await createIndex(db, {
        name: 'staff_account_login',
        table: 'staff_account',
        columns: ['login_hash'],
        unique: true,
        present: 'login_hash',
      });
      await createIndex(db, {
        name: 'staff_session_token',
        table: 'staff_session',
        columns: ['token_hash'],
        unique: true,
        present: 'token_hash',
      });
      await createIndex(db, {
        name: 'staff_session_account',
        table: 'staff_session',
        columns: ['account_id'],
      });
      await createIndex(db, {
        name: 'sign_in_attempt_at',
        table: 'sign_in_attempt',
        columns: ['created_at'],
      });
      await createIndex(db, {
        name: 'sign_in_attempt_login',
        table: 'sign_in_attempt',
        columns: ['login_hash', 'created_at'],
      });
    },
  },
];
