import type { Engine } from '@redlich/engine';
import { type NoticeMailRow, type NoticeRow, portalTables } from '../tables.ts';
import { gatekeeper } from './accounts.ts';

/** Notices that still have to go to somebody by mail, the oldest first. */
export const waitingNoticeMails = (
  engine: Engine,
  limit: number,
): Promise<readonly (NoticeRow & NoticeMailRow)[]> =>
  portalTables(engine.db)
    .selectFrom('records.portal_notice_mail')
    .innerJoin('records.portal_notice', 'records.portal_notice.id', 'records.portal_notice_mail.notice_id')
    .selectAll()
    .orderBy('published_at')
    .limit(limit)
    .execute();

/** The mail went, or need not go any more. */
export async function dropNoticeMail(
  engine: Engine,
  { notice_id, account_id }: NoticeMailRow,
): Promise<void> {
  await engine.write(gatekeeper, async (unit) => {
    await portalTables(unit.db)
      .deleteFrom('records.portal_notice_mail')
      .where('notice_id', '=', notice_id)
      .where('account_id', '=', account_id)
      .execute();
  });
}

/** The mail did not go this time. */
export async function countNoticeAttempt(
  engine: Engine,
  { notice_id, account_id, attempts }: NoticeMailRow,
): Promise<void> {
  await engine.write(gatekeeper, async (unit) => {
    await portalTables(unit.db)
      .updateTable('records.portal_notice_mail')
      .set({ attempts: Number(attempts) + 1 })
      .where('notice_id', '=', notice_id)
      .where('account_id', '=', account_id)
      .execute();
  });
}

/** When the notice was published whose mail has waited longest; `null` when none waits. */
export async function oldestWaitingNotice(engine: Engine): Promise<number | null> {
  const [oldest] = await waitingNoticeMails(engine, 1);
  return oldest === undefined ? null : Number(oldest.published_at);
}
