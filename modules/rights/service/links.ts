import { timingSafeEqual } from 'node:crypto';
import type { Actor, Engine, RecordId, Unit } from '@redlich/engine';
import { v7 as newUuid } from 'uuid';
import { type LinkRow, rightsTables } from '../tables.ts';
import { hashOfSecret, hashOfToken, type LinkSecrets, newLinkSecrets } from './link-secrets.ts';

const dayMs = 86_400_000;

/** Days a link can be used: as long as a prepared answer lies ready. */
export const linkDays = 30;

/** Wrong second secrets a link survives. The token must be known to try one, so nobody else can spend them. */
const mostFailures = 5;

/** Failed tries per minute and company after which every try is refused for a while, right ones as well. */
const mostFailuresPerMinute = 30;

/** A fresh link, to be given out once: what is shown here is kept nowhere. */
export interface FreshLink extends LinkSecrets {
  readonly id: string;
  readonly expiresAt: number;
}

/** Why a link does not open is never told: unknown, expired, used, wrong secret and too many tries are one answer. */
export type LinkRefused = { readonly outcome: 'unusable' };

/** Makes a link to write a request, or to fetch an answer. Links made before for the same answer end. */
export async function makeLink(unit: Unit, answer: RecordId | null): Promise<FreshLink> {
  const secrets = newLinkSecrets();
  const row: LinkRow = {
    id: newUuid(),
    token_hash: hashOfToken(secrets.token),
    secret_hash: hashOfSecret(secrets),
    use: answer === null ? 'write' : 'fetch',
    answer,
    expires_at: unit.now + linkDays * dayMs,
    failures: 0,
    used_at: null,
  };
  const db = rightsTables(unit.db);
  if (answer !== null) await db.deleteFrom('records.rights_link').where('answer', '=', answer).execute();
  await db.insertInto('records.rights_link').values(row).execute();
  return { id: row.id, expiresAt: row.expires_at, ...secrets };
}

/** Looks whether both secrets fit, without using the link up. A wrong second secret counts against it. */
export async function tryLink(
  engine: Engine,
  actor: Actor,
  given: LinkSecrets,
): Promise<LinkRow | LinkRefused> {
  if (failuresOf(engine) >= mostFailuresPerMinute) return { outcome: 'unusable' };
  const found = await engine.write(actor, (unit) => fittingLink(unit, given));
  if ('outcome' in found) noteFailure(engine);
  return found;
}

/** The same inside a unit that then uses the link: whoever comes second finds it used. */
export async function useLink(
  unit: Unit,
  given: LinkSecrets,
  use: LinkRow['use'],
): Promise<LinkRow | LinkRefused> {
  const link = await fittingLink(unit, given);
  if ('outcome' in link) return link;
  if (link.use !== use) return { outcome: 'unusable' };
  await rightsTables(unit.db)
    .updateTable('records.rights_link')
    .set({ used_at: unit.now })
    .where('id', '=', link.id)
    .execute();
  return link;
}

async function fittingLink(unit: Unit, given: LinkSecrets): Promise<LinkRow | LinkRefused> {
  const db = rightsTables(unit.db);
  const link = await db
    .selectFrom('records.rights_link')
    .selectAll()
    .where('token_hash', '=', hashOfToken(given.token))
    .executeTakeFirst();
  // The comparison happens for unknown links too, so that time tells nothing.
  const fits = equal(hashOfSecret(given), link?.secret_hash ?? hashOfToken(''));
  if (link === undefined || link.used_at !== null || link.expires_at <= unit.now)
    return { outcome: 'unusable' };
  if (link.failures >= mostFailures) return { outcome: 'unusable' };
  if (fits) return link;
  await db
    .updateTable('records.rights_link')
    .set({ failures: link.failures + 1 })
    .where('id', '=', link.id)
    .execute();
  return { outcome: 'unusable' };
}

const equal = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a), Buffer.from(b));

const failures = new WeakMap<Engine, number[]>();

function failuresOf(engine: Engine): number {
  const recent = (failures.get(engine) ?? []).filter((at) => at > engine.now() - 60_000);
  failures.set(engine, recent);
  return recent.length;
}

/** Remembered in memory for a minute: a time, nothing about whoever tried. */
function noteFailure(engine: Engine): void {
  failures.set(engine, [...(failures.get(engine) ?? []), engine.now()]);
}

/** Removes links that can no longer be used. @returns how many */
export function forgetLinks(engine: Engine, actor: Actor): Promise<number> {
  return engine.write(actor, async (unit) => {
    const gone = await rightsTables(unit.db)
      .deleteFrom('records.rights_link')
      .where((row) => row.or([row('expires_at', '<=', unit.now), row('used_at', '<', unit.now - dayMs)]))
      .executeTakeFirst();
    return Number(gone.numDeletedRows);
  });
}
