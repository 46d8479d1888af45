import { bilingual } from '../../../platform/i18n/translate.ts';
import type { Job } from '../../../platform/jobs/job.ts';
import { watchMailbox } from '../../../platform/mail/index.ts';
import { helpdeskTexts as texts } from '../texts.ts';
import { mailSecretOf } from './secret.ts';
import { takeMail } from './take-mail.ts';

/**
 * Empties the mailbox and keeps listening to it until the next run. A mail leaves the mailbox after it is stored (pledge
 * helpdesk.record); a mailbox that is off or out of reach is no fault of a job but stands with the recipient.
 */
export const collectMailJob: Job = {
  id: 'collect-mail',
  title: bilingual(texts, 'jobs.mail'),
  every: { seconds: 60 },
  async run(tenant) {
    const secret = await mailSecretOf(tenant.engine);
    const look = await watchMailbox(tenant, secret, async (mail) => void (await takeMail(tenant, mail)));
    return look.outcome === 'emptied' ? look.taken : 0;
  },
};
