import {
  type Actor,
  automation,
  type Engine,
  type Language,
  type RecordId,
  type Refused,
  recipientsToTell,
  type Unit,
} from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import { handingOver, preparedAnswer, privacyRequest, requester } from '../declaration.ts';
import { type Channel, type IdentityCheck, type Outcome, type Right, rights } from '../rights.ts';
import { handsOutData } from '../stage.ts';
import { type ReceiptRow, rightsTables } from '../tables.ts';
import { answerPackage } from './answer.ts';
import type { LinkSecrets } from './link-secrets.ts';
import { type FreshLink, type LinkRefused, makeLink, useLink } from './links.ts';
import {
  asIdentified,
  deadlineOfRequest,
  findRequest,
  type RequestRow,
  reviewStands,
  subjectOf,
  untoldRecipients,
} from './requests.ts';
import { settleObjection } from './settle-objection.ts';

/** What came of handing over. */
export type Closed =
  | { readonly outcome: 'closed'; readonly link: FreshLink | null }
  | { readonly outcome: 'not-yet' }
  | Refused;

/** The answer was printed and goes by letter or over the counter: the request ends and its content dies in this moment. */
export async function closeByPrint(tenant: Tenant, actor: Actor, id: string): Promise<Closed> {
  const ready = await readyToClose(tenant, id);
  if ('outcome' in ready) return ready;
  const { engine } = tenant;
  return engine.write(actor, (unit) => end(unit, engine, ready, { handed: 'print', answer: null }));
}

/**
 * The answer lies ready behind a one-time link. What the person will get is written and sealed first; then the request ends, its
 * content dies, and the link comes into being, all at once.
 */
export async function closeByLink(
  tenant: Tenant,
  actor: Actor,
  id: string,
  language: Language,
): Promise<Closed> {
  const ready = await readyToClose(tenant, id);
  if ('outcome' in ready) return ready;
  const known = asIdentified(ready.row);
  if (known === null || known.ending === 'forwarded') return { outcome: 'not-yet' };
  const zip = await answerPackage(tenant, actor, known, language);
  if ('outcome' in zip) return zip;
  const { engine } = tenant;
  const answer = await engine.write(actor, async (unit) => {
    const person = await unit.newPerson(requester);
    const row = await unit.insert(preparedAnswer, {
      person,
      sealed: { content: '' },
      plain: { number: known.number },
    });
    return row.id;
  });
  try {
    const name = language === 'de' ? `Antrag-${known.number}.zip` : `request-${known.number}.zip`;
    await engine.files.put(actor, preparedAnswer, answer, { name, mediaType: 'application/zip', bytes: zip });
  } catch (error) {
    await engine.write(actor, (unit) => unit.erase(preparedAnswer, answer, 'mistake'));
    throw error;
  }
  const closed = await engine.write(actor, (unit) => end(unit, engine, ready, { handed: 'link', answer }));
  if (closed.outcome !== 'closed')
    await engine.write(actor, (unit) => unit.erase(preparedAnswer, answer, 'mistake'));
  return closed;
}

type Receipt = Omit<ReceiptRow, 'handed'>;

interface Ready {
  readonly row: RequestRow;
  readonly receipt: Receipt;
}

async function readyToClose(
  tenant: Tenant,
  id: string,
): Promise<Ready | Refused | { readonly outcome: 'not-yet' }> {
  const { engine } = tenant;
  const row = await findRequest(engine.db, id);
  if ('outcome' in row) return row;
  if (row.ending === null) return { outcome: 'not-yet' };
  if (row.ending === 'fulfilled' && asIdentified(row) === null) return { outcome: 'not-yet' };
  if (await isUnseen(engine, row)) return { outcome: 'not-yet' };
  return { row, receipt: await receiptOf(tenant, row) };
}

/** Whether the answer would hold, or the printed one lacks, something that nobody has looked through. */
const isUnseen = async (engine: Engine, row: RequestRow): Promise<boolean> =>
  row.ending === 'fulfilled' &&
  handsOutData(row.right as Right) &&
  subjectOf(row) !== null &&
  (await reviewStands(engine, row)) === null;

