import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { toString as qrCode } from 'qrcode';
import { computerTime } from '../clock.ts';
import type { ProblemReply } from '../http/problem.ts';
import { invalidProblem, notFoundProblem } from '../http/problems.ts';
import { bilingual } from '../i18n/translate.ts';
import { companySetting } from '../settings/company.ts';
import { registrationOptions, siteOf, verifyRegistration } from './factors/passkeys.ts';
import { newRecoveryCodes, recoveryHash } from './factors/recovery-codes.ts';
import { newTotpSecret, totpStepOf, totpUri } from './factors/totp.ts';
import { changeSecurity, checkPresent, type OwnAccount } from './own-account.ts';
import { noHostName, noTotpBegun, wrongPasskey } from './problems.ts';
import { signInKeyOf } from './sign-in-key.ts';
import { loginTexts as texts } from './texts.ts';

/** Gives out a secret for one-time codes. Nothing changes before the first code proves that the phone has it. */
export async function beginTotp(mine: OwnAccount) {
  const secret = newTotpSecret();
  const { name } = await mine.session.tenant.settings.get(companySetting);
  const uri = totpUri(secret, mine.account.sealed.login, name || 'Redlich');
  shelve(mine, { challenge: null, totpSecret: secret });
  return { secret, uri, qrSvg: await qrCode(uri, { type: 'svg', errorCorrectionLevel: 'M', margin: 1 }) };
}

/** Switches one-time codes on and gives the recovery codes, which are shown this once. */
export async function confirmTotp(
  mine: OwnAccount,
  code: string,
): Promise<{ recoveryCodes: string[] } | ProblemReply> {
  const { context, session } = mine;
  const waiting = context.shelf.get(session.tokenHash);
  if (!waiting?.totpSecret) return noTotpBegun;
  const step = totpStepOf(waiting.totpSecret, code, computerTime(context.installation.clock), 0);
  if (step === null) {
    return invalidProblem([{ field: 'code', code: 'wrong', message: bilingual(texts, 'problem.wrongCode') }]);
  }
  const recoveryCodes = newRecoveryCodes();
  const key = await signInKeyOf(session.tenant.engine);
  const hashes = recoveryCodes.map((each) => recoveryHash(key, session.accountId, each));
  await changeSecurity(mine, 'totp-on', {
    totpSecret: waiting.totpSecret,
    totpStep: step,
    recoveryCodes: hashes,
  });
  return { recoveryCodes };
}

/** Switches one-time codes off. */
export async function removeTotp(mine: OwnAccount, password: string): Promise<undefined | ProblemReply> {
  const wrong = await checkPresent(mine, 'password', password);
  return wrong ?? changeSecurity(mine, 'totp-off', { totpSecret: null, totpStep: 0, recoveryCodes: [] });
}

/** Begins making a passkey in this browser. */
export async function beginPasskeyCreation(mine: OwnAccount) {
  const { visit, session, account } = mine;
  const site = siteOf(visit.origin);
  if (site === null) return noHostName;
  const { name: company } = await session.tenant.settings.get(companySetting);
  const { login, name, passkeys } = account.sealed;
  const options = await registrationOptions(site, { id: session.accountId, login, name, company, passkeys });
  shelve(mine, { challenge: options.challenge, totpSecret: null });
  return { ...options };
}

/** Keeps the passkey the browser made. */
export async function keepPasskey(
  mine: OwnAccount,
  name: string,
  response: RegistrationResponseJSON,
): Promise<{ id: string } | ProblemReply> {
  const { context, visit, session, account } = mine;
  const waiting = context.shelf.take(session.tokenHash);
  const site = siteOf(visit.origin);
  if (!waiting?.challenge || site === null) return unknownPasskey;
  const kept = { name, createdAt: session.tenant.engine.now() };
  const made = await verifyRegistration(site, waiting.challenge, response, kept);
  const { passkeys } = account.sealed;
  if (made === null || passkeys.some((each) => each.id === made.id)) return unknownPasskey;
  await changeSecurity(mine, 'passkey-added', { passkeys: [...passkeys, made] });
  return { id: made.id };
}

/** 422, not 401: the session goes on. */
const unknownPasskey: ProblemReply = { ...wrongPasskey, status: 422 };

/** Removes a passkey of the own ones. */
export async function removePasskey(mine: OwnAccount, id: string): Promise<undefined | ProblemReply> {
  const { passkeys } = mine.account.sealed;
  if (!passkeys.some((each) => each.id === id)) return notFoundProblem;
  return changeSecurity(mine, 'passkey-removed', { passkeys: passkeys.filter((each) => each.id !== id) });
}

type Waiting = { readonly challenge: string | null; readonly totpSecret: string | null };

function shelve({ context, session }: OwnAccount, waiting: Waiting): void {
  const { tenant, accountId } = session;
  context.shelf.put(session.tokenHash, { tenant: tenant.id, accountId, ...waiting });
}
