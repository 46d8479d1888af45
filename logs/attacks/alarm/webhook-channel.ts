import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:https';
import type { AlarmChannel } from './alarm.ts';
import { type Naming, toNotice } from './alarm-text.ts';

/** Where an alarm is posted to. */
export interface WebhookSettings {
  readonly url: string;
  readonly naming: Naming;
  /** With it, the receiver can tell that the alarm is from here: `Redlich-Signature: sha256=…` over the body. */
  readonly secret?: string;
  /** The certificate of an authority of one's own, as PEM. */
  readonly authority?: string;
}

const longestMs = 10_000;

/** Posts JSON to one address, over TLS that is verified, and follows no redirect. */
export function webhookChannel(settings: WebhookSettings): AlarmChannel {
  const url = new URL(settings.url);
  if (url.protocol !== 'https:') throw new Error('a webhook needs https');
  const agent = new Agent({
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    ...(settings.authority === undefined ? {} : { ca: settings.authority }),
  });
  return {
    name: 'webhook',
    tell(attacks, more) {
      const notices = attacks.map((attack) => toNotice(attack, settings.naming));
      return post(url, agent, JSON.stringify({ attacks: notices, more }), settings.secret);
    },
  };
}

const post = (url: URL, agent: Agent, body: string, secret: string | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const signature =
      secret === undefined
        ? {}
        : { 'redlich-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...signature,
    };
    const signal = AbortSignal.timeout(longestMs);
    const sent = request(url, { method: 'POST', agent, headers, signal }, (response) => {
      response.resume();
      const { statusCode = 0 } = response;
      if (statusCode >= 200 && statusCode < 300) resolve();
      else reject(new Error(`answered with ${statusCode}`));
    });
    sent.on('error', reject);
    sent.end(body);
  });
