import type { Actor, RecordId } from '@redlich/engine';
import { bilingual } from '../../../platform/i18n/translate.ts';
import type { Job } from '../../../platform/jobs/job.ts';
import { type MailFile, type MailOutcome, mailSetting, sendMail } from '../../../platform/mail/index.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { openMessageFile } from '../service/attachments.ts';
import { clerk } from '../service/desk.ts';
import { firstLock } from '../service/file-locks.ts';
import {
  dueMessages,
  lastInboundMailId,
  noteDelivery,
  type OutboundMessage,
  openOutbound,
} from '../service/outbox.ts';
import { helpdeskTexts as texts } from '../texts.ts';
import { referenceOfId, tokensOf } from './secret.ts';

const perRun = 50;
const mostAttempts = 8;

/** Waits between attempts: some minutes at first, hours in the end. */
const waitMs = (attempts: number): number => Math.min(2 ** attempts, 240) * 60_000;

/** An answer waits while one of its files waits for the virus scanner. */
const scanWaitMs = 120_000;

/** Mails answers, a few at a time. A failed one waits longer each time and is then told as failed. */
export const sendAnswersJob: Job = {
  id: 'send-ticket-answers',
  title: bilingual(texts, 'jobs.answers'),
  every: { seconds: 20 },
  async run(tenant) {
    let sent = 0;
    for (const id of await dueMessages(tenant.engine, perRun)) {
      const step = await sendAnswer(tenant, id);
      if (step === 'stop') break;
      if (step === 'sent') sent++;
    }
    return sent;
  },
};

async function sendAnswer(tenant: Tenant, id: RecordId): Promise<'sent' | 'not-sent' | 'stop'> {
  const { engine } = tenant;
  const outbound = await openOutbound(engine, id);
  if ('outcome' in outbound) {
    await noteDelivery(engine, id, { state: 'failed', fault: outbound.reason });
    return 'not-sent';
  }
  const { message, ticket } = outbound;
  const lock = await firstLock(engine, id, outbound.files);
  if (lock !== null) {
    const fault = `file-${lock.why}`;
    const nextAttempt = engine.now() + scanWaitMs;
    await noteDelivery(
      engine,
      id,
      lock.why === 'infected' ? { state: 'failed', fault } : { state: 'waiting', fault, nextAttempt },
    );
    return 'not-sent';
  }
  const attempts = message.row.attempts + 1;
  const outcome = await mail(tenant, outbound);
  if (outcome.outcome === 'sent') {
    await noteDelivery(engine, id, { state: 'sent', mailKey: null });
    return 'sent';
  }
  // Switched off or not set up: nothing wrong with the answer, it waits.
  if (outcome.outcome === 'refused' && outcome.because === 'setup') return 'stop';
  const fault = outcome.reason;
  if (outcome.outcome === 'refused' || attempts >= mostAttempts) {
    await noteDelivery(engine, id, { state: 'failed', fault });
    return 'not-sent';
  }
  const nextAttempt = engine.now() + waitMs(attempts);
  await noteDelivery(engine, id, { state: 'waiting', fault, nextAttempt });
  return ticket.row.life === 'active' && fault !== 'unanswered' ? 'stop' : 'not-sent';
}

async function mail(tenant: Tenant, outbound: OutboundMessage): Promise<MailOutcome> {
  const { message, ticket } = outbound;
  const [first, ...others] = message.sealed.recipients;
  const copies = [...others, ...message.sealed.copies];
  const to = first ?? copies.shift() ?? '';
  const named = (address: string) => ({
    name: address === ticket.sealed.contactEmail ? ticket.sealed.contactName : '',
    address,
  });
  const token = (await tokensOf(tenant.engine)).tokenOf(referenceOfId(ticket.row.id));
  const answered = await lastInboundMailId(tenant.engine, ticket.row.id);
  const { fromAddress, replyTo } = await tenant.settings.get(mailSetting);
  return sendMail(tenant, {
    id: message.row.id,
    person: message.row.person_id,
    to: named(to),
    cc: copies.map(named),
    subject: `Re: ${ticket.sealed.subject} [#${ticket.row.number}]`.slice(0, 400),
    text: message.sealed.text,
    files: await filesOf(tenant, clerk, outbound),
    conversation: {
      token,
      answersTo: answered === null ? [] : [answered],
      ...(fromAddress === '' && replyTo === '' ? {} : { replyTo: replyTo || fromAddress }),
      writtenBy: message.row.author === null ? 'program' : 'person',
    },
  });
}

async function filesOf(
  { engine }: Tenant,
  actor: Actor,
  outbound: OutboundMessage,
): Promise<readonly MailFile[]> {
  const files: MailFile[] = [];
  for (const { id } of outbound.files) {
    const opened = await openMessageFile(engine, actor, outbound.message.row.id, id);
    if (opened.outcome !== 'opened') continue;
    const parts: Uint8Array[] = [];
    for await (const part of opened.bytes) parts.push(part);
    files.push({ name: opened.name, mediaType: opened.mediaType, bytes: Buffer.concat(parts) });
  }
  return files;
}
