import { columnType, createIndex, type RowOf } from '@redlich/engine';
import type { Kysely } from 'kysely';
import type { Migration } from '../../platform/module.ts';
import type { portalAccount, portalSession } from './declaration.ts';

/** What users are told of. */
export const noticeTopics = ['security', 'features', 'hints'] as const;

/** What a notice is about. */
export type NoticeTopic = (typeof noticeTopics)[number];

/** Something users are told, written by the company; about no person. */
export interface NoticeRow {
  readonly id: string;
  readonly topic: NoticeTopic;
  readonly title: string;
  readonly text: string;
  readonly published_at: number;
  /** Until when it is shown; `null`: until it is taken away. */
  readonly shown_until: number | null;
}

/** A mail about a notice that has to go to an account. Gone when it was sent. */
export interface NoticeMailRow {
  readonly notice_id: string;
  readonly account_id: string;
  readonly attempts: number;
}

/** Tables as this module sees them. */
export interface PortalTables {
  'records.portal_account': RowOf<typeof portalAccount>;
  'records.portal_session': RowOf<typeof portalSession>;
  'records.portal_notice': NoticeRow;
  'records.portal_notice_mail': NoticeMailRow;
}

/** The given database as this module sees it. */
export const portalTables = (db: unknown): Kysely<PortalTables> => db as Kysely<PortalTables>;

/** Steps of this module's tables. */
export const portalMigrations: readonly Migration[] = [
  {
    id: '0001-portal',
    async up(db) {
      const unique = { unique: true } as const;
      await createIndex(db, {
        ...{
          name: 'portal_account_login',
          table: 'portal_account',
          columns: ['login_hash'],
          present: 'login_hash',
        },
        ...unique,
      });
      await createIndex(db, {
        ...{
          name: 'portal_account_link',
          table: 'portal_account',
          columns: ['link_hash'],
          present: 'link_hash',
        },
        ...unique,
      });
      await createIndex(db, {
        ...{
          name: 'portal_session_token',
          table: 'portal_session',
          columns: ['token_hash'],
          present: 'token_hash',
        },
        ...unique,
      });
      await createIndex(db, {
        name: 'portal_session_account',
        table: 'portal_session',
        columns: ['account_id'],
      });
      const records = db.schema.withSchema('records');
      await records
        .createTable('portal_notice')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('topic', 'text', (column) => column.notNull())
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('published_at', columnType.instant, (column) => column.notNull())
        .addColumn('shown_until', columnType.instant)
        .execute();
      await records
        .createTable('portal_notice_mail')
        .addColumn('notice_id', 'text', (column) => column.notNull())
        .addColumn('account_id', 'text', (column) => column.notNull())
        .addColumn('attempts', columnType.integer, (column) => column.notNull())
        .addPrimaryKeyConstraint('portal_notice_mail_key', ['notice_id', 'account_id'])
        .execute();
    },
  },
];
