import { createHmac } from 'node:crypto';
import type { Tenant } from '../tenant.ts';
import type { RaisedAlarm } from './alarm.ts';
import { alarmWebhook } from './recipient.ts';
import { alarmSetting, webhookSecret } from './settings.ts';

/** A message to the monitoring system, as sent. */
export interface SignedMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * Writes and signs a message as the Standard Webhooks specification has it: HMAC-SHA-256 over id, time and body, so that it can be
 * neither forged nor replayed later. The id is the alarm's with its state, so a message that arrives twice is recognised.
 * @param now an instant
 */
export function signedMessage(raised: RaisedAlarm, secret: string, now: number): SignedMessage {
  const state = raised.clearedAt === null ? 'raised' : 'cleared';
  const id = `${raised.id}-${state}-${raised.severity}`;
  const time = String(Math.floor(now / 1_000));
  const body = JSON.stringify({
    type: `alarm.${state}`,
    timestamp: new Date(now).toISOString(),
    data: {
      alarm: raised.alarm,
      about: raised.about,
      severity: raised.severity,
      since: new Date(raised.since).toISOString(),
      clearedAt: raised.clearedAt === null ? null : new Date(raised.clearedAt).toISOString(),
      title: raised.title,
      advice: raised.advice,
    },
  });
  const signature = createHmac('sha256', secret).update(`${id}.${time}.${body}`).digest('base64');
  return {
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Redlich',
      'webhook-id': id,
      'webhook-timestamp': time,
      'webhook-signature': `v1,${signature}`,
    },
    body: new TextEncoder().encode(body),
  };
}

/** What came of telling the monitoring system. `off`: it is switched off or has no key. */
export type WebhookEnd = 'told' | 'off' | 'failed';

/** Tells the monitoring system, through the door. */
export async function tellWebhook(tenant: Tenant, raised: RaisedAlarm): Promise<WebhookEnd> {
  if (!(await tenant.egress.isOn(alarmWebhook))) return 'off';
  const secret = await tenant.settings.get(webhookSecret);
  if (secret === '') return 'off';
  const { webhookPath, webhookPlain } = await tenant.settings.get(alarmSetting);
  const answer = await tenant.egress.request(alarmWebhook, {
    method: 'POST',
    path: webhookPath,
    ...signedMessage(raised, secret, tenant.engine.now()),
    maxBytes: 10_000,
    timeoutMs: 10_000,
    signal: AbortSignal.timeout(20_000),
    ...(webhookPlain && { plain: true }),
  });
  if (answer.outcome === 'shut') return 'failed';
  await answer.bytes().catch(() => {});
  return answer.status >= 200 && answer.status < 300 ? 'told' : 'failed';
}
