import { createHash } from 'node:crypto';
import { openScratch } from '@redlich/engine';
import { bilingual } from '../../../platform/i18n/translate.ts';
import { textOfHtml } from '../../../platform/mail/index.ts';
import { addCanned, afterClosingText, isPastItsDate, ownIdOf, ticket } from '../../helpdesk/index.ts';
import { assemble } from '../read/assemble.ts';
import { bookOf, type Rows, rowsOf } from '../read/book.ts';
import { type Collected, collect, type NoDump } from '../read/collect.ts';
import type { ForeignTicket } from '../read/foreign-ticket.ts';
import type { Source } from '../read/source.ts';
import { type LeftOut, newTally, type OsticketReport, type Tally } from '../report.ts';
import { osticketTexts as texts } from '../texts.ts';
import { attachFiles } from './attach-files.ts';
import { linkMerged } from './link-merged.ts';
import type { OsticketPlace } from './place.ts';
import { unpacked } from './unpacked.ts';
import { writeTickets } from './write-tickets.ts';

/** What is to be taken over, and how. */
export interface OsticketTask {
  /** The dump: SQL, as it is or packed with gzip or Zstandard. It is read once. */
  readonly dump: AsyncIterable<Uint8Array>;
  readonly mode: 'dry-run' | 'import';
  /** The time zone of the database; the company's own when left out. */
  readonly zone?: string | undefined;
  /** What stands before the names of its tables, where a dump holds several. */
  readonly prefix?: string | undefined;
  readonly progress?: ((step: 'reading' | 'writing', done: number, total: number) => void) | undefined;
}

/** So many enquiries share one unit, and so one sync of the disk. Each is whole or not there at all. */
const atOnce = 25;

/**
 * Takes over the enquiries of an osTicket from a dump of its database. The dump is read once into a sealed scratch; then enquiry by enquiry is put
 * together and written. What is past its date is counted and stays out. A run that broke off is continued by the next one; nothing is
 * taken over twice, and what was erased here meanwhile stays erased.
 */
export async function takeOver(place: OsticketPlace, task: OsticketTask): Promise<OsticketReport> {
  const { engine, folder } = place.tenant;
  const scratch = openScratch(folder);
  try {
    const found = await collect(unpacked(task.dump), scratch, {
      prefix: task.prefix,
      progress: (rows) => task.progress?.('reading', rows, 0),
    });
    if ('refused' in found) return refusedBecause(found);
    const rows = rowsOf(scratch, found.prefix);
    const source: Source = {
      ...{ rows, book: bookOf(rows), zone: task.zone ?? engine.calendar.timeZone },
      words: task.mode === 'dry-run' ? 'skip' : 'read',
    };
    const tally = newTally();
    await everyTicket(place, task, source, tally);
    tally.counts.canned = await cannedOf(place, task, rows);
    const report = reportOf(task, found, rows, tally);
    if (task.mode === 'import')
      await engine.write(place.actor, (unit) =>
        unit.note('imported', { what: 'osticket', added: tally.counts.tickets, known: tally.counts.known }),
      );
    return report;
  } finally {
    scratch.end();
  }
}

async function everyTicket(
  place: OsticketPlace,
  task: OsticketTask,
  source: Source,
  tally: Tally,
): Promise<void> {
  const { rows } = source;
  const name = sourceName(rows);
  const total = rows.count('ticket');
  const persons = new Set<number>();
  const companies = new Set<number>();
  const taken = new Set<number>();
  let portion: ForeignTicket[] = [];
  let done = 0;
  const flush = async () => {
    const whole = portion;
    portion = [];
    if (task.mode === 'import') {
      await writeTickets(place, name, whole);
      for (const each of whole) await attachFiles(place, source, name, each, tally);
    }
    task.progress?.('writing', done, total);
  };
  for (const [id, row] of rows.all('ticket')) {
    done++;
    const known = await ownIdOf(place.tenant.engine.db, { source: name, sort: 'ticket', foreign_id: id });
    const found = assemble(source, row);
    if (found === null) tally.unreadable++;
    else if (known !== null) {
      tally.counts.known++;
      taken.add(id);
      if (task.mode === 'import') await attachFiles(place, source, name, found, tally);
    } else if (isToBeTaken(place, found, tally)) {
      count(tally, found, persons, companies, task.mode);
      taken.add(id);
      portion.push(found);
      if (portion.length === atOnce) await flush();
    }
  }
  await flush();
  const isTaken = (id: number) => taken.has(id);
  tally.counts.links = await linkMerged(place, task, { rows, source: name, isTaken });
  Object.assign(tally.counts, { persons: persons.size, companies: companies.size });
}

