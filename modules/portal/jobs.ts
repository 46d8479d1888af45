import type { RecordId } from '@redlich/engine';
import { bilingual, translate } from '../../platform/i18n/translate.ts';
import type { Job } from '../../platform/jobs/job.ts';
import { sendMail } from '../../platform/mail/send-mail.ts';
import type { Tenant } from '../../platform/tenant.ts';
import { portalAccount, portalNotices } from './declaration.ts';
import { gatekeeper } from './service/accounts.ts';
import { countNoticeAttempt, dropNoticeMail, waitingNoticeMails } from './service/notice-mails.ts';
import { portalSessions } from './service/sessions.ts';
import { portalSetting } from './settings.ts';
import type { NoticeMailRow, NoticeRow } from './tables.ts';
import { portalTexts as texts } from './texts.ts';

const perRun = 50;
const mostAttempts = 5;

/** Ends sessions that are over; each is erased with it. */
export const endExpiredPortalSessions: Job = {
  id: 'end-expired-portal-sessions',
  title: bilingual(texts, 'jobs.expired'),
  every: { seconds: 600 },
  run: ({ engine }) => portalSessions.end(engine, 'expired'),
};

/** Sends notices to those who chose to get them by mail, a few at a time. */
export const mailNotices: Job = {
  id: 'mail-notices',
  title: bilingual(texts, 'jobs.notices'),
  every: { seconds: 60 },
  async run(tenant) {
    const { address } = await tenant.settings.get(portalSetting);
    const waiting = await waitingNoticeMails(tenant.engine, perRun);
    let sent = 0;
    for (const each of waiting) {
      const step = await mailNotice(tenant, address, each);
      if (step === 'stop') break;
      if (step === 'sent') sent++;
    }
    return sent;
  },
};

async function mailNotice(
  tenant: Tenant,
  address: string,
  mail: NoticeRow & NoticeMailRow,
): Promise<'sent' | 'dropped' | 'later' | 'stop'> {
  const account = await tenant.engine.open(
    gatekeeper,
    portalAccount,
    mail.account_id as RecordId,
    portalNotices,
  );
  // Gone, shut, objected or chosen otherwise since: no mail.
  if (
    account.outcome === 'refused' ||
    account.row.active !== 1 ||
    account.row[`notify_${mail.topic}`] !== 'mail'
  ) {
    await dropNoticeMail(tenant.engine, mail);
    return 'dropped';
  }
  const { name, email, language } = account.sealed;
  const footer = translate(texts, language, 'mail.noticeFooter', { link: `${address}/portal` });
  const outcome = await sendMail(tenant, {
    id: `${mail.notice_id.slice(0, 18)}-${mail.account_id.slice(-12)}`,
    person: account.row.person_id,
    to: { name, address: email },
    subject: mail.title,
    text: `${mail.text}\n\n-- \n${footer}`,
  });
  if (outcome.outcome === 'refused' && outcome.because === 'setup') return 'stop';
  const isOver = outcome.outcome !== 'try-later' || Number(mail.attempts) + 1 >= mostAttempts;
  if (isOver) await dropNoticeMail(tenant.engine, mail);
  else await countNoticeAttempt(tenant.engine, mail);
  return outcome.outcome === 'sent' ? 'sent' : outcome.outcome === 'try-later' ? 'later' : 'dropped';
}
