import { type Actor, automation, type RecordId } from '@redlich/engine';
import { bilingual } from '../../platform/i18n/translate.ts';
import type { Job } from '../../platform/jobs/job.ts';
import { sendMail } from '../../platform/mail/send-mail.ts';
import { companySetting } from '../../platform/settings/company.ts';
import type { Tenant } from '../../platform/tenant.ts';
import { advertising } from '../customers/index.ts';
import { compose } from './compose.ts';
import { mailingPiece } from './declaration.ts';
import { findMailing, markSent, waitingMails } from './service.ts';
import { mailingTexts } from './texts.ts';

const program: Actor = { id: 'mailings', roles: [automation.id] };
const perRun = 50;
const mostAttempts = 5;

/** Sends waiting e-mails of released mailings, a few at a time, when the owner has switched the mail provider on. */
export const sendMailingsJob: Job = {
  id: 'send-mailings',
  title: bilingual(mailingTexts, 'jobs.send'),
  every: { seconds: 60 },
  async run(tenant) {
    const rows = await waitingMails(tenant.engine, perRun);
    let sent = 0;
    for (const row of rows) {
      const step = await sendPiece(tenant, row.id, row.mailing_id, row.attempts);
      if (step === 'stop') break;
      if (step === 'sent') sent++;
    }
    return sent;
  },
};

async function sendPiece(
  tenant: Tenant,
  id: RecordId,
  mailingId: string,
  attempts: number,
): Promise<'sent' | 'not-sent' | 'stop'> {
  const mailing = await findMailing(tenant.engine, mailingId);
  const opened = await tenant.engine.open(program, mailingPiece, id, advertising);
  if (mailing === undefined || opened.outcome === 'refused') return 'not-sent';
  const company = await tenant.settings.get(companySetting);
  const replyTo = company.email;
  const result = await sendMail(tenant, {
    id,
    person: opened.row.person_id,
    to: { name: opened.sealed.name, address: opened.sealed.email },
    ...compose(opened.sealed, mailing, company.name),
    ...(replyTo === ''
      ? {}
      : { unsubscribe: { mailto: { address: replyTo, subject: `Abmelden ${opened.sealed.unsubscribe}` } } }),
  });
  if (result.outcome === 'sent') {
    await tenant.engine.write(program, (unit) => markSent(unit, id));
    return 'sent';
  }
  // Switched off or not set up: nothing wrong with the piece, it waits.
  if (result.outcome === 'refused' && result.because === 'setup') return 'stop';
  const failed = result.outcome === 'refused' || attempts + 1 >= mostAttempts;
  await tenant.engine.write(program, (unit) =>
    unit.change(mailingPiece, id, advertising, {
      revision: 'any',
      plain: { attempts: attempts + 1, state: failed ? 'failed' : 'waiting' },
    }),
  );
  return result.outcome === 'try-later' ? 'stop' : 'not-sent';
}