function isToBeTaken({ tenant: { engine } }: OsticketPlace, found: ForeignTicket, tally: Tally): boolean {
  const { state } = found;
  if (state === 'deleted') tally.deleted++;
  else if (isPastItsDate(engine, { ...found, state })) tally.pastDate++;
  else return true;
  return false;
}

function count(
  tally: Tally,
  found: ForeignTicket,
  persons: Set<number>,
  companies: Set<number>,
  mode: OsticketTask['mode'],
): void {
  const { counts } = tally;
  counts.tickets++;
  counts.tasks += found.tasks;
  counts.collaborators += found.collaborators.length;
  for (const { kind, files } of found.entries) {
    counts[kind === 'note' ? 'notes' : 'messages']++;
    for (const { where, size } of files) {
      if (where === 'elsewhere') tally.filesElsewhere++;
      else if (mode === 'dry-run') {
        counts.files++;
        tally.bytes += size;
      }
    }
  }
  counts.events += found.events.length;
  tally.eventsLeft += found.eventsLeft;
  for (const user of [found.user, ...found.collaborators]) {
    if (user.id === 0 || persons.has(user.id)) continue;
    persons.add(user.id);
    tally.ownFields += user.ownFields;
  }
  const { organisation } = found.user;
  if (organisation === null || companies.has(organisation.id)) return;
  companies.add(organisation.id);
  tally.ownFields += organisation.ownFields;
}

/** Answers written in advance, in the words of this house: `%{ticket.name}` becomes `{name}`. */
async function cannedOf(
  { tenant: { engine }, actor }: OsticketPlace,
  task: OsticketTask,
  rows: Rows,
): Promise<number> {
  const drafts = [...rows.all('canned_response')].map(([, { title, response }]) => ({
    title: (title ?? '').trim().slice(0, 80),
    body: textOfHtml(response ?? '')
      .replace(/%\{(ticket\.name[^}]*|recipient[^}]*|ticket\.user[^}]*)\}/g, '{name}')
      .replace(/%\{ticket\.number\}/g, '{nummer}')
      .slice(0, 10_000),
  }));
  const fit = drafts.filter(({ title, body }) => title !== '' && body !== '');
  if (task.mode === 'dry-run' || fit.length === 0) return fit.length;
  return engine.write(actor, async (unit) => {
    let added = 0;
    for (const draft of fit) if (await addCanned(unit, draft)) added++;
    return added;
  });
}

/** Tells installations apart by the address they were reached at; nobody can read it from this. */
function sourceName(rows: Rows): string {
  const address = [...rows.all('config')].find(
    ([, { namespace, key }]) => namespace === 'core' && key === 'helpdesk_url',
  );
  return `osticket-${createHash('sha256')
    .update(address?.[1].value ?? '')
    .digest('hex')
    .slice(0, 16)}`;
}

function refusedBecause(found: NoDump): OsticketReport {
  const { counts } = newTally();
  const prefixes = found.refused === 'several' ? found.prefixes.join(', ') : '';
  const problem = bilingual(texts, `refused.${found.refused}`, { prefixes });
  return { outcome: 'refused', problem, counts, pastDate: [], leftOut: [], unreadable: [] };
}

function reportOf(task: OsticketTask, { end, prefix }: Collected, rows: Rows, tally: Tally): OsticketReport {
  const some = (
    list: readonly (readonly [Parameters<typeof bilingual<typeof texts>>[1], number])[],
  ): LeftOut[] =>
    list
      .filter(([, amount]) => amount > 0)
      .map(([key, amount]) => ({ what: bilingual(texts, key), count: amount }));
  const broken = [...end.broken]
    .filter(([table]) => table.startsWith(prefix))
    .reduce((sum, [, each]) => sum + each, 0);
  return {
    outcome: task.mode === 'dry-run' ? 'checked' : 'imported',
    problem: null,
    counts: { ...tally.counts, megabytes: Math.ceil(tally.bytes / 1_048_576) },
    pastDate:
      tally.pastDate === 0 ? [] : [{ title: ticket.title, rule: afterClosingText, count: tally.pastDate }],
    leftOut: some([
      ['leftOut.deleted', tally.deleted],
      ['leftOut.withoutTicket', Math.max(0, rows.count('user') - tally.counts.persons)],
      ['leftOut.filesElsewhere', tally.filesElsewhere],
      ['leftOut.filesRefused', tally.filesRefused],
      ['leftOut.ownFields', tally.ownFields],
      ['leftOut.events', tally.eventsLeft],
      ['leftOut.looseTasks', rows.under('task', 0).length + rows.under('task', 0, 'T').length],
      ['leftOut.accounts', rows.count('staff')],
    ]),
    unreadable: some([
      ['unreadable.rows', broken],
      ['unreadable.tickets', tally.unreadable],
      ['unreadable.cutOff', end.isCutOff ? 1 : 0],
    ]),
  };
}
