import { z } from 'zod';
import { bilingual } from '../i18n/translate.ts';
import { mailAddress } from '../mail/address.ts';
import { setting } from '../settings/settings.ts';
import { alarmTexts as texts } from './texts.ts';

/** Where alarms are told, besides on the screen. */
export const alarmSetting = setting({
  id: 'alarms',
  title: bilingual(texts, 'settings.alarms'),
  schema: z.strictObject({
    /** Empty: no mail. */
    mailTo: z.string().refine((text) => text === '' || mailAddress(text) !== null),
    /** Path at the monitoring system; its host is entered at the recipient `alarm-webhook`. */
    webhookPath: z
      .string()
      .max(500)
      .regex(/^\/[A-Za-z0-9\-._~!$&'()*+,;=:@/?%]*$/),
    /** The monitoring system stands in the own network and speaks no TLS. */
    webhookPlain: z.boolean(),
    language: z.enum(['de', 'en']),
  }),
  initial: { mailTo: '', webhookPath: '/', webhookPlain: false, language: 'de' },
});

/** Signs what is told (HMAC-SHA-256); without it nothing is told. */
export const webhookSecret = setting({
  id: 'alarm-webhook-secret',
  title: bilingual(texts, 'settings.secret'),
  schema: z.string().max(200),
  initial: '',
  secret: true,
});

/** SHA-256 of the token that opens the metrics, in hexadecimal; empty while there is none. */
export const metricsToken = setting({
  id: 'metrics-token-hash',
  title: bilingual(texts, 'settings.metrics'),
  schema: z.string().regex(/^(?:|[0-9a-f]{64})$/),
  initial: '',
});
