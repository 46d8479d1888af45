import { columnType, createIndex, type FileId, type RecordId, type RowOf } from '@redlich/engine';
import type { Kysely } from 'kysely';
import type { Migration } from '../../platform/module.ts';
import type { LinkKind, LockReason } from './choices.ts';
import type {
  agentNotice,
  ticket,
  ticketCollaborator,
  ticketMessage,
  ticketNote,
  ticketWork,
} from './declaration.ts';

/** A topic of enquiries, with the business hours within which it is answered and solved. */
export interface CategoryRow {
  readonly id: string;
  readonly name: string;
  /** Business hours until the first answer; `null`: no time is set. */
  readonly respond_hours: number | null;
  readonly solve_hours: number | null;
  readonly position: number;
  /** 0: no longer offered. */
  readonly active: number;
}

/** A group of people who handle enquiries. */
export interface TeamRow {
  readonly id: string;
  readonly name: string;
  /** User ids joined by commas. */
  readonly members: string;
}

/** An answer written in advance. */
export interface CannedRow {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

/** Two enquiries that belong together; `one` came first in what the kind says (`one` was split into `other`, …). */
export interface LinkRow {
  readonly one: string;
  readonly other: string;
  readonly kind: LinkKind;
  readonly at: number;
}

/** What happened to an enquiry, without words. */
export interface EventRow {
  readonly ticket_id: string;
  readonly at: number;
  /** Pseudonymous id of the user, or of a part of the program. */
  readonly actor: string;
  readonly what: string;
  readonly value: string;
}

/** A file nobody may open: not scanned for viruses yet, or found infected later. */
export interface FileLockRow {
  readonly file_id: FileId;
  /** The message or note it hangs on. */
  readonly part_id: RecordId;
  readonly why: LockReason;
  readonly at: number;
}

/**
 * What a thing of an older system has become here, so that nothing is taken over twice. It stays when the thing dies: what was erased does
 * not come back with the next run. `source`: which system; `foreign_id`: a number of its database, which says nothing by itself.
 */
export interface ForeignIdRow {
  readonly source: string;
  readonly sort: 'ticket' | 'person' | 'company' | 'entry';
  readonly foreign_id: number;
  readonly own_id: string;
}

/** An enquiry somebody should be told of. Gone when it was told. Ids only. */
export interface NewsRow {
  readonly ticket_id: string;
  /** Who did it; they know already. */
  readonly actor: string;
  readonly at: number;
}

/** The tables of this module as plain queries see them. */
export interface HelpdeskTables {
  'records.ticket': RowOf<typeof ticket>;
  'records.ticket_message': RowOf<typeof ticketMessage>;
  'records.ticket_note': RowOf<typeof ticketNote>;
  'records.ticket_work': RowOf<typeof ticketWork>;
  'records.ticket_collaborator': RowOf<typeof ticketCollaborator>;
  'records.ticket_category': CategoryRow;
  'records.ticket_team': TeamRow;
  'records.ticket_canned': CannedRow;
  'records.ticket_link': LinkRow;
  'records.ticket_event': EventRow;
  'records.ticket_news': NewsRow;
  'records.agent_notice': RowOf<typeof agentNotice>;
  'records.ticket_file_lock': FileLockRow;
  'records.ticket_foreign_id': ForeignIdRow;
}

/** The given database as this module sees it. */
export const helpdeskTables = (db: unknown): Kysely<HelpdeskTables> => db as Kysely<HelpdeskTables>;

// biome-ignore lint/suspicious/noExplicitAny: a migration knows only the tables of its own time
type AnyDb = Kysely<any>;

async function ownTables(db: AnyDb): Promise<void> {
  const table = (name: string) => db.schema.withSchema('records').createTable(name);
  await table('ticket_category')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('respond_hours', columnType.integer)
    .addColumn('solve_hours', columnType.integer)
    .addColumn('position', columnType.integer, (column) => column.notNull())
    .addColumn('active', columnType.integer, (column) => column.notNull())
    .execute();
  await table('ticket_team')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('members', 'text', (column) => column.notNull())
    .execute();
  await table('ticket_canned')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await table('ticket_link')
    .addColumn('one', 'text', (column) => column.notNull())
    .addColumn('other', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', columnType.instant, (column) => column.notNull())
    .addPrimaryKeyConstraint('ticket_link_key', ['one', 'other', 'kind'])
    .execute();
  await table('ticket_event')
    .addColumn('ticket_id', 'text', (column) => column.notNull())
    .addColumn('at', columnType.instant, (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
}

async function indexes(db: AnyDb): Promise<void> {
  const index = (name: string, table: string, columns: readonly string[]) =>
    createIndex(db, { name, table, columns });
  await createIndex(db, { name: 'ticket_by_number', table: 'ticket', columns: ['number'], unique: true });
  await createIndex(db, {
    name: 'ticket_by_reference',
    table: 'ticket',
    columns: ['reference'],
    unique: true,
    present: 'reference',
  });
  // The queue: by state, the one that moved last first.
  await index('ticket_by_state', 'ticket', ['state', 'updated_at', 'id']);
  await index('ticket_by_change', 'ticket', ['updated_at', 'id']);
  for (const column of ['assignee', 'company_id', 'contract_id'])
    await createIndex(db, {
      name: `ticket_by_${column}`,
      table: 'ticket',
      columns: [column, 'id'],
      present: column,
    });
  for (const part of ['message', 'note', 'work', 'collaborator'])
    await index(`ticket_${part}_of`, `ticket_${part}`, ['ticket_id', 'id']);
  await createIndex(db, {
    name: 'ticket_message_by_mail',
    table: 'ticket_message',
    columns: ['mail_key'],
    present: 'mail_key',
  });
  // The outbox: what waits, in the order it came in.
  await createIndex(db, {
    name: 'ticket_message_waiting',
    table: 'ticket_message',
    columns: ['delivery', 'next_attempt', 'id'],
    present: 'next_attempt',
  });
  await index('ticket_event_of', 'ticket_event', ['ticket_id', 'at']);
  await index('ticket_link_back', 'ticket_link', ['other']);
}

/** Steps of this module's own tables and of the indexes its queries need. */
export const helpdeskMigrations: readonly Migration[] = [
  {
    id: '0001-helpdesk',
    async up(db) {
      await ownTables(db);
      await indexes(db);
    },
  },
  {
    id: '0002-file-locks',
    async up(db) {
      await db.schema
        .withSchema('records')
        .createTable('ticket_file_lock')
        .addColumn('file_id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('part_id', 'text', (column) => column.notNull())
        .addColumn('why', 'text', (column) => column.notNull())
        .addColumn('at', columnType.instant, (column) => column.notNull())
        .execute();
    },
  },
  {
    id: '0003-foreign-ids',
    async up(db) {
      await db.schema
        .withSchema('records')
        .createTable('ticket_foreign_id')
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('sort', 'text', (column) => column.notNull())
        .addColumn('foreign_id', columnType.integer, (column) => column.notNull())
        .addColumn('own_id', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('ticket_foreign_id_key', ['source', 'sort', 'foreign_id'])
        .execute();
    },
  },
  {
    id: '0004-news',
    async up(db) {
      await db.schema
        .withSchema('records')
        .createTable('ticket_news')
        .addColumn('ticket_id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('actor', 'text', (column) => column.notNull())
        .addColumn('at', columnType.instant, (column) => column.notNull())
        .execute();
      await createIndex(db, { name: 'agent_notice_of', table: 'agent_notice', columns: ['account_id'] });
    },
  },
];
