import { recipient } from '@redlich/engine';
import { bilingual } from '../i18n/translate.ts';
import { alarmTexts as texts } from './texts.ts';

/** The monitoring system alarms are told to by webhook. It gets no personal data; off until the owner switches it on. */
export const alarmWebhook = recipient({
  id: 'alarm-webhook',
  title: bilingual(texts, 'recipients.webhook'),
  role: 'processor',
  receives: bilingual(texts, 'recipients.webhookReceives'),
  thirdCountry: 'none',
});
