import type { RecordId } from '@redlich/engine';
import { bilingual } from '../../platform/i18n/translate.ts';
import type { Job } from '../../platform/jobs/job.ts';
import { sendMail } from '../../platform/mail/send-mail.ts';
import type { Tenant } from '../../platform/tenant.ts';
import { dueEmails, markTold, markUnsent, openMessage, postpone, sender } from './service/outbox.ts';
import { orderTexts } from './texts.ts';

const perRun = 50;

/**
 * Sends waiting e-mails about orders, a few at a time, once the owner has switched the mail provider on. While it is off, or not set
 * up, they wait without being counted as tried.
 */
export const sendOrderMessages: Job = {
  id: 'send-order-messages',
  title: bilingual(orderTexts, 'jobs.send'),
  every: { seconds: 60 },
  async run(tenant) {
    let sent = 0;
    for (const { id } of await dueEmails(tenant.engine, perRun)) {
      const step = await sendOne(tenant, id);
      if (step === 'stop') break;
      if (step === 'sent') sent++;
    }
    return sent;
  },
};

async function sendOne(tenant: Tenant, id: RecordId): Promise<'sent' | 'unsent' | 'stop'> {
  const opened = await openMessage(tenant.engine, sender, id);
  if (opened.outcome === 'refused') {
    await postpone(tenant.engine, id);
    return 'unsent';
  }
  const { name, address, subject, text } = opened.sealed;
  const result = await sendMail(tenant, {
    id,
    person: opened.row.person_id,
    to: { name, address },
    subject,
    text,
  });
  if (result.outcome === 'sent') {
    await markTold(tenant, sender, [id]);
    return 'sent';
  }
  if (result.outcome === 'refused' && result.because === 'setup') return 'stop';
  await markUnsent(tenant.engine, id, result);
  return result.outcome === 'try-later' ? 'stop' : 'unsent';
}
