import type { RecordId } from '@redlich/engine';
import { translate } from '../../../platform/i18n/translate.ts';
import { signInKeyOf } from '../../../platform/login/index.ts';
import { sendMail } from '../../../platform/mail/send-mail.ts';
import { companySetting } from '../../../platform/settings/company.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { portalSetting } from '../settings.ts';
import { portalTexts as texts } from '../texts.ts';
import { gatekeeper, layLink, linkLifeMs, openPortalAccount, portalHash, portalRowBy } from './accounts.ts';

/** No second link within this time, so that nobody fills a mailbox by asking again and again. */
const pauseMs = 20 * 60_000;

/** The address of a page behind a link. The secret stands after the `#`, which no browser sends to a server or into a log. */
const linkTo = (address: string, tenant: string, secret: string): string =>
  `${address}/portal#${tenant}/${secret}`;

/** Sends a link by mail. @returns whether it went */
export async function mailLink(
  tenant: Tenant,
  id: RecordId,
  secret: string,
  why: keyof typeof linkLifeMs,
): Promise<boolean> {
  const { address } = await tenant.settings.get(portalSetting);
  const account = address === '' ? null : await openPortalAccount(tenant.engine, id);
  if (account === null) return false;
  const { name, email, language } = account.sealed;
  const company = (await tenant.settings.get(companySetting)).name;
  const values = { name, company, link: linkTo(address, tenant.id, secret) };
  const key = why === 'invitation' ? 'invite' : 'forgotten';
  const outcome = await sendMail(tenant, {
    id: crypto.randomUUID(),
    person: account.row.person_id,
    to: { name, address: email },
    subject: translate(texts, language, `mail.${key}Subject`, values),
    text: translate(texts, language, `mail.${key}`, values),
  });
  return outcome.outcome === 'sent';
}

/**
 * Somebody says they forgot the password of an address. Whether there is an account shows only in its mailbox. An invitation that still
 * stands is not replaced by a shorter link, and no second link is laid shortly after the first.
 */
export async function sendForgotten(tenant: Tenant, email: string): Promise<void> {
  const { engine } = tenant;
  const row = await portalRowBy(engine.db, 'login_hash', portalHash(await signInKeyOf(engine), email));
  if (row === undefined || row.active !== 1) return;
  const left = (row.link_until ?? 0) - engine.now();
  const isInvited = left > linkLifeMs.forgotten;
  if (isInvited || left > linkLifeMs.forgotten - pauseMs) return;
  const secret = await layLink(engine, gatekeeper, row.id, 'forgotten');
  if (secret !== null) await mailLink(tenant, row.id, secret, 'forgotten');
}
