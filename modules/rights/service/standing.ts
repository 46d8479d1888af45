import {
  type Actor,
  announceLifting,
  type Language,
  liftRestriction,
  type Paper,
  type PersonId,
  type Refused,
  type RestrictionGround,
  refused,
  type Standing,
  standingOf,
  standingOfAll,
} from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import { addressLines, customer, fileOf, nameOf } from '../../customers/index.ts';
import { answering, privacyRequest, requestHandling } from '../declaration.ts';
import { liftingLetter } from '../letters/lifting-letter.ts';
import type { ShownStanding } from '../schemas.ts';
import { rightsTables } from '../tables.ts';
import type { Done } from './done.ts';
import { takeRequest } from './requests.ts';
import { answerSource } from './source.ts';

/** Everybody whose data is restricted or whose objection waits, without names: a list needs none. */
export async function listStanding(tenant: Tenant): Promise<readonly ShownStanding[]> {
  const all = await standingOfAll(tenant.engine);
  return Promise.all(all.map((each) => shown(tenant, each)));
}

/** One of them; refused as `unknown` when nothing stands. */
export async function showStanding(tenant: Tenant, person: PersonId): Promise<ShownStanding | Refused> {
  const standing = await standingOf(tenant.engine, person);
  return standing.restrictions.length === 0 ? refused('unknown') : shown(tenant, standing);
}

async function shown(
  { engine }: Tenant,
  { person, restrictions, pending }: Standing,
): Promise<ShownStanding> {
  const { purposes } = engine.register;
  const file = await fileOf(engine.db, person);
  const requests = await rightsTables(engine.db)
    .selectFrom('records.privacy_request')
    .select(['id', 'purpose'])
    .where('subject', '=', person)
    .where('answered_at', 'is', null)
    .execute();
  return {
    person,
    number: file?.number ?? null,
    restrictions: [...restrictions],
    pending: pending.map(({ purpose, since }) => ({
      purpose,
      title: purposes.get(purpose)?.title ?? { de: purpose, en: purpose },
      since,
      request: requests.find((each) => each.purpose === purpose)?.id ?? null,
    })),
  };
}

/** What a notice before a lifting says. `reason` goes to the person and is kept nowhere. */
export interface Notice {
  readonly ground: RestrictionGround;
  readonly reason: string;
  readonly language: Language;
}

/** The letter that tells a person that a restriction will be lifted, and why (Art. 18 (3) GDPR). */
export async function noticeLetter(
  tenant: Tenant,
  actor: Actor,
  person: PersonId,
  { ground, reason, language }: Notice,
): Promise<Paper | Refused> {
  const { engine } = tenant;
  const { restrictions } = await standingOf(engine, person);
  const standing = restrictions.find((each) => each.ground === ground);
  const addressee = await addresseeOf(tenant, actor, person, language);
  if (standing === undefined) return refused('unknown');
  if ('outcome' in addressee) return addressee;
  const { calendar } = engine;
  return liftingLetter(
    {
      ...addressee,
      ...{ ground, reason },
      sinceDay: calendar.dayOf(standing.since),
      today: calendar.dayOf(engine.now()),
    },
    await answerSource(tenant, language),
  );
}

async function addresseeOf(
  { engine }: Tenant,
  actor: Actor,
  person: PersonId,
  language: Language,
): Promise<{ readonly name: string; readonly address: string } | Refused> {
  const file = await fileOf(engine.db, person);
  if (file === undefined) return refused('unknown');
  const opened = await engine.open(actor, customer, file.id, answering);
  if (opened.outcome === 'refused') return opened;
  const [, ...lines] = addressLines(opened.sealed, language);
  return { name: nameOf(opened.sealed), address: lines.join('\n') };
}

/** Notes that the person was told. */
export const announce = (
  { engine }: Tenant,
  actor: Actor,
  person: PersonId,
  ground: RestrictionGround,
): Promise<Done> =>
  engine.write(actor, async (unit): Promise<Done> => {
    if (!(await unit.facts(person)).restrictions.includes(ground)) return refused('unknown');
    await announceLifting(unit, person, ground);
    return { outcome: 'done' };
  });

/** Lifts a restriction after the person was told. One that waits for an objection ends with the decision about it, not here. */
export const lift = (
  { engine }: Tenant,
  actor: Actor,
  person: PersonId,
  ground: RestrictionGround,
): Promise<Done> =>
  engine.write(actor, async (unit): Promise<Done> => {
    const { pending } = await standingOf(engine, person);
    if (ground === 'objection-pending' && pending.length > 0) return { outcome: 'not-yet' };
    const lifted = await liftRestriction(unit, person, ground);
    if (lifted.outcome === 'not-set') return refused('unknown');
    return lifted.outcome === 'lifted' ? { outcome: 'done' } : { outcome: 'not-yet' };
  });

/** What came of beginning to weigh. */
export type WeighingBegun = { readonly outcome: 'begun'; readonly id: string } | Refused;

/**
 * Makes a request of an objection that was recorded in a customer's file and not weighed there, so that the clock runs, the reasons
 * are written down and the person gets an answer like everybody else. It runs since the objection was raised.
 */
export async function beginWeighing(
  tenant: Tenant,
  actor: Actor,
  person: PersonId,
  purpose: string,
): Promise<WeighingBegun> {
  const { engine } = tenant;
  const { pending } = await showStanding(tenant, person).then((each) =>
    'outcome' in each ? { pending: [] } : each,
  );
  const waiting = pending.find((each) => each.purpose === purpose);
  if (waiting === undefined) return refused('unknown');
  if (waiting.request !== null) return { outcome: 'begun', id: waiting.request };
  const addressee = await addresseeOf(tenant, actor, person, 'de');
  if ('outcome' in addressee) return addressee;
  return engine.write(actor, async (unit): Promise<WeighingBegun> => {
    const row = await takeRequest(unit, {
      ...{ right: 'objection', channel: 'counter', received: waiting.since },
      ...{ ...addressee, email: '', text: '' },
    });
    await unit.change(privacyRequest, row.id, requestHandling, {
      revision: 'any',
      plain: { subject: person, purpose },
    });
    await unit.mark(privacyRequest, row.id, 'carried_out', unit.now);
    return { outcome: 'begun', id: row.id };
  });
}
