import type { Engine } from '@redlich/engine';
import { formatInstant } from '../i18n/format.ts';
import { bilingual, translate } from '../i18n/translate.ts';
import type { Job } from '../jobs/job.ts';
import { sendMail } from '../mail/send-mail.ts';
import type { Tenant } from '../tenant.ts';
import type { RaisedAlarm } from './alarm.ts';
import { shownOf, watchman } from './open-alarms.ts';
import { alarmSetting } from './settings.ts';
import { type AlarmRow, alarmTables, type Told } from './tables.ts';
import { alarmTexts as texts } from './texts.ts';
import { tellWebhook } from './webhook.ts';

const dayMs = 86_400_000;
const firstPauseMs = 15_000;
const longestPauseMs = 3_600_000;

/** Tells of alarms by mail and webhook: what is new, what is over, and once a day what is critical and still stands. */
export const tellAlarms: Job = {
  id: 'tell-alarms',
  title: bilingual(texts, 'job'),
  every: { seconds: 10 },
  run: async (tenant) => (await mailAlarms(tenant)) + (await sendWebhooks(tenant)),
};

/** Where a row stands on one of the ways: what has to be told of it next, if anything. */
const nextTold = (row: AlarmRow, told: Told): Told | null => {
  if (row.cleared_at === null) return told === 'nothing' ? 'raised' : null;
  return told === 'raised' ? 'cleared' : null;
};

/** Rows of which something may still have to be told. */
const openRows = (engine: Engine): Promise<AlarmRow[]> =>
  alarmTables(engine.db)
    .selectFrom('records.alarm')
    .selectAll()
    .where((row) =>
      row.or([row('cleared_at', 'is', null), row('mail', '=', 'raised'), row('webhook', '=', 'raised')]),
    )
    .orderBy('since')
    .execute();

/** How long is waited after so many attempts that failed in a row. */
const pauseMs = (tries: number): number => Math.min(firstPauseMs * 2 ** (tries - 1), longestPauseMs);

/** Until when a tenant's mail rests after it failed. */
const pauses = new WeakMap<Engine, { readonly tries: number; readonly until: number }>();

/** Attempts in a row that have to fail before the way counts as broken; by then it is minutes. */
const triesOfBroken = 4;

/** By which way alarms do not get out although they should; `null` when all is told. */
export async function brokenWay(engine: Engine): Promise<'mail' | 'webhook' | null> {
  if ((pauses.get(engine)?.tries ?? 0) >= triesOfBroken) return 'mail';
  const rows = await openRows(engine);
  return rows.some(({ webhook_tries }) => Number(webhook_tries) >= triesOfBroken) ? 'webhook' : null;
}

/** One mail for all there is to tell, so that a bad hour makes no flood. */
async function mailAlarms(tenant: Tenant): Promise<number> {
  const { engine } = tenant;
  const now = engine.now();
  const due = (await openRows(engine)).filter(
    (row) =>
      nextTold(row, row.mail) !== null ||
      (row.cleared_at === null && row.severity === 'critical' && Number(row.mail_at) < now - dayMs),
  );
  if (due.length === 0) return 0;
  const { mailTo, language } = await tenant.settings.get(alarmSetting);
  if (mailTo === '' || (pauses.get(engine)?.until ?? 0) > now) return 0;
  const raised = due.filter((row) => row.cleared_at === null).map(shownOf);
  const cleared = due.filter((row) => row.cleared_at !== null).map(shownOf);
  const count = raised.length;
  const sent = await sendMail(tenant, {
    id: crypto.randomUUID(),
    person: null,
    to: { name: '', address: mailTo },
    subject:
      count > 0
        ? translate(texts, language, 'mail.subject', { count })
        : translate(texts, language, 'mail.over'),
    text: letterText(raised, cleared, language),
  });
  // What could not be sent is tried again; whoever never set mail up keeps what stands on the screen.
  if (sent.outcome !== 'sent') {
    const tries = (pauses.get(engine)?.tries ?? 0) + 1;
    pauses.set(engine, { tries, until: now + pauseMs(tries) });
    return 0;
  }
  pauses.delete(engine);
  await engine.write(watchman, async (unit) => {
    for (const row of due)
      await alarmTables(unit.db)
        .updateTable('records.alarm')
        .set({ mail: row.cleared_at === null ? 'raised' : 'cleared', mail_at: unit.now })
        .where('id', '=', row.id)
        .execute();
  });
  return due.length;
}

function letterText(
  raised: readonly RaisedAlarm[],
  cleared: readonly RaisedAlarm[],
  language: 'de' | 'en',
): string {
  const say = (key: 'mail.raised' | 'mail.cleared' | 'mail.foot') => translate(texts, language, key);
  const entry = ({ title, advice, about, since, clearedAt }: RaisedAlarm) =>
    [
      `* ${title[language]}`,
      ...(about === '' ? [] : [`  ${translate(texts, language, 'mail.about', { about })}`]),
      `  ${translate(texts, language, 'mail.since', { since: formatInstant(since, 'minute', language) })}`,
      ...(clearedAt === null ? [`  ${advice[language]}`] : []),
    ].join('\n');
  const part = (title: string, some: readonly RaisedAlarm[]) =>
    some.length === 0 ? [] : [title, ...some.map(entry)];
  return [...part(say('mail.raised'), raised), ...part(say('mail.cleared'), cleared), say('mail.foot')].join(
    '\n\n',
  );
}

async function sendWebhooks(tenant: Tenant): Promise<number> {
  const { engine } = tenant;
  const now = engine.now();
  const due = (await openRows(engine)).filter(
    (row) => nextTold(row, row.webhook) !== null && Number(row.webhook_next_at) <= now,
  );
  let told = 0;
  for (const row of due) {
    const end = await tellWebhook(tenant, shownOf(row));
    if (end === 'off') return told;
    await noteWebhook(engine, row, end);
    // A system that does not answer now does not answer the next message either.
    if (end === 'failed') return told;
    told++;
  }
  return told;
}

function noteWebhook(engine: Engine, row: AlarmRow, end: 'told' | 'failed'): Promise<unknown> {
  const tries = Number(row.webhook_tries) + 1;
  const change =
    end === 'told'
      ? { webhook: nextTold(row, row.webhook) ?? row.webhook, webhook_tries: 0, webhook_next_at: 0 }
      : { webhook_tries: tries, webhook_next_at: engine.now() + pauseMs(tries) };
  return engine.write(watchman, (unit) =>
    alarmTables(unit.db).updateTable('records.alarm').set(change).where('id', '=', row.id).execute(),
  );
}
