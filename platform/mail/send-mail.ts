import { type Actor, automation } from '@redlich/engine';
import type { ShutReason } from '../egress/shut.ts';
import { companySetting } from '../settings/company.ts';
import type { Tenant } from '../tenant.ts';
import { mailAddress } from './address.ts';
import { letterOf, type MailMessage } from './message.ts';
import { badMessage, badSetup, type MailOutcome, tryLater } from './outcome.ts';
import { mailProvider } from './recipient.ts';
import { mailPassword, mailSetting } from './settings.ts';

const sender: Actor = { id: 'mail', roles: [automation.id] };

/**
 * Sends one mail through the company's provider, if the owner has switched that on. Before anything about the person is said
 * to the server, the ledger holds that it is disclosed, to whom, and whether encrypted (`tls: 'none'` marks the exceptions of
 * pledge tls.enforced). Never call it inside a unit.
 */
export async function sendMail(tenant: Tenant, message: MailMessage): Promise<MailOutcome> {
  const destination = await tenant.egress.destination(mailProvider);
  if (destination === null) return badSetup('switched-off');
  const settings = await tenant.settings.get(mailSetting);
  const address = mailAddress(settings.fromAddress);
  if (address === null) return badSetup('not-configured');
  const name = settings.fromName || (await tenant.settings.get(companySetting)).name;
  const letter = letterOf(
    message,
    { from: { name, address }, replyTo: mailAddress(settings.replyTo) },
    tenant.engine.now(),
  );
  if (typeof letter === 'string') return badMessage(letter);
  // Loaded when the first mail goes: most of the memory of this part, which a shop that sends no mail does not pay for.
  const [{ composeLetter }, { converse }] = await Promise.all([
    import('./compose-letter.ts'),
    import('./smtp-dialogue.ts'),
  ]);
  const composed = await composeLetter(letter);
  const login =
    settings.user === '' ? null : { user: settings.user, pass: await tenant.settings.get(mailPassword) };

  const mode = settings.encryption === 'implicit' ? 'implicit' : 'starttls';
  const { host, port } = destination;
  const passage = await tenant.egress.connect(mailProvider, {
    host,
    port,
    tls: mode === 'implicit' ? 'implicit' : 'none',
  });
  if (passage.outcome === 'shut') return outcomeOfShut(passage.reason);
  return converse({
    socket: passage.socket,
    host,
    tls: {
      demand: tenant.egress.tlsFor(host),
      mode,
      ifNotOffered: settings.encryption === 'starttls-if-offered' ? 'send-in-the-clear' : 'refuse',
    },
    login,
    from: address,
    to: [letter.to, ...letter.cc].map((one) => one.address),
    letter: composed,
    beforeDisclosure: (tls) =>
      tenant.engine.write(sender, (unit) =>
        unit.note(
          'disclosed',
          { recipient: mailProvider.id, message: message.id, tls },
          message.person ?? undefined,
        ),
      ),
  });
}

function outcomeOfShut(reason: ShutReason): MailOutcome {
  if (reason === 'unreachable') return tryLater('unreachable');
  // The day's budget begins anew with the day.
  if (reason === 'budget-spent') return tryLater('busy');
  return badSetup(reason === 'undeclared' ? 'switched-off' : reason);
}
