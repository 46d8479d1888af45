import { columnType } from '@redlich/engine';
import type { Kysely } from 'kysely';
import type { Migration } from '../../platform/module.ts';

/** A place for copies, as the owner entered it. No secret stands here. */
export interface PlaceRow {
  readonly id: string;
  readonly sort: 'folder' | 'sftp' | 'webdav' | 's3';
  readonly title: string;
  readonly city: string;
  /** Who keeps it; empty for the company itself. */
  readonly provider: string;
  readonly folder: string;
  /**
   * Of a folder: its mark. Of an SFTP account: the fingerprint of the server that was confirmed. Of a bucket: `versions` or `locked`
   * where it keeps what is deleted.
   */
  readonly proof: string;
  readonly host: string;
  readonly port: number;
  /** Of a bucket: the id of the access key. */
  readonly user_name: string;
  readonly login: 'none' | 'password' | 'key' | 'token';
  /** Record of the password, key or token. */
  readonly secret: string | null;
  /** 0 or 1: stands in the own network. */
  readonly own_network: number;
  /** 0 or 1: without TLS. */
  readonly plain: number;
  readonly bucket: string;
  readonly region: string;
  /** How a bucket is named in requests; empty for other sorts. */
  readonly bucket_in: '' | 'path' | 'host';
  /** 0 or 1: a folder on the very disk of the data. */
  readonly beside_data: number;
  /** 0 or 1. */
  readonly is_on: number;
  readonly revision: number;
}

/** What became of the last snapshots at a place. */
export interface PlaceStateRow {
  readonly place: string;
  readonly tried_at: number;
  readonly good_at: number | null;
  readonly bytes: number;
  /** Bytes before the last good one, for the growth. */
  readonly bytes_before: number;
  readonly trouble: string | null;
  /** Since when it fails; null while it does not. */
  readonly failing_since: number | null;
}

/** A run of the night, or one that was asked for. */
export interface BackupRunRow {
  readonly id: string;
  readonly began_at: number;
  readonly ended_at: number;
  readonly cause: 'schedule' | 'by-hand';
  readonly outcome: 'good' | 'partly' | 'failed';
  readonly places_good: number;
  readonly places_all: number;
  readonly rows: number;
  readonly sent_bytes: number;
  /** How custody came out. */
  readonly custody: string;
}

/** A rehearsed restore, noted when it begins: one that ends with the process stays `inconclusive`. */
export interface DrillRow {
  readonly id: string;
  readonly began_at: number;
  readonly ended_at: number;
  readonly cause: 'schedule' | 'by-hand';
  readonly outcome: 'pass' | 'fail' | 'inconclusive';
  /** Why it came to no end; null when it did. */
  readonly stopped: string | null;
  readonly snapshot_at: number | null;
  readonly records: number;
  readonly opened: number;
  readonly deletions: number;
  /** The answer of each check, as JSON. */
  readonly checks: string;
}

/** Tables as this module sees them. */
export interface OperationTables {
  'records.copy_place': PlaceRow;
  'records.copy_place_state': PlaceStateRow;
  'records.copy_run': BackupRunRow;
  'records.copy_drill': DrillRow;
}

/** The given database as this module sees it. */
export const operationTables = (db: unknown): Kysely<OperationTables> => db as Kysely<OperationTables>;

const text = [
  'id',
  'sort',
  'title',
  'city',
  'provider',
  'folder',
  'proof',
  'host',
  'user_name',
  'login',
] as const;
const numbers = ['port', 'own_network', 'beside_data', 'is_on', 'revision'] as const;

/** Steps of this module's tables. */
export const operationMigrations: readonly Migration[] = [
  {
    id: '0001-backups',
    async up(db) {
      const records = db.schema.withSchema('records');
      let place = records.createTable('copy_place');
      for (const name of text)
        place = place.addColumn(name, 'text', (column) =>
          name === 'id' ? column.primaryKey().notNull() : column.notNull(),
        );
      for (const name of numbers)
        place = place.addColumn(name, columnType.integer, (column) => column.notNull());
      await place.addColumn('secret', 'text').execute();
      await records
        .createTable('copy_place_state')
        .addColumn('place', 'text', (column) => column.primaryKey().notNull())
        .addColumn('tried_at', columnType.instant, (column) => column.notNull())
        .addColumn('good_at', columnType.instant)
        .addColumn('bytes', columnType.integer, (column) => column.notNull())
        .addColumn('bytes_before', columnType.integer, (column) => column.notNull())
        .addColumn('trouble', 'text')
        .addColumn('failing_since', columnType.instant)
        .execute();
      await records
        .createTable('copy_run')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('began_at', columnType.instant, (column) => column.notNull())
        .addColumn('ended_at', columnType.instant, (column) => column.notNull())
        .addColumn('cause', 'text', (column) => column.notNull())
        .addColumn('outcome', 'text', (column) => column.notNull())
        .addColumn('places_good', columnType.integer, (column) => column.notNull())
        .addColumn('places_all', columnType.integer, (column) => column.notNull())
        .addColumn('rows', columnType.integer, (column) => column.notNull())
        .addColumn('sent_bytes', columnType.integer, (column) => column.notNull())
        .addColumn('custody', 'text', (column) => column.notNull())
        .execute();
    },
  },
  {
    id: '0002-drills',
    up: (db) =>
      db.schema
        .withSchema('records')
        .createTable('copy_drill')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('began_at', columnType.instant, (column) => column.notNull())
        .addColumn('ended_at', columnType.instant, (column) => column.notNull())
        .addColumn('cause', 'text', (column) => column.notNull())
        .addColumn('outcome', 'text', (column) => column.notNull())
        .addColumn('stopped', 'text')
        .addColumn('snapshot_at', columnType.instant)
        .addColumn('records', columnType.integer, (column) => column.notNull())
        .addColumn('opened', columnType.integer, (column) => column.notNull())
        .addColumn('deletions', columnType.integer, (column) => column.notNull())
        .addColumn('checks', 'text', (column) => column.notNull())
        .execute(),
  },
  {
    id: '0003-web-places',
    async up(db) {
      const table = () => db.schema.withSchema('records').alterTable('copy_place');
      for (const name of ['bucket', 'region', 'bucket_in'])
        await table()
          .addColumn(name, 'text', (column) => column.notNull().defaultTo(''))
          .execute();
      await table()
        .addColumn('plain', columnType.integer, (column) => column.notNull().defaultTo(0))
        .execute();
    },
  },
];
