import { type Action, carryOut } from '../../clock/carry-out.ts';
import { noteDatesStale } from '../../clock/recompute-kinds.ts';
import { kindsUnder, periodFrom, statutesOf } from '../../clock/set-periods.ts';
import type { ErasureReason } from '../../engine.ts';
import type { LedgerRow } from '../../facts/ledger.ts';
import { consentIn, isOutdated, liftFact, noFacts, readFacts, setFact } from '../../facts/projection.ts';
import type { FileId, PersonId, RecordId } from '../../ids.ts';
import type { OpenSession } from '../../open-session.ts';
import type { Session } from '../../session.ts';
import { listStatement } from '../../store/list-statement.ts';
import { statement } from '../../store/statement.ts';
import { statementsOf, upkeep } from '../../vault/records.ts';

/** Entries replayed in one unit. */
const portion = 1_000;

const factsAfter = statement<{ after: number }, LedgerRow>((db, slot) =>
  db
    .selectFrom('ledger.fact')
    .select(['number', 'at', 'type', 'actor', 'person_id', 'body', 'hash'])
    .where('number', '>', slot('after'))
    .orderBy('number')
    .limit(portion),
);
const accessesFrom = statement<{ after: number; at: number }, LedgerRow>((db, slot) =>
  db
    .selectFrom('ledger.access')
    .select(['number', 'at', 'type', 'actor', 'person_id', 'body', 'hash'])
    .where('number', '>', slot('after'))
    .where('at', '>=', slot('at'))
    .orderBy('number')
    .limit(portion),
);
const present = listStatement<{ id: PersonId }>((db, list) =>
  db.selectFrom('records.person').select('id').where('id', 'in', list),
);

/** What a replay came to. */
export interface Replayed {
  readonly facts: number;
  readonly goneAgain: Readonly<Record<string, number>>;
  readonly changesLost: Readonly<Record<string, number>>;
  readonly missing: Readonly<Record<string, number>>;
}

interface Body {
  readonly kind?: string;
  readonly reason?: ErasureReason;
  readonly record?: RecordId;
  readonly records?: readonly RecordId[];
  readonly consent?: string;
  readonly about?: string;
  readonly at?: number;
  readonly channel?: string;
  readonly wording?: string;
  readonly paper?: FileId;
  readonly statute?: string;
  readonly period?: string;
  readonly unit?: 'days' | 'months' | 'years';
  readonly count?: number;
}

interface Tally {
  facts: number;
  readonly goneAgain: Map<string, number>;
  readonly changesLost: Map<string, number>;
  /** Records the ledger names, by kind; what is there or died is taken out at the end. */
  readonly named: Map<string, Set<RecordId>>;
  readonly dead: Set<RecordId>;
}

/**
 * Brings restored records to where the ledger ends, entry by entry: what died since dies again, with its files and the row of a person of
 * whom nothing is left; consents, objections, restrictions, holds and the owner's periods become what they are. Opens nothing and needs
 * no key, so that it can run before any is there. Writes nothing into the ledger: it says all this already.
 */
export async function replayLedger(
  { session: open, runUnit }: OpenSession,
  snapshot: { readonly lastFact: number; readonly at: number },
): Promise<Replayed> {
  const session: Session = { ...open, ledger: { ...open.ledger, append: async () => 0 } };
  const tally: Tally = {
    facts: 0,
    goneAgain: new Map(),
    changesLost: new Map(),
    named: new Map(),
    dead: new Set(),
  };
  for (let after = snapshot.lastFact; ; ) {
    const rows = await runUnit(async () => {
      const page = await factsAfter.run(session.connection, { after });
      for (const row of page) await replayFact(session, row, tally);
      return page;
    });
    const last = rows.at(-1);
    if (last === undefined || rows.length < portion) break;
    after = last.number;
  }
  await nameAccessed(session, snapshot.at, tally);
  await runUnit(async () => {
    for (const kind of session.register.kinds.values()) await noteDatesStale(session, kind);
  });
  return {
    facts: tally.facts,
    goneAgain: Object.fromEntries(tally.goneAgain),
    changesLost: Object.fromEntries(tally.changesLost),
    missing: await missingOf(session, tally),
  };
}

const count = (counts: Map<string, number>, kind: string, by = 1): void =>
  void counts.set(kind, (counts.get(kind) ?? 0) + by);

const actionOf: Readonly<Record<string, Action>> = {
  erased: 'erase',
  anonymised: 'anonymise',
  restricted: 'restrict',
};

