import { statement } from '../../store/statement.ts';
import type { CustodyTrouble } from './custody-view.ts';

/** The kit in use; there is at most one row. `writer` names this server among those that may write to the same places. */
export interface KitRow {
  readonly public_key: Uint8Array;
  readonly writer: string;
  readonly made_at: number;
  readonly tested_at: number | null;
}

/** A custody this server wrote or, after a restore, took over. */
export interface CustodyRow {
  readonly generation: number;
  readonly writer: string;
  readonly begun_at: number;
  readonly seen: number;
  readonly threshold: number;
  readonly keys: number;
  readonly bytes: number;
  readonly in_force_at: number | null;
}

/** A custody at a place. It counts as held there from `tried_at` until `removed_at`. */
export interface HeldRow {
  readonly generation: number;
  readonly place: string;
  readonly tried_at: number;
  readonly confirmed_at: number | null;
  readonly removed_at: number | null;
  /** Of the head that was confirmed. */
  readonly digest: string | null;
  readonly trouble: CustodyTrouble | null;
}

type None = Record<never, never>;

/** Statements on the kit. */
export const kitRows = {
  read: statement<None, KitRow>((db) => db.selectFrom('records.recovery_kit').selectAll().limit(1)),
  clear: statement((db) => db.deleteFrom('records.recovery_kit')),
  insert: statement<{ public_key: Buffer; writer: string; made_at: number }>((db, slot) =>
    db.insertInto('records.recovery_kit').values({
      public_key: slot('public_key'),
      writer: slot('writer'),
      made_at: slot('made_at'),
      tested_at: null,
    }),
  ),
  noteTest: statement<{ at: number }>((db, slot) =>
    db.updateTable('records.recovery_kit').set({ tested_at: slot('at') }),
  ),
} as const;

const custodyColumns = [
  'generation',
  'writer',
  'begun_at',
  'seen',
  'threshold',
  'keys',
  'bytes',
  'in_force_at',
] as const;

/** Statements on custodies. */
export const custodyRows = {
  all: statement<None, CustodyRow>((db) =>
    db.selectFrom('records.custody').select(custodyColumns).orderBy('generation'),
  ),
  insert: statement<Record<(typeof custodyColumns)[number], unknown>>((db, slot) =>
    db
      .insertInto('records.custody')
      .values(Object.fromEntries(custodyColumns.map((column) => [column, slot(column)]))),
  ),
  noteSize: statement<{ generation: number; keys: number; bytes: number }>((db, slot) =>
    db
      .updateTable('records.custody')
      .set({ keys: slot('keys'), bytes: slot('bytes') })
      .where('generation', '=', slot('generation')),
  ),
  noteInForce: statement<{ generation: number; at: number }>((db, slot) =>
    db
      .updateTable('records.custody')
      .set({ in_force_at: slot('at') })
      .where('generation', '=', slot('generation')),
  ),
  clear: statement((db) => db.deleteFrom('records.custody')),
} as const;

const heldColumns = [
  'generation',
  'place',
  'tried_at',
  'confirmed_at',
  'removed_at',
  'digest',
  'trouble',
] as const;

type At = { generation: number; place: string };

/** Statements on custodies at places. */
export const heldRows = {
  all: statement<None, HeldRow>((db) =>
    db.selectFrom('records.custody_place').select(heldColumns).orderBy('generation'),
  ),
  insert: statement<Record<(typeof heldColumns)[number], unknown>>((db, slot) =>
    db
      .insertInto('records.custody_place')
      .values(Object.fromEntries(heldColumns.map((column) => [column, slot(column)]))),
  ),
  noteConfirmed: statement<At & { at: number; digest: string }>((db, slot) =>
    db
      .updateTable('records.custody_place')
      .set({ confirmed_at: slot('at'), digest: slot('digest'), trouble: null })
      .where('generation', '=', slot('generation'))
      .where('place', '=', slot('place')),
  ),
  noteTrouble: statement<At & { trouble: CustodyTrouble }>((db, slot) =>
    db
      .updateTable('records.custody_place')
      .set({ trouble: slot('trouble') })
      .where('generation', '=', slot('generation'))
      .where('place', '=', slot('place')),
  ),
  noteRemoved: statement<At & { at: number | null }>((db, slot) =>
    db
      .updateTable('records.custody_place')
      .set({ removed_at: slot('at') })
      .where('generation', '=', slot('generation'))
      .where('place', '=', slot('place')),
  ),
  clear: statement((db) => db.deleteFrom('records.custody_place')),
} as const;

/** The newest copy of the ledger that each place confirmed. */
export interface CopyRow {
  readonly place: string;
  readonly fact: number;
  readonly at: number;
  readonly digest: string;
}

/** Statements on copies of the ledger. */
export const copyRows = {
  all: statement<None, CopyRow>((db) =>
    db.selectFrom('records.ledger_copy').select(['place', 'fact', 'at', 'digest']),
  ),
  set: statement<{ place: string; fact: number; at: number; digest: string }>((db, slot) =>
    db
      .insertInto('records.ledger_copy')
      .values({ place: slot('place'), fact: slot('fact'), at: slot('at'), digest: slot('digest') })
      .onConflict((conflict) =>
        conflict.column('place').doUpdateSet((eb) => ({
          fact: eb.ref('excluded.fact'),
          at: eb.ref('excluded.at'),
          digest: eb.ref('excluded.digest'),
        })),
      ),
  ),
  clear: statement((db) => db.deleteFrom('records.ledger_copy')),
} as const;