async function receiptOf(tenant: Tenant, row: RequestRow): Promise<Receipt> {
  const { calendar } = tenant.engine;
  const right = row.right as Right;
  const tells = rights[right].tellsRecipients && row.carried_out_at !== null;
  const subject = subjectOf(row);
  const all = tells && subject !== null ? await recipientsToTell(tenant.engine, subject) : [];
  const since = row.carried_out_at ?? Number.POSITIVE_INFINITY;
  const told = all.filter(({ toldAt }) => toldAt !== null && toldAt >= since).length;
  const untold = tells ? (await untoldRecipients(tenant.engine, row)).length : 0;
  return {
    number: row.number,
    right,
    channel: row.channel as Channel,
    received_day: calendar.dayOf(row.received),
    answered_day: calendar.dayOf(tenant.engine.now()),
    last_day: (await deadlineOfRequest(tenant, row)).lastDay,
    outcome: row.ending as Outcome,
    identity: row.identity as IdentityCheck | null,
    to_tell: all.length,
    told,
    excused: all.length - told - untold,
  };
}

async function end(
  unit: Unit,
  engine: Engine,
  { row: seen, receipt }: Ready,
  { handed, answer }: { readonly handed: ReceiptRow['handed']; readonly answer: RecordId | null },
): Promise<Closed> {
  const row = await findRequest(unit.db, seen.id);
  if ('outcome' in row) return row;
  if (row.revision !== seen.revision || (await isUnseen(engine, row))) return { outcome: 'not-yet' };
  await settleObjection(unit, engine.register, row);
  await rightsTables(unit.db)
    .insertInto('records.rights_receipt')
    .values({ ...receipt, handed })
    .execute();
  const link = answer === null ? null : await makeLink(unit, answer);
  await unit.note('exported', {
    what: 'privacy-request',
    number: row.number,
    by: handed,
    outcome: receipt.outcome,
  });
  await unit.mark(privacyRequest, row.id, 'answered', unit.now);
  return { outcome: 'closed', link };
}

/** Answers that lie ready and were not fetched yet. */
export async function waitingAnswers(engine: Engine) {
  const rows = await rightsTables(engine.db)
    .selectFrom('records.prepared_answer')
    .select(['id', 'number', 'due_at'])
    .where('fetched_at', 'is', null)
    .orderBy('number')
    .execute();
  return rows.map(({ id, number, due_at }) => ({ id: id as string, number, until: due_at }));
}

/** A new link for an answer that was not fetched, because the old one was lost; the old one ends. */
export function renewLink(engine: Engine, actor: Actor, id: string): Promise<FreshLink | null> {
  return engine.write(actor, async (unit) => {
    const row = await rightsTables(unit.db)
      .selectFrom('records.prepared_answer')
      .select(['id', 'fetched_at'])
      .where('id', '=', id as RecordId)
      .executeTakeFirst();
    return row === undefined || row.fetched_at !== null ? null : makeLink(unit, row.id);
  });
}

/** Acts for whoever has both secrets of a link. */
export const keeper: Actor = { id: 'rights-link', roles: [automation.id] };

/**
 * Hands the prepared answer to whoever has both secrets, once. It dies when its last byte was read; a broken transfer leaves it, so
 * that a new link can be made.
 */
export async function fetchAnswer(
  engine: Engine,
  given: LinkSecrets,
): Promise<
  | { readonly outcome: 'opened'; readonly name: string; readonly bytes: AsyncIterable<Uint8Array> }
  | LinkRefused
> {
  const link = await engine.write(keeper, (unit) => useLink(unit, given, 'fetch'));
  if ('outcome' in link || link.answer === null) return { outcome: 'unusable' };
  const answer = link.answer as RecordId;
  const [file] = await engine.files.list(preparedAnswer, answer);
  if (file === undefined) return { outcome: 'unusable' };
  const opened = await engine.files.open(keeper, preparedAnswer, file.id, handingOver);
  if (opened.outcome === 'refused') return { outcome: 'unusable' };
  async function* thenGone(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    yield* bytes;
    await engine.write(keeper, (unit) => unit.mark(preparedAnswer, answer, 'fetched', unit.now));
  }
  return { outcome: 'opened', name: opened.name, bytes: thenGone(opened.bytes) };
}
