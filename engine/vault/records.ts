import type { Actor } from '../actor.ts';
import type { AnyKind, SealedField } from '../declare/index.ts';
import type { RecordHead } from '../engine.ts';
import { EngineFault } from '../errors.ts';
import type { PersonId, RecordId } from '../ids.ts';
import type { Session } from '../session.ts';
import type { Connection, Row } from '../store/connection.ts';
import { columnsOf } from '../store/kind-table.ts';
import { type ListStatement, listStatement } from '../store/list-statement.ts';
import { type Statement, statement } from '../store/statement.ts';
import { openBytes, sealBytes } from './seal.ts';

/** A row of any kind's table as the engine reads it. */
export type KindRow = RecordHead & {
  readonly key_group: string | null;
  readonly sealed: Uint8Array | null;
  readonly sealed_version: number;
} & Readonly<Record<string, unknown>>;

/** What a record's seal is bound to. A blob moved to another record, kind or tenant does not open. */
export const sealContext = (tenant: string, kind: string, id: RecordId, version: number): string =>
  `${tenant}|${kind}|${id}|${version}`;

/** Statements every kind's table needs, made once per kind. */
export interface KindStatements {
  readonly columns: readonly string[];
  readonly byId: ListStatement<KindRow>;
  readonly byPerson: Statement<{ person: PersonId }, KindRow>;
  readonly sibling: Statement<{ person: PersonId }, KindRow>;
  readonly siblingInYear: Statement<{ from: string; to: string }, KindRow>;
  readonly byGroup: Statement<{ group: string }, { id: RecordId }>;
  readonly remove: ListStatement<never>;
  readonly setDue: Statement<{ id: RecordId; at: number | null; action: string | null }>;
}

const made = new WeakMap<AnyKind, KindStatements>();

/** The statements of a kind. */
export function statementsOf(kind: AnyKind): KindStatements {
  let known = made.get(kind);
  if (known === undefined) {
    known = makeStatements(kind);
    made.set(kind, known);
  }
  return known;
}

function makeStatements(kind: AnyKind): KindStatements {
  const table = `records.${kind.id}`;
  const columns = columnsOf(kind).map((column) => column.name);
  return {
    columns,
    byId: listStatement((db, list) => db.selectFrom(table).select(columns).where('id', 'in', list)),
    byPerson: statement((db, slot) =>
      db.selectFrom(table).select(columns).where('person_id', '=', slot('person')),
    ),
    sibling: statement((db, slot) =>
      db
        .selectFrom(table)
        .select(columns)
        .where('person_id', '=', slot('person'))
        .where('key_group', 'is not', null)
        .limit(1),
    ),
    siblingInYear: statement((db, slot) =>
      db
        .selectFrom(table)
        .select(columns)
        .where('key_group', '>=', slot('from'))
        .where('key_group', '<', slot('to'))
        .limit(1),
    ),
    byGroup: statement((db, slot) =>
      db.selectFrom(table).select('id').where('key_group', '=', slot('group')).limit(1),
    ),
    remove: listStatement((db, list) => db.deleteFrom(table).where('id', 'in', list)),
    setDue: statement((db, slot) =>
      db
        .updateTable(table)
        .set({ due_at: slot('at'), due_action: slot('action') })
        .where('id', '=', slot('id')),
    ),
  };
}

const updates = new Map<string, Statement<Row>>();

/** Sets some columns of one record. */
export async function updateRow(
  connection: Connection,
  kind: AnyKind,
  id: RecordId,
  values: Row,
): Promise<void> {
  const names = Object.keys(values).sort();
  const key = `${kind.id}:${names.join()}`;
  let update = updates.get(key);
  if (update === undefined) {
    update = statement<Row>((db, slot) =>
      db
        .updateTable(`records.${kind.id}`)
        .set(Object.fromEntries(names.map((name) => [name, slot(name)])))
        .where('id', '=', slot('#id')),
    );
    updates.set(key, update);
  }
  await update.run(connection, { ...values, '#id': id });
}

/** A kind's columns without the sealed bytes, for what looks at many rows and opens none. */
export const unsealedColumns = (kind: AnyKind): readonly string[] =>
  statementsOf(kind).columns.filter((column) => column !== 'sealed');

/**
 * The bytes to seal for a record's personal fields.
 * @throws {EngineFault} `not-declared` when a field is missing or nobody declared it: undeclared means denied
 */
export function encodeSealed(kind: AnyKind, sealed: Readonly<Record<string, unknown>>): Buffer {
  const fields = kind.sealed as Record<string, SealedField>;
  for (const name of Object.keys(sealed)) {
    if (!Object.hasOwn(fields, name))
      throw new EngineFault('not-declared', `${kind.id} declares no field ${name}`, true);
  }
  return Buffer.from(JSON.stringify(sealed));
}

/** Opens the seal of a row with the key of its group. */
export function decodeSealed(
  session: Session,
  kind: AnyKind,
  row: KindRow,
  key: Buffer,
): Record<string, unknown> {
  if (row.sealed === null) throw new EngineFault('seal-broken', `record ${row.id} has no sealed fields`);
  const bytes = openBytes(key, sealContext(session.tenant, kind.id, row.id, row.sealed_version), row.sealed);
  return JSON.parse(bytes.toString());
}

/** Seals personal fields for a record. */
export function sealFor(
  session: Session,
  kind: AnyKind,
  id: RecordId,
  key: Buffer,
  sealed: Readonly<Record<string, unknown>>,
): Buffer {
  return sealBytes(
    key,
    sealContext(session.tenant, kind.id, id, kind.schemaVersion),
    encodeSealed(kind, sealed),
  );
}

/** Records that nobody may find in the ledger as opened were opened by the program for its own upkeep. */
export const upkeep: Actor = Object.freeze({ id: 'redlich', roles: Object.freeze(['automation']) });
