import { type Actor, type Engine, type PersonId, type RecordId, refused, type Unit } from '@redlich/engine';
import { sql } from 'kysely';
import { v7 as newUuid } from 'uuid';
import { advertising, marketing, recordConsentIn } from '../customers/index.ts';
import { mailingPiece } from './declaration.ts';
import type { Mailing, MailingInput, Mailings } from './schemas.ts';
import { type MailingRow, mailingTables } from './tables.ts';
import { hashOfCode } from './unsubscribe-code.ts';

/** What came of a change of a mailing. */
export type MailingOutcome =
  | { readonly outcome: 'done'; readonly id: string }
  | { readonly outcome: 'unknown' | 'released-already' }
  | { readonly outcome: 'conflict'; readonly revision: number };

/** All mailings, newest first, with how far each has got. */
export async function listMailings(engine: Engine): Promise<Mailings> {
  const db = mailingTables(engine.db);
  const rows = await db
    .selectFrom('records.mailing')
    .selectAll()
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute();
  const counts = await db
    .selectFrom('records.mailing_piece')
    .select(['mailing_id', 'state', sql<number>`count(*)`.as('count')])
    .groupBy(['mailing_id', 'state'])
    .execute();
  const countOf = (id: string, state: string): number =>
    Number(counts.find((each) => each.mailing_id === id && each.state === state)?.count ?? 0);
  return {
    rows: rows.map((row) => shown(row, (state) => countOf(row.id, state))),
    consenting: await countConsenting(engine),
  };
}

function shown(row: MailingRow, count: (state: string) => number): Mailing {
  const { id, title, channel, subject, body, state, pieces, unreachable, revision } = row;
  return {
    ...{ id, title, channel, subject, body, state, pieces, unreachable, revision },
    topics: JSON.parse(row.topics) as string[],
    waiting: count('waiting'),
    sent: count('sent'),
    failed: count('failed'),
    createdAt: row.created_at,
    releasedAt: row.released_at,
  };
}

