import type { Actor, Engine } from '@redlich/engine';
import type { z } from 'zod';
import type { noticeBody, noticeReply } from '../schemas.ts';
import { type NoticeRow, type NoticeTopic, portalTables } from '../tables.ts';
import type { PortalRow } from './accounts.ts';

/** A notice as it is shown. */
type Notice = z.input<typeof noticeReply>;

/** By which way an account is told of a topic. */
export const wayOf = (account: PortalRow, topic: NoticeTopic): string => account[`notify_${topic}`];

/** Publishes a notice: it stands in the portal at once, and mails wait for those who chose them. */
export async function publishNotice(
  engine: Engine,
  actor: Actor,
  body: z.output<typeof noticeBody>,
): Promise<Notice> {
  return engine.write(actor, async (unit) => {
    const { topic, title, text, shownUntil } = body;
    const row: NoticeRow = {
      id: crypto.randomUUID(),
      ...{ topic, title, text, published_at: unit.now, shown_until: shownUntil },
    };
    const db = portalTables(unit.db);
    await db.insertInto('records.portal_notice').values(row).execute();
    const accounts = await db
      .selectFrom('records.portal_account')
      .select('id')
      .where(`notify_${topic}`, '=', 'mail')
      .where('active', '=', 1)
      .where('sealed', 'is not', null)
      .execute();
    for (const { id } of accounts)
      await db
        .insertInto('records.portal_notice_mail')
        .values({ notice_id: row.id, account_id: id, attempts: 0 })
        .execute();
    return noticeOf(row);
  });
}

/** Takes a notice away, and the mails about it that have not gone yet. */
export async function withdrawNotice(engine: Engine, actor: Actor, id: string): Promise<boolean> {
  return engine.write(actor, async (unit) => {
    const db = portalTables(unit.db);
    await db.deleteFrom('records.portal_notice_mail').where('notice_id', '=', id).execute();
    const gone = await db.deleteFrom('records.portal_notice').where('id', '=', id).executeTakeFirst();
    return Number(gone.numDeletedRows) > 0;
  });
}

/** The notices, newest first: all of them, or those an account wants to see and that are shown now. */
export async function listNotices(engine: Engine, shownTo?: PortalRow): Promise<readonly Notice[]> {
  const rows = await portalTables(engine.db)
    .selectFrom('records.portal_notice')
    .selectAll()
    .orderBy('published_at', 'desc')
    .limit(200)
    .execute();
  const isShown = (row: NoticeRow) =>
    shownTo === undefined ||
    (wayOf(shownTo, row.topic) !== 'off' && (row.shown_until === null || row.shown_until > engine.now()));
  return rows.filter(isShown).map(noticeOf);
}

const noticeOf = (row: NoticeRow): Notice => ({
  ...{ id: row.id, topic: row.topic, title: row.title, text: row.text },
  publishedAt: Number(row.published_at),
  shownUntil: row.shown_until === null ? null : Number(row.shown_until),
});
