import { z } from 'zod';
import { bilingual } from '../i18n/translate.ts';
import { setting } from '../settings/settings.ts';
import { mailAddress } from './address.ts';
import { mailTexts as texts } from './texts.ts';

const line = z
  .string()
  .trim()
  .max(200)
  .regex(/^\P{Cc}*$/u);
const address = z.string().refine((text) => text === '' || mailAddress(text) !== null);

/**
 * How the connection to the provider is encrypted. `implicit`: TLS from the first byte (port 465). `starttls-required`: TLS
 * before anything is said (port 587), or nothing is sent. `starttls-if-offered`: the owner allows sending in the clear to a
 * server that offers no TLS at all; where TLS is offered it is used, and each unencrypted mail is on record.
 */
export const mailEncryption = z.enum(['implicit', 'starttls-required', 'starttls-if-offered']);

/** How mail is sent, besides the host and port, which the owner enters at the recipient `mail-provider`. */
export const mailSetting = setting({
  id: 'mail',
  title: bilingual(texts, 'settings.mail'),
  schema: z.strictObject({
    encryption: mailEncryption,
    /** Empty: the server wants no login. */
    user: line,
    fromName: line,
    fromAddress: address,
    /** Empty: answers go to the sender. */
    replyTo: address,
  }),
  initial: { encryption: 'starttls-required', user: '', fromName: '', fromAddress: '', replyTo: '' },
});

/** The password for it. */
export const mailPassword = setting({
  id: 'mail-password',
  title: bilingual(texts, 'settings.password'),
  schema: z.string().max(500),
  initial: '',
  secret: true,
});
