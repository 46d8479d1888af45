import type { Actor, Engine, NewRecord, PersonId, RecordId, SealedOf, Unit } from '@redlich/engine';
import { mailAddress } from '../../platform/mail/address.ts';
import {
  addressLines,
  advertising,
  customer,
  interestProfile,
  letterGreeting,
  marketing,
  nameOf,
} from '../customers/index.ts';
import { mailingPiece } from './declaration.ts';
import { unknownPlaceholders } from './placeholders.ts';
import { type MailingRow, mailingTables } from './tables.ts';
import { hashOfCode, newUnsubscribeCode } from './unsubscribe-code.ts';

/** Persons written to in one unit; the counter waits no longer than this many take. */
const portion = 100;

/** What came of a release. */
export type Released =
  | { readonly outcome: 'released'; readonly pieces: number; readonly unreachable: number }
  /** The text names placeholders that do not exist; nothing was written. */
  | { readonly outcome: 'placeholders'; readonly unknown: readonly string[] }
  | { readonly outcome: 'unknown' | 'released-already' };

/**
 * Writes a piece for everybody whose marketing consent stands at this moment, and for nobody else (pledge consent.marketing): the
 * persons come from the standing consents, and each file is opened for that purpose alone. Can be repeated after a crash: who
 * has a piece gets no second one.
 */
export async function releaseMailing(engine: Engine, actor: Actor, id: string): Promise<Released> {
  const begun = await engine.write(actor, (unit) => beginRelease(unit, id));
  if (begun.outcome !== 'releasing') return begun;
  const { mailing } = begun;
  let after: PersonId | undefined;
  let unreachable = 0;
  for (;;) {
    const persons = await engine.facts.consenting(marketing.id, portion, after);
    const missed = await engine.write(actor, (unit) => writePieces(unit, mailing, persons));
    unreachable += missed;
    if (persons.length < portion) break;
    after = persons.at(-1);
  }
  return engine.write(actor, (unit) => endRelease(unit, id, unreachable));
}

async function beginRelease(unit: Unit, id: string) {
  const db = mailingTables(unit.db);
  const mailing = await db.selectFrom('records.mailing').selectAll().where('id', '=', id).executeTakeFirst();
  if (mailing === undefined) return { outcome: 'unknown' } as const;
  if (mailing.state === 'released') return { outcome: 'released-already' } as const;
  const unknown = unknownPlaceholders(`${mailing.subject}\n${mailing.body}`);
  if (unknown.length > 0) return { outcome: 'placeholders', unknown } as const;
  await db.updateTable('records.mailing').set({ state: 'releasing' }).where('id', '=', id).execute();
  return { outcome: 'releasing', mailing } as const;
}

async function endRelease(unit: Unit, id: string, unreachable: number): Promise<Released> {
  const db = mailingTables(unit.db);
  const { count } = await db
    .selectFrom('records.mailing_piece')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('mailing_id', '=', id)
    .executeTakeFirstOrThrow();
  const pieces = Number(count);
  await db
    .updateTable('records.mailing')
    .set({ state: 'released', pieces, unreachable, released_at: unit.now })
    .where('id', '=', id)
    .execute();
  return { outcome: 'released', pieces, unreachable };
}

/** @returns how many have no address for this channel */
async function writePieces(unit: Unit, mailing: MailingRow, persons: readonly PersonId[]): Promise<number> {
  if (persons.length === 0) return 0;
  const wanted = await withoutPiece(unit, mailing.id, await interested(unit, mailing, persons));
  const files = await customerFiles(unit, wanted);
  const pieces: NewRecord<typeof mailingPiece>[] = [];
  let missed = 0;
  for (const [person, file] of files) {
    const piece = pieceFor(mailing, person, file);
    if (piece === null) missed++;
    else pieces.push(piece);
  }
  await unit.insertMany(mailingPiece, pieces);
  return missed;
}

function pieceFor(
  mailing: MailingRow,
  person: PersonId,
  file: SealedOf<typeof customer>,
): NewRecord<typeof mailingPiece> | null {
  const address = file.street === '' || file.city === '' ? [] : [...addressLines(file, 'de')];
  const email = mailAddress(file.email) ?? '';
  if (mailing.channel === 'letter' ? address.length === 0 : email === '') return null;
  const code = newUnsubscribeCode();
  const letter = mailing.channel === 'letter';
  return {
    person,
    sealed: {
      name: nameOf(file),
      salutation: `${letterGreeting(file, 'de')},`,
      address: letter ? address : [],
      email: letter ? '' : email,
      unsubscribe: code,
    },
    plain: {
      mailing_id: mailing.id,
      channel: mailing.channel,
      state: 'waiting',
      attempts: 0,
      unsubscribe_hash: hashOfCode(code),
    },
  };
}

async function withoutPiece(
  unit: Unit,
  mailing: string,
  persons: readonly PersonId[],
): Promise<readonly PersonId[]> {
  if (persons.length === 0) return [];
  const rows = await mailingTables(unit.db)
    .selectFrom('records.mailing_piece')
    .select('person_id')
    .where('mailing_id', '=', mailing)
    .where('person_id', 'in', [...persons])
    .execute();
  const served = new Set(rows.map((row) => row.person_id));
  return persons.filter((person) => !served.has(person));
}

/** With topics chosen, only those one of whose interests fits; a profile exists only under the same consent. */
async function interested(
  unit: Unit,
  mailing: MailingRow,
  persons: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const topics = (JSON.parse(mailing.topics) as string[]).map((topic) => topic.toLocaleLowerCase('de'));
  if (topics.length === 0) return persons;
  const rows: { id: RecordId; person_id: PersonId | null }[] = await unit.db
    .selectFrom('records.interest_profile')
    .select(['id', 'person_id'])
    .where('person_id', 'in', [...persons])
    .execute();
  const opened = await unit.openMany(
    interestProfile,
    rows.map((row) => row.id),
    advertising,
  );
  const fitting = new Set<PersonId>();
  for (const each of opened) {
    if (each.outcome !== 'opened' || each.row.person_id === null) continue;
    if (each.sealed.topics.some((topic) => topics.includes(topic.toLocaleLowerCase('de'))))
      fitting.add(each.row.person_id);
  }
  return persons.filter((person) => fitting.has(person));
}

async function customerFiles(
  unit: Unit,
  persons: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, SealedOf<typeof customer>>> {
  const files = new Map<PersonId, SealedOf<typeof customer>>();
  if (persons.length === 0) return files;
  const rows: { id: RecordId }[] = await unit.db
    .selectFrom('records.customer')
    .select('id')
    .where('person_id', 'in', [...persons])
    .orderBy('id')
    .execute();
  const opened = await unit.openMany(
    customer,
    rows.map((row) => row.id),
    advertising,
  );
  for (const each of opened) {
    if (each.outcome === 'opened' && each.row.person_id !== null) files.set(each.row.person_id, each.sealed);
  }
  return files;
}
