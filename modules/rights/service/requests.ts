import {
  type Actor,
  type Deadline,
  deadlineOf,
  type Engine,
  isDirectMarketing,
  type PersonId,
  type Purpose,
  type RecordId,
  type Refused,
  type RowOf,
  recipientsToTell,
  refused,
  type Unit,
} from '@redlich/engine';
import { nextNumber } from '../../../platform/numbers/number-series.ts';
import { companySetting } from '../../../platform/settings/company.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { privacyRequest, requester, requestHandling } from '../declaration.ts';
import type { Channel, IdentityCheck, Outcome, Right } from '../rights.ts';
import type { NewRequest } from '../schemas.ts';
import { nextStepOf, type Progress, stateOf } from '../stage.ts';
import { rightsTables } from '../tables.ts';
import { changedSince } from './changed-since.ts';

/** The plain row of a request, its codes narrowed. */
export type RequestRow = RowOf<typeof privacyRequest>;

declare const identified: unique symbol;

/**
 * A request whose identity check is on record. Whatever hands something over takes this and nothing less, so that no answer leaves
 * the house for somebody unchecked (Art. 12 (6) GDPR).
 */
export type IdentifiedRow = RequestRow & { readonly [identified]: true; readonly identity: IdentityCheck };

/** The only maker of identified requests. @returns `null` while nobody has checked */
export const asIdentified = (row: RequestRow): IdentifiedRow | null =>
  row.identity === null || row.identified_at === null ? null : (row as IdentifiedRow);

/** Whose data a request is about; `null` while nobody is matched or nobody was found. */
export const subjectOf = ({ subject }: RequestRow): PersonId | null =>
  subject === null || subject === 'nobody' ? null : (subject as PersonId);

/** Somebody whose identity is known already when the request comes: whose file it is about, and how that is known. */
export interface KnownRequester {
  readonly subject: PersonId;
  readonly by: IdentityCheck;
}

/** Takes a request in. Its person is new, so that it lives and dies apart from the file it is about. */
export async function takeRequest(
  unit: Unit,
  draft: NewRequest & { readonly channel: Channel },
  known: KnownRequester | null = null,
): Promise<RequestRow> {
  const person = await unit.newPerson(requester);
  const { right, channel, received, name, address, email, text } = draft;
  return unit.insert(privacyRequest, {
    person,
    sealed: {
      name,
      address,
      email,
      text,
      extensionReason: '',
      decision: '',
      addressee: '',
      excused: [],
      blackedOut: [],
    },
    plain: {
      number: await nextNumber(unit, 'rights'),
      ...{ right, channel, received: received ?? unit.now },
      ...{ subject: known?.subject ?? null, identity: known?.by ?? null },
      ...{ identity_by: known === null ? null : unit.actor.id, ending: null, ground: null, purpose: null },
    },
    ...(known === null ? {} : { events: { identified: unit.now } }),
  });
}

/** The plain row of an open request. */
export async function findRequest(db: unknown, id: string): Promise<RequestRow | Refused> {
  const row = await rightsTables(db)
    .selectFrom('records.privacy_request')
    .selectAll()
    .where('id', '=', id as RecordId)
    .executeTakeFirst();
  return row === undefined || row.answered_at !== null ? refused('unknown') : row;
}

/** The deadline of a request, with the holidays of the company's federal state (Art. 12 (3) GDPR). */
export async function deadlineOfRequest(tenant: Tenant, row: RequestRow): Promise<Deadline> {
  const { federalState } = await tenant.settings.get(companySetting);
  const { calendar } = tenant.engine;
  return deadlineOf({ receivedAt: row.received, calendar, state: federalState, extendedAt: row.extended_at });
}

/** Recipients of the matched person's data that were neither told nor excused since the right was carried out (Art. 19 GDPR). */
export async function untoldRecipients(engine: Engine, row: RequestRow): Promise<readonly string[]> {
  const subject = subjectOf(row);
  if (subject === null) return [];
  const all = await recipientsToTell(engine, subject);
  const since = row.carried_out_at ?? Number.POSITIVE_INFINITY;
  const isDone = (at: number | null) => at !== null && at >= since;
  return all
    .filter(({ toldAt, excusedAt }) => !isDone(toldAt) && !isDone(excusedAt))
    .map(({ recipient }) => recipient);
}