async function countConsenting(engine: Engine): Promise<number> {
  const row = await engine.db
    .selectFrom('records.fact')
    .select(sql<number>`count(*)`.as('count'))
    .where('fact', '=', 'consent')
    .where('about', '=', marketing.id)
    .where('state', '=', 'given')
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Makes a draft. */
export function createMailing(engine: Engine, actor: Actor, input: MailingInput): Promise<MailingOutcome> {
  return engine.write(actor, async (unit) => {
    const id = newUuid();
    const row: MailingRow = {
      id,
      ...columnsOf(input),
      state: 'draft',
      pieces: 0,
      unreachable: 0,
      revision: 1,
      created_at: unit.now,
      released_at: null,
    };
    await mailingTables(unit.db).insertInto('records.mailing').values(row).execute();
    return { outcome: 'done', id };
  });
}

const columnsOf = ({ title, channel, subject, body, topics }: MailingInput) => ({
  title,
  channel,
  subject,
  body,
  topics: JSON.stringify(topics),
});

/** Changes a draft, or throws it away with `input: null`. */
export function changeMailing(
  engine: Engine,
  actor: Actor,
  id: string,
  seen: number,
  input: MailingInput | null,
): Promise<MailingOutcome> {
  return engine.write(actor, async (unit) => {
    const db = mailingTables(unit.db);
    const row = await db
      .selectFrom('records.mailing')
      .select(['state', 'revision'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return { outcome: 'unknown' };
    if (row.state !== 'draft') return { outcome: 'released-already' };
    if (row.revision !== seen) return { outcome: 'conflict', revision: row.revision };
    if (input === null) await db.deleteFrom('records.mailing').where('id', '=', id).execute();
    else
      await db
        .updateTable('records.mailing')
        .set({ ...columnsOf(input), revision: seen + 1 })
        .where('id', '=', id)
        .execute();
    return { outcome: 'done', id };
  });
}

/** The mailing itself, for releasing and composing. */
export const findMailing = (engine: Engine, id: string): Promise<MailingRow | undefined> =>
  mailingTables(engine.db).selectFrom('records.mailing').selectAll().where('id', '=', id).executeTakeFirst();

/** Pieces of a mailing in a state, oldest first. */
export async function piecesOf(
  engine: Engine,
  mailing: string,
  state: string,
  limit: number,
): Promise<readonly RecordId[]> {
  const rows = await mailingTables(engine.db)
    .selectFrom('records.mailing_piece')
    .select('id')
    .where('mailing_id', '=', mailing)
    .where('state', '=', state)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** E-mails of released mailings that wait to be sent, oldest first. */
export function waitingMails(engine: Engine, limit: number) {
  return mailingTables(engine.db)
    .selectFrom('records.mailing_piece as p')
    .innerJoin('records.mailing as m', 'm.id', 'p.mailing_id')
    .select(['p.id', 'p.mailing_id', 'p.attempts'])
    .where('m.state', '=', 'released')
    .where('p.channel', '=', 'email')
    .where('p.state', '=', 'waiting')
    .orderBy('p.id')
    .limit(limit)
    .execute();
}

/** Letters were printed: they count as sent, and their last thirty days begin. */
export function markPrinted(engine: Engine, actor: Actor, mailing: string): Promise<number> {
  return engine.write(actor, async (unit) => {
    const rows = await mailingTables(unit.db)
      .selectFrom('records.mailing_piece')
      .select('id')
      .where('mailing_id', '=', mailing)
      .where('channel', '=', 'letter')
      .where('state', '=', 'waiting')
      .execute();
    for (const { id } of rows) await markSent(unit, id);
    return rows.length;
  });
}

/** A piece has left the house. */
export async function markSent(unit: Unit, id: RecordId): Promise<void> {
  await unit.change(mailingPiece, id, advertising, { revision: 'any', plain: { state: 'sent' } });
  await unit.mark(mailingPiece, id, 'sent');
}

/**
 * Unsubscribing is withdrawing (pledge consent.marketing): the consent ends, and with it the profile and every piece not yet sent.
 * @returns `unknown` when the code is wrong or its piece is gone; nothing tells the two apart
 */
export function unsubscribe(
  engine: Engine,
  actor: Actor,
  code: string,
  channel: 'online' | 'letter' | 'e-mail' | 'phone' | 'counter',
) {
  return engine.write(actor, async (unit) => {
    const piece = await mailingTables(unit.db)
      .selectFrom('records.mailing_piece')
      .select('person_id')
      .where('unsubscribe_hash', '=', hashOfCode(code))
      .executeTakeFirst();
    const person: PersonId | null = piece?.person_id ?? null;
    if (person === null) return refused('unknown');
    await recordConsentIn(unit, person, marketing, { event: 'withdrawn', channel });
    return { outcome: 'withdrawn' as const };
  });
}

/** How many profiles and pieces there are, and how many of them without a standing consent. */
export async function countUnconsented(
  engine: Engine,
): Promise<{ profiles: number; pieces: number; unconsented: number }> {
  const count = async (table: 'records.interest_profile' | 'records.mailing_piece') => {
    const row = await engine.db
      .selectFrom(`${table} as r`)
      .leftJoin('records.fact as f', (join) =>
        join
          .onRef('f.person_id', '=', 'r.person_id')
          .on('f.fact', '=', 'consent')
          .on('f.about', '=', marketing.id)
          .on('f.state', '=', 'given'),
      )
      .select([sql<number>`count(*)`.as('all'), sql<number>`count(f.person_id)`.as('consented')])
      .executeTakeFirst();
    return { all: Number(row?.all ?? 0), consented: Number(row?.consented ?? 0) };
  };
  const profiles = await count('records.interest_profile');
  const pieces = await count('records.mailing_piece');
  return {
    profiles: profiles.all,
    pieces: pieces.all,
    unconsented: profiles.all + pieces.all - profiles.consented - pieces.consented,
  };
}
