import type { Actor } from '../actor.ts';
import { dueOf } from '../clock/due.ts';
import type { AnsweringPurpose, AnyKind, LifeEvent, PlainColumn, SealedField } from '../declare/index.ts';
import type { Engine, Opened } from '../engine.ts';
import { EngineFault, type Refused, refused } from '../errors.ts';
import { consentIn, stopsTheClock } from '../facts/projection.ts';
import type { LegalFacts } from '../facts/view.ts';
import type { PersonId, RecordId } from '../ids.ts';
import { describeRule } from '../papers/describe-rule.ts';
import type { DescribedFile } from '../vault/files-view.ts';
import { isSecret } from '../vault/secrets.ts';
import { detailsOf } from './details-of.ts';
import { categoryOf } from './find-person.ts';
import { changesOf, consentsOfAll, disclosuresOf, pseudonymsOf } from './ledger-of-person.ts';
import type { CopiedDetail, CopiedField, CopiedRecord, PersonCopy } from './view.ts';

/** Records opened in one unit; other work of the tenant waits no longer than for these. */
const pageSize = 200;

/**
 * A copy of all there is about a person (Art. 15 (3) GDPR): every record of every kind, restricted ones included; facts; the history
 * of consents; disclosures and changes from the ledger. Opened for the register's answering purpose, each page with its entry in the
 * ledger. Records come page by page, in the order of the declarations, and may be gone through more than once: each time they are
 * opened anew. What is erased meanwhile is left out.
 *
 * @returns refused as `purpose-undeclared` in a house that answers no requests, as `role` for whoever may not answer, as `unknown`
 * when there is no such person, or no longer
 */
export async function copyOf(engine: Engine, actor: Actor, person: PersonId): Promise<PersonCopy | Refused> {
  const { answering } = engine.register;
  if (answering === null) return refused('purpose-undeclared');
  if (!answering.roles.some(({ id }) => actor.roles.includes(id))) return refused('role', answering.id);
  const category = await categoryOf(engine, person);
  if (category === null) return refused('unknown');
  const pseudonyms = await pseudonymsOf(engine, person);
  const facts = await engine.facts.of(person);
  const readAll = (kinds: readonly AnyKind[]) =>
    recordsOf(engine, { actor, answering, person, facts }, kinds);
  return {
    person,
    category,
    timeZone: engine.calendar.timeZone,
    facts,
    consents: await consentsOfAll(engine, pseudonyms),
    disclosures: await disclosuresOf(engine, pseudonyms),
    changes: await changesOf(engine, pseudonyms),
    records: { [Symbol.asyncIterator]: () => readAll([...engine.register.kinds.values()]) },
    recordsOf: (id) => {
      const kind = engine.register.kinds.get(id);
      return { [Symbol.asyncIterator]: () => readAll(kind === undefined ? [] : [kind]) };
    },
    openFile: async (record, file) => {
      const kind = engine.register.kinds.get(record.kind);
      return kind === undefined ? refused('unknown') : engine.files.open(actor, kind, file, answering);
    },
  };
}

interface Wanted {
  readonly actor: Actor;
  readonly answering: AnsweringPurpose;
  readonly person: PersonId;
  readonly facts: LegalFacts;
}

async function* recordsOf(
  engine: Engine,
  { actor, answering, person, facts }: Wanted,
  kinds: readonly AnyKind[],
): AsyncGenerator<CopiedRecord> {
  for (const kind of kinds) {
    const rows = await engine.db
      .selectFrom(`records.${kind.id}`)
      .select('id')
      .where('person_id', '=', person)
      .orderBy('id')
      .execute();
    const ids = rows.map((row) => row.id as RecordId);
    const describe = describer(engine, kind, facts);
    for (let from = 0; from < ids.length; from += pageSize) {
      const page = ids.slice(from, from + pageSize);
      const files = Map.groupBy(
        await engine.files.describe(actor, kind, page, answering),
        (file) => file.record,
      );
      const openings = await engine.openMany(actor, kind, page, answering);
      const details = await detailsOf(
        engine,
        kind,
        openings.flatMap((each) => (each.outcome === 'opened' ? [each.row] : [])),
      );
      for (const opened of openings) {
        if (opened.outcome === 'opened')
          yield describe(opened, files.get(opened.row.id) ?? [], details(opened.row));
        else if (opened.reason !== 'unknown' && opened.reason !== 'erased')
          throw new EngineFault(
            'not-declared',
            `${kind.id} was not opened for its person: ${opened.reason}`,
            true,
          );
      }
    }
  }
}

/** Makes the copy of a kind's records; what is the same for all of them is worked out once. */
function describer(engine: Engine, kind: AnyKind, facts: LegalFacts) {
  const rule = describeRule(kind);
  const periods = engine.clock.periods();
  const events = Object.entries(kind.events as Readonly<Record<string, LifeEvent>>);
  return (
    { row, sealed }: Opened<AnyKind>,
    files: readonly DescribedFile[],
    details: readonly CopiedDetail[],
  ): CopiedRecord => {
    const at = (event: string): number | null => (row[`${event}_at`] as number | null | undefined) ?? null;
    const end = dueOf(kind.deletion, {
      events: { created: row.created_at, ...Object.fromEntries(events.map(([event]) => [event, at(event)])) },
      consent: (id) => consentIn(facts, id),
      held: stopsTheClock(facts),
      restricted: true,
      calendar: engine.calendar,
      periodOf: ({ id }) => periods.get(id),
    });
    return {
      kind: kind.id,
      id: row.id,
      title: kind.title,
      origin: kind.origin,
      createdAt: row.created_at,
      life: row.life === 'restricted' ? 'restricted' : 'active',
      fields: fieldsOf(kind, row, sealed),
      events: events.flatMap(([id, { title }]) => {
        const instant = at(id);
        return instant === null ? [] : [{ id, title, at: instant }];
      }),
      dueAt: row.due_at,
      dueAction: row.due_action,
      diesAt: end?.at ?? null,
      rule,
      details,
      files: files.map(({ record: _record, ...file }) => file),
    };
  };
}

function fieldsOf(
  kind: AnyKind,
  row: Readonly<Record<string, unknown>>,
  sealed: Readonly<Record<string, unknown>>,
): readonly CopiedField[] {
  const personal = Object.entries(kind.sealed as Readonly<Record<string, SealedField>>).map(
    ([id, field]): CopiedField => {
      const { title, category, derived = false } = field;
      const named = { id, title, category, unit: null, derived };
      return isSecret(field)
        ? { ...named, value: null, meaning: null, withheld: 'secret' }
        : { ...named, ...meant(sealed[id], field.meanings), withheld: null };
    },
  );
  const columns = Object.entries(kind.plain as Readonly<Record<string, PlainColumn>>).map(
    ([id, { title, meanings, unit = null }]): CopiedField => ({
      ...{ id, title, unit, category: null, derived: false },
      ...meant(row[id], meanings),
      withheld: null,
    }),
  );
  return [...personal, ...columns];
}

const meant = (value: unknown = null, meanings: SealedField['meanings'] = {}) => ({
  value,
  meaning: meanings[String(value)] ?? null,
});
