import { recipient } from '@redlich/engine';
import { z } from 'zod';
import { bilingual } from '../../i18n/translate.ts';
import { setting } from '../../settings/settings.ts';
import { mailTexts as texts } from '../texts.ts';

/**
 * The provider whose server keeps the company's mailbox until Redlich has fetched it. Every activity that takes mail in names it among
 * its recipients; a processor under Art. 28 GDPR.
 */
export const mailboxProvider = recipient({
  id: 'mailbox-provider',
  title: { de: 'Anbieter des Postfachs', en: 'The mailbox provider' },
  role: 'processor',
  receives: {
    de: 'Nachrichten an das Unternehmen mit Absender und Anlagen, bis Redlich sie abgeholt und dort gelöscht hat',
    en: 'messages to the company with sender and attachments, until Redlich has fetched them and deleted them there',
  },
  thirdCountry: 'none',
});

const line = z
  .string()
  .trim()
  .max(200)
  .regex(/^\P{Cc}*$/u);

/** Which mailbox is emptied. Host and port stand with the recipient; the connection is TLS from the first byte (RFC 8314). */
export const mailboxSetting = setting({
  id: 'mailbox',
  title: bilingual(texts, 'settings.mailbox'),
  schema: z.strictObject({ user: line, folder: line }),
  initial: { user: '', folder: 'INBOX' },
});

/** The password for it. */
export const mailboxPassword = setting({
  id: 'mailbox-password',
  title: bilingual(texts, 'settings.mailboxPassword'),
  schema: z.string().max(500),
  initial: '',
  secret: true,
});