/** Whether an objection to a purpose is weighed. Direct marketing never is (Art. 21 (3) GDPR). */
const isWeighed = (purpose: Purpose | undefined): boolean =>
  purpose !== undefined && !isDirectMarketing(purpose);

/** When the data was looked through, if nothing came or changed since. What nobody has seen leaves the house for nobody. */
export async function reviewStands(engine: Engine, row: RequestRow): Promise<number | null> {
  const subject = subjectOf(row);
  if (row.reviewed_at === null || subject === null) return row.reviewed_at;
  const fresh = await changedSince(engine, subject, row.reviewed_at);
  return fresh.size > 0 ? null : row.reviewed_at;
}

/** How far a request has got. */
export async function progressOf(engine: Engine, row: RequestRow): Promise<Progress> {
  return {
    right: row.right as Right,
    subject: row.subject,
    identityAskedAt: row.identity_asked_at,
    identifiedAt: row.identified_at,
    reviewedAt: await reviewStands(engine, row),
    carriedOutAt: row.carried_out_at,
    outcome: row.ending as Outcome | null,
    untold: (await untoldRecipients(engine, row)).length,
    mustBeWeighed: isWeighed(engine.register.purposes.get(row.purpose ?? '')),
  };
}

/** How urgent: green, from a week before the last day yellow, red when the last day is over. */
export const lightOf = (deadline: Deadline, now: number): 'green' | 'yellow' | 'red' =>
  now >= deadline.endsAt ? 'red' : now >= deadline.endsAt - 7 * 86_400_000 ? 'yellow' : 'green';

/** A request in a list: no name, because a list of deadlines needs none. */
export async function inList(tenant: Tenant, row: RequestRow) {
  const { engine } = tenant;
  const deadline = await deadlineOfRequest(tenant, row);
  const progress = await progressOf(engine, row);
  return {
    id: row.id as string,
    number: row.number,
    right: row.right as Right,
    channel: row.channel as Channel,
    receivedAt: row.received,
    lastDay: deadline.lastDay,
    extendableUntil: deadline.extendableUntil,
    extension: deadline.extension,
    light: lightOf(deadline, engine.now()),
    state: stateOf(progress),
    next: nextStepOf(progress),
    revision: row.revision,
  };
}

/** All open requests, the most urgent first, and the latest receipts. */
export async function listRequests(tenant: Tenant) {
  const db = rightsTables(tenant.engine.db);
  const rows = await db
    .selectFrom('records.privacy_request')
    .selectAll()
    .where('answered_at', 'is', null)
    .execute();
  const open = await Promise.all(rows.map((row) => inList(tenant, row)));
  const receipts = await db
    .selectFrom('records.rights_receipt')
    .selectAll()
    .orderBy('number', 'desc')
    .limit(200)
    .execute();
  return {
    open: open.toSorted((a, b) => a.lastDay.localeCompare(b.lastDay) || a.number - b.number),
    receipts,
  };
}

/** The open requests about somebody's own data, for that person: what was asked, how far it has got and until when it is answered. */
export async function requestsAbout(tenant: Tenant, person: PersonId) {
  const rows = await rightsTables(tenant.engine.db)
    .selectFrom('records.privacy_request')
    .selectAll()
    .where('subject', '=', person)
    .where('identified_at', 'is not', null)
    .where('answered_at', 'is', null)
    .orderBy('number')
    .execute();
  return Promise.all(
    rows.map(async (row) => {
      const { number, right, receivedAt, lastDay, state } = await inList(tenant, row);
      return { number, right, receivedAt, lastDay, state };
    }),
  );
}

/** One request, opened for those who handle it. */
export async function showRequest(tenant: Tenant, actor: Actor, id: string) {
  const { engine } = tenant;
  const row = await findRequest(engine.db, id);
  if ('outcome' in row) return row;
  const opened = await engine.open(actor, privacyRequest, row.id, requestHandling);
  if (opened.outcome === 'refused') return opened;
  const { subject, identity, identified_at, carried_out_at, reviewed_at, ground, ending, purpose } =
    opened.row;
  return {
    outcome: 'shown' as const,
    request: {
      ...(await inList(tenant, opened.row)),
      ...opened.sealed,
      ...{ subject, identity, ground, purpose },
      decided: ending,
      identifiedAt: identified_at,
      carriedOutAt: carried_out_at,
      reviewedAt: reviewed_at,
    },
  };
}
