import type { RecordId } from '@redlich/engine';
import { bilingual, translate } from '../../platform/i18n/translate.ts';
import type { Job } from '../../platform/jobs/job.ts';
import { sendMail } from '../../platform/mail/send-mail.ts';
import type { Tenant } from '../../platform/tenant.ts';
import { portalAccount, portalNotices } from './declaration.ts';
import { gatekeeper } from './service/accounts.ts';
import { endPortalSessions } from './service/sessions.ts';
import { portalSetting } from './settings.ts';
import { type NoticeMailRow, type NoticeRow, portalTables } from './tables.ts';
import { portalTexts as texts } from './texts.ts';

const perRun = 50;
const mostAttempts = 5;

/** Ends sessions that are over; each is erased with it. */
export const endExpiredPortalSessions: Job = {
  id: 'end-expired-portal-sessions',
  title: bilingual(texts, 'jobs.expired'),
  every: { seconds: 600 },
  run: ({ engine }) => endPortalSessions(engine, 'expired'),
};

/** Sends notices to those who chose to get them by mail, a few at a time. */
export const mailNotices: Job = {
  id: 'mail-notices',
  title: bilingual(texts, 'jobs.notices'),
  every: { seconds: 60 },
  async run(tenant) {
    const { address } = await tenant.settings.get(portalSetting);
    const waiting = await portalTables(tenant.engine.db)
      .selectFrom('records.portal_notice_mail')
      .innerJoin('records.portal_notice', 'records.portal_notice.id', 'records.portal_notice_mail.notice_id')
      .selectAll()
      .orderBy('published_at')
      .limit(perRun)
      .execute();
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
    await drop(tenant, mail);
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
  if (isOver) await drop(tenant, mail);
  else await countAttempt(tenant, mail);
  return outcome.outcome === 'sent' ? 'sent' : outcome.outcome === 'try-later' ? 'later' : 'dropped';
}

const keyOf = ({ notice_id, account_id }: NoticeMailRow) => ({ notice_id, account_id });

async function drop({ engine }: Tenant, mail: NoticeMailRow): Promise<void> {
  const { notice_id, account_id } = keyOf(mail);
  await engine.write(gatekeeper, async (unit) => {
    await portalTables(unit.db)
      .deleteFrom('records.portal_notice_mail')
      .where('notice_id', '=', notice_id)
      .where('account_id', '=', account_id)
      .execute();
  });
}

async function countAttempt({ engine }: Tenant, mail: NoticeMailRow): Promise<void> {
  const { notice_id, account_id } = keyOf(mail);
  await engine.write(gatekeeper, async (unit) => {
    await portalTables(unit.db)
      .updateTable('records.portal_notice_mail')
      .set({ attempts: Number(mail.attempts) + 1 })
      .where('notice_id', '=', notice_id)
      .where('account_id', '=', account_id)
      .execute();
  });
}
