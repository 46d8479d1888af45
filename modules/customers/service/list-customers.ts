import type { Actor, Engine, PersonId } from '@redlich/engine';
import { labelOf } from '../label.ts';
import type { CustomerHit } from '../replies.ts';
import { customerTables } from '../tables.ts';
import { countFiles, type FileRow, openFiles, personOf } from './files.ts';
import { asHits } from './find-customers.ts';

/** What a list of customers is narrowed to. */
export interface ListFilter {
  /** `none`: grey label. `storage`, `notification`, …: this consent stands. `without:storage`: it does not. */
  readonly consent?: string;
  /** Only those whose file dies within so many days, soonest first. */
  readonly dueWithinDays?: number;
}

/** A page of a list. */
export interface CustomerPage {
  readonly rows: readonly CustomerHit[];
  readonly next: string | null;
  readonly total: number;
}

const pageSize = 50;

/** Files looked at for one page; a filter that fits almost nobody then gives a short page and goes on with the next. */
const mostLookedAt = 2_000;

const dayMs = 86_400_000;

/** A page of customers: newest first, or what dies soonest first. Opens only the seals of the page. */
export async function listCustomers(
  engine: Engine,
  actor: Actor,
  filter: ListFilter,
  after: string | null,
): Promise<CustomerPage> {
  const { rows, next } = await pickRows(engine, filter, after);
  const files = rows.length === 0 ? [] : await engine.write(actor, (unit) => openFiles(unit, rows));
  return { rows: await asHits(engine, files), next, total: await countFiles(engine) };
}

async function pickRows(
  engine: Engine,
  filter: ListFilter,
  after: string | null,
): Promise<{ rows: readonly FileRow[]; next: string | null }> {
  const until = filter.dueWithinDays === undefined ? null : engine.now() + filter.dueWithinDays * dayMs;
  const picked: FileRow[] = [];
  let cursor = after;
  for (let looked = 0; looked < mostLookedAt; ) {
    const rows = await nextRows(engine, until, cursor);
    looked += rows.length;
    const fitting = await keepFitting(engine, rows, filter.consent);
    for (const row of rows) {
      if (picked.length === pageSize) return { rows: picked, next: cursor };
      if (fitting.has(personOf(row))) picked.push(row);
      cursor = cursorOf(row, until);
    }
    if (rows.length < pageSize) return { rows: picked, next: null };
  }
  return { rows: picked, next: cursor };
}

const cursorOf = (row: FileRow, until: number | null): string =>
  until === null ? row.id : `${row.due_at}:${row.id}`;

/** The next files in the order of the list, found by the primary key or the index of due dates. */
function nextRows(engine: Engine, until: number | null, cursor: string | null): Promise<readonly FileRow[]> {
  const from = customerTables(engine.db).selectFrom('records.customer').selectAll().limit(pageSize);
  if (until === null) {
    const newest = from.orderBy('id', 'desc');
    return (cursor === null ? newest : newest.where('id', '<', cursor as FileRow['id'])).execute();
  }
  const due = from
    .where('due_at', 'is not', null)
    .where('due_at', '<=', until)
    .orderBy('due_at')
    .orderBy('id');
  if (cursor === null) return due.execute();
  const [at = '', id = ''] = cursor.split(':');
  return due
    .where((eb) =>
      eb.or([
        eb('due_at', '>', Number(at)),
        eb.and([eb('due_at', '=', Number(at)), eb('id', '>', id as FileRow['id'])]),
      ]),
    )
    .execute();
}

async function keepFitting(
  engine: Engine,
  rows: readonly FileRow[],
  consent: string | undefined,
): Promise<ReadonlySet<PersonId>> {
  const persons = rows.map(personOf);
  if (consent === undefined) return new Set(persons);
  const facts = await engine.facts.ofMany(persons);
  return new Set(
    persons.filter((person) => {
      const standing = facts.get(person);
      const given: readonly string[] = standing === undefined ? [] : labelOf(standing).given;
      if (consent === 'none') return given.length === 0;
      return consent.startsWith('without:')
        ? !given.includes(consent.slice('without:'.length))
        : given.includes(consent);
    }),
  );
}