async function replayFact(session: Session, row: LedgerRow, tally: Tally): Promise<void> {
  const body = JSON.parse(row.body) as Body;
  const action = actionOf[row.type];
  if (action !== undefined) return replayDeath(session, body, action, tally);
  if (row.type === 'changed' && body.kind !== undefined) {
    count(tally.changesLost, body.kind);
    if (body.record !== undefined) nameRecords(tally, body.kind, [body.record]);
    return;
  }
  if (row.type === 'rule-changed' && body.statute !== undefined) return replayPeriod(session, row, body);
  if (row.person_id !== null && (await replayStanding(session, row, row.person_id, body))) tally.facts++;
}

async function replayDeath(session: Session, body: Body, action: Action, tally: Tally): Promise<void> {
  const kind = session.register.kinds.get(body.kind ?? '');
  if (kind === undefined || body.records === undefined) return;
  if (action !== 'restrict') for (const id of body.records) tally.dead.add(id);
  const rows = await statementsOf(kind).byId.run(session.connection, body.records);
  const living = rows.filter((row) =>
    action === 'restrict' ? row.life === 'active' : row.life !== 'anonymous' || action === 'erase',
  );
  if (action !== 'restrict') count(tally.goneAgain, kind.id, living.length);
  await carryOut(session, kind, living, action, { actor: upkeep, reason: body.reason ?? 'due' });
}

async function replayPeriod(session: Session, row: LedgerRow, body: Body): Promise<void> {
  const statutes = [...session.register.kinds.values()].flatMap((kind) => statutesOf(kind.deletion));
  const statute = statutes.find(({ id }) => id === body.statute);
  if (statute === undefined) return;
  if (body.period !== 'law' && (body.unit === undefined || body.count === undefined)) return;
  const period =
    body.unit === undefined || body.count === undefined ? null : periodFrom(body.unit, body.count);
  await session.periods.set(statute, period, row.at);
  for (const kind of kindsUnder(session.register, statute)) await noteDatesStale(session, kind);
}

/** @returns whether the entry says what stands for a person */
async function replayStanding(
  session: Session,
  row: LedgerRow,
  person: PersonId,
  body: Body,
): Promise<boolean> {
  const [fact, change] = row.type.split('-');
  if (fact !== 'consent' && fact !== 'objection' && fact !== 'restriction' && fact !== 'hold') return false;
  const { connection } = session;
  if ((await present.run(connection, [person])).length === 0) return false;
  if (fact === 'consent') {
    if (body.consent === undefined) return false;
    const state = change === 'given' ? 'given' : 'withdrawn';
    const since = body.at ?? row.at;
    const before = (await readFacts(connection, [person])).get(person) ?? noFacts;
    if (isOutdated(consentIn(before, body.consent), { state, since })) return true;
    await setFact(connection, {
      person,
      fact,
      about: body.consent,
      state,
      since,
      channel: body.channel ?? '',
      wordingVersion: body.wording ?? '',
      recordedBy: row.actor,
      paper: body.paper ?? null,
      entry: row.number,
    });
    return true;
  }
  if (body.about === undefined) return false;
  if (change === 'lifted') await liftFact(connection, person, fact, body.about);
  else await setFact(connection, { person, fact, about: body.about, since: row.at, entry: row.number });
  return true;
}

function nameRecords(tally: Tally, kind: string, records: readonly RecordId[]): void {
  const named = tally.named.get(kind) ?? new Set();
  for (const id of records) named.add(id);
  tally.named.set(kind, named);
}

/** Records somebody opened after the snapshot: the other witness, besides changes, of what was made since. */
async function nameAccessed(session: Session, at: number, tally: Tally): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await accessesFrom.run(session.connection, { after, at });
    for (const row of rows) {
      const { kind, records } = JSON.parse(row.body) as Body;
      if (kind !== undefined && records !== undefined) nameRecords(tally, kind, records);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < portion) return;
    after = last.number;
  }
}

async function missingOf(session: Session, tally: Tally): Promise<Record<string, number>> {
  const missing: Record<string, number> = {};
  for (const [id, named] of tally.named) {
    const kind = session.register.kinds.get(id);
    if (kind === undefined) continue;
    const wanted = [...named].filter((record) => !tally.dead.has(record));
    const there = new Set(
      (await statementsOf(kind).byId.run(session.connection, wanted)).map((row) => row.id),
    );
    const gone = wanted.filter((record) => !there.has(record)).length;
    if (gone > 0) missing[id] = gone;
  }
  return missing;
}
