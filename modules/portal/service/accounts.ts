import {
  type Actor,
  automation,
  type Engine,
  type Opened,
  type PersonId,
  type RecordId,
  type Unit,
} from '@redlich/engine';
import { keyedHash, newToken, normalisedLogin, signInKeyOf } from '../../../platform/login/index.ts';
import { portalAccess, portalAccount, portalPerson } from '../declaration.ts';
import { type PortalTables, portalTables } from '../tables.ts';

/** The program as it checks who somebody is. */
export const gatekeeper: Actor = Object.freeze({ id: 'portal', roles: Object.freeze([automation.id]) });

/** An account's row, without its personal part. */
export type PortalRow = PortalTables['records.portal_account'];

/** An account whose seal was opened. */
export type PortalAccount = Opened<typeof portalAccount>;

/** The value an account is found by. The portal's names are their own: the same address may belong to a member of staff as well. */
export const portalHash = (key: Buffer, email: string): string =>
  keyedHash(key, 'portal', normalisedLogin(email));

/** The value a link is found by. The link's secret is random, so nobody can try it out against a copy of the store. */
export const linkHash = (key: Buffer, secret: string): string => keyedHash(key, 'portal-link', secret);

/** The row of an account. */
export const portalRow = (db: Engine['db'] | Unit['db'], id: string): Promise<PortalRow | undefined> =>
  portalTables(db)
    .selectFrom('records.portal_account')
    .selectAll()
    .where('id', '=', id as RecordId)
    .executeTakeFirst();

/** The row with this value in a column that is unique. */
export const portalRowBy = (
  db: Engine['db'] | Unit['db'],
  column: 'login_hash' | 'link_hash',
  value: string,
): Promise<PortalRow | undefined> =>
  portalTables(db)
    .selectFrom('records.portal_account')
    .selectAll()
    .where(column, '=', value)
    .executeTakeFirst();

/** Opens an account so that the program can check who somebody is. */
export async function openPortalAccount(engine: Engine, id: RecordId): Promise<PortalAccount | null> {
  const opened = await engine.open(gatekeeper, portalAccount, id, portalAccess);
  return opened.outcome === 'opened' ? opened : null;
}

/** Who gets an account. */
export interface Invited {
  /** Somebody known; a new person otherwise. */
  readonly person: PersonId | null;
  readonly name: string;
  readonly email: string;
  readonly language: 'de' | 'en';
  readonly company: string | null;
  readonly reach: 'own' | 'company';
}

/** How long an invitation and a link to choose a new password are good for. */
export const linkLifeMs = { invitation: 7 * 86_400_000, forgotten: 3_600_000 } as const;

/** What came of an invitation. The secret is told once, here. */
export type Invitation =
  | { readonly outcome: 'invited'; readonly id: RecordId; readonly secret: string }
  | { readonly outcome: 'taken' };

/** Makes an account that waits for its owner to choose a password by the link with this secret. */
export async function invite(engine: Engine, actor: Actor, invited: Invited): Promise<Invitation> {
  const key = await signInKeyOf(engine);
  const hash = portalHash(key, invited.email);
  const secret = newToken();
  return engine.write(actor, async (unit): Promise<Invitation> => {
    if ((await portalRowBy(unit.db, 'login_hash', hash)) !== undefined) return { outcome: 'taken' };
    const person = invited.person ?? (await unit.newPerson(portalPerson));
    const { name, email, language, company, reach } = invited;
    const { id } = await unit.insert(portalAccount, {
      person,
      sealed: { name, email, language, passwordHash: null },
      plain: {
        ...{ login_hash: hash, company_id: company, reach, active: 1, must_change: 0, used_on: null },
        ...{ notify_security: 'mail', notify_features: 'screen', notify_hints: 'screen' },
        ...{ link_hash: linkHash(key, secret), link_until: unit.now + linkLifeMs.invitation },
      },
      events: { used: unit.now },
    });
    await unit.note('user-changed', { user: id, change: 'portal-invited', reach }, person);
    return { outcome: 'invited', id, secret };
  });
}

/** Lays a new link for an account that exists; the one before is worth nothing any more. */
export async function layLink(
  engine: Engine,
  actor: Actor,
  id: RecordId,
  life: keyof typeof linkLifeMs,
): Promise<string | null> {
  const key = await signInKeyOf(engine);
  const secret = newToken();
  return engine.write(actor, async (unit) => {
    const changed = await unit.change(portalAccount, id, portalAccess, {
      revision: 'any',
      plain: { link_hash: linkHash(key, secret), link_until: unit.now + linkLifeMs[life] },
    });
    return changed.outcome === 'changed' ? secret : null;
  });
}

/** How the links of all living accounts stand. */
export const linksOfAccounts = (
  engine: Engine,
): Promise<readonly Pick<PortalRow, 'link_hash' | 'link_until'>[]> =>
  portalTables(engine.db)
    .selectFrom('records.portal_account')
    .select(['link_hash', 'link_until'])
    .where('sealed', 'is not', null)
    .execute();
