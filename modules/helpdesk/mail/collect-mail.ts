import { alarm } from '../../../platform/alarms/alarm.ts';
import { bilingual } from '../../../platform/i18n/translate.ts';
import type { Job } from '../../../platform/jobs/job.ts';
import { watchMailbox } from '../../../platform/mail/index.ts';
import { helpdeskTexts as texts } from '../texts.ts';
import { mailSecretOf } from './secret.ts';
import { takeMail } from './take-mail.ts';

/** A mail larger than any that is fetched stays in the mailbox, and nobody would know. */
const mailLeftAlarm = alarm({
  id: 'mail-too-large',
  title: bilingual(texts, 'alarm.left'),
  advice: bilingual(texts, 'alarm.leftAdvice'),
  severity: 'warning',
  ends: 'by-itself',
});

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
    if (look.outcome !== 'emptied') return 0;
    await (look.left > 0 ? tenant.alarms.raise(mailLeftAlarm) : tenant.alarms.clear(mailLeftAlarm));
    return look.taken;
  },
};
