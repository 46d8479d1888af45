import {
  type Actor,
  type AnyKind,
  copyOf,
  correctedValue,
  correctionOf,
  type Engine,
  type Language,
  type PersonId,
  type RecordId,
  type Refused,
  refused,
  type SealedField,
  type Unit,
} from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import { type CustomerFields, correctedFile, customer } from '../../customers/index.ts';
import { answering, rectification, requestHandling, rightsDeclaration } from '../declaration.ts';
import type { Correctable, CorrectionDraft, Rectified } from '../schemas.ts';
import { rightsTables } from '../tables.ts';
import type { Done } from './done.ts';
import { asIdentified, findRequest, type RequestRow, subjectOf } from './requests.ts';

/** This module's own records say how requests were handled; they are no data about the person that could be wrong. */
const ownKinds: ReadonlySet<string> = new Set(
  rightsDeclaration.activities.flatMap(({ kinds }) => kinds.map(({ id }) => id)),
);

const correctionIn = (kind: AnyKind, field: string, value: unknown) =>
  ownKinds.has(kind.id) ? null : correctionOf(kind, field, value);

/** What can be corrected of the matched person (Art. 16 GDPR): the fields with what stands in them now. */
export async function correctableOf(
  { engine }: Tenant,
  actor: Actor,
  id: string,
): Promise<Correctable | Refused | { readonly outcome: 'not-yet' }> {
  const row = await findRequest(engine.db, id);
  if ('outcome' in row) return row;
  const person = subjectOf(row);
  if (asIdentified(row) === null || person === null) return { outcome: 'not-yet' };
  const copy = await copyOf(engine, actor, person);
  if ('outcome' in copy) return copy;
  const records: Correctable['records'] = [];
  for await (const record of copy.records) {
    const kind = engine.register.kinds.get(record.kind);
    if (kind === undefined) continue;
    const fields = record.fields.flatMap(({ id: field, title, value }) => {
      const correction = correctionIn(kind, field, value);
      if (correction === null) return [];
      const choices = correction.as === 'choice' ? [...correction.choices] : [];
      return [{ id: field, title, value: inLines(value), as: correction.as, choices }];
    });
    if (fields.length > 0)
      records.push({ id: record.id, title: record.title, createdAt: record.createdAt, fields });
  }
  return { records };
}

const inLines = (value: unknown): string =>
  Array.isArray(value) ? value.join('\n') : typeof value === 'string' ? value : '';

/** Corrects one field of the matched person, and keeps what stood there and what stands there now as a record of theirs. */
export function rectify(
  { engine }: Tenant,
  actor: Actor,
  id: string,
  { language, ...draft }: CorrectionDraft & { readonly language: Language },
): Promise<Done> {
  return engine.write(actor, async (unit): Promise<Done> => {
    const row = await findRequest(unit.db, id);
    if ('outcome' in row) return row;
    const person = subjectOf(row);
    if (row.right !== 'rectification' || row.ending !== null) return { outcome: 'not-applicable' };
    if (asIdentified(row) === null || person === null) return { outcome: 'not-yet' };
    const kind = await kindOf(unit, engine, person, draft.record);
    if (kind === null) return refused('unknown');
    const changed = await correct(unit, kind, draft);
    if ('outcome' in changed) return changed;
    const declared = (kind.sealed as Readonly<Record<string, SealedField>>)[draft.field];
    const written = (value: unknown) => declared?.meanings?.[String(value)]?.[language] ?? inLines(value);
    await unit.insert(rectification, {
      person,
      sealed: {
        what: `${kind.title[language]}: ${declared?.title[language] ?? draft.field}`,
        before: written(changed.before),
        after: written(changed.after),
      },
      plain: { number: row.number },
    });
    return { outcome: 'done' };
  });
}

/** The kind of a record of this person. */
async function kindOf(unit: Unit, engine: Engine, person: PersonId, record: string): Promise<AnyKind | null> {
  for (const kind of engine.register.kinds.values()) {
    const found = await unit.db
      .selectFrom(`records.${kind.id}`)
      .select('id')
      .where('id', '=', record)
      .where('person_id', '=', person)
      .executeTakeFirst();
    if (found !== undefined) return kind;
  }
  return null;
}

interface Corrected {
  readonly before: unknown;
  readonly after: unknown;
}

async function correct(
  unit: Unit,
  kind: AnyKind,
  { record, field, value }: CorrectionDraft,
): Promise<Corrected | Done> {
  const id = record as RecordId;
  const opened = await unit.open(kind, id, answering);
  if (opened.outcome === 'refused') return opened;
  const sealed = opened.sealed as Readonly<Record<string, unknown>>;
  const correction = correctionIn(kind, field, sealed[field]);
  if (correction === null) return { outcome: 'not-applicable' };
  const after = correctedValue(kind, field, value, correction);
  if (after === null) return { outcome: 'wrong-value' };
  const fields =
    kind.id === customer.id
      ? correctedFile(sealed as unknown as CustomerFields, { [field]: after })
      : { [field]: after };
  if (fields === null) return { outcome: 'wrong-value' };
  // The one purpose that opens everything for its person also corrects it for them.
  const changed = await unit.change(kind, id, answering as never, {
    revision: 'any',
    sealed: fields as never,
  });
  if (changed.outcome === 'refused') return changed;
  return { before: sealed[field], after: (fields as Readonly<Record<string, unknown>>)[field] };
}

/** Whether something of the person was corrected since the request came, here or on the screen it stands on. */
export async function isRectified(engine: Engine, row: RequestRow, person: PersonId): Promise<boolean> {
  const own = await rightsTables(engine.db)
    .selectFrom('records.rectification')
    .select('id')
    .where('person_id', '=', person)
    .where('number', '=', row.number)
    .executeTakeFirst();
  if (own !== undefined) return true;
  const [last] = await engine.ledger.page({ types: ['changed'], person, limit: 1 });
  return last !== undefined && last.at >= row.created_at;
}

/** What was corrected at a person's request, newest first. */
export async function rectifiedOf(
  { engine }: Pick<Tenant, 'engine'>,
  actor: Actor,
  person: PersonId,
): Promise<Rectified['rows']> {
  const rows = await rightsTables(engine.db)
    .selectFrom('records.rectification')
    .select('id')
    .where('person_id', '=', person)
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  const ids = rows.map((row) => row.id as RecordId);
  const opened = await engine.openMany(actor, rectification, ids, requestHandling);
  return opened.flatMap((each) =>
    each.outcome === 'opened'
      ? [{ id: each.row.id, number: each.row.number, at: each.row.created_at, ...each.sealed }]
      : [],
  );
}
