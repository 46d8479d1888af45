import { z } from 'zod';
import { bilingual } from '../../platform/i18n/translate.ts';
import { setting } from '../../platform/settings/settings.ts';
import { portalTexts as texts } from './texts.ts';

/** An origin as a browser shows it: `https://hilfe.firma.example`. `http` only for the own computer. */
const origin = z.string().refine((text) => {
  const url = URL.parse(text);
  if (url === null || url.origin !== text) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === 'localhost');
});

/**
 * The portal as the outside sees it. `address`: where this Redlich is reached by customers, for links in mails; empty: no mail with a
 * link is sent. `form`: whether the open form takes enquiries. `sites`: own websites that may show it in a frame.
 */
export const portalSetting = setting({
  id: 'portal',
  title: bilingual(texts, 'settings.form'),
  schema: z.strictObject({
    address: z.union([z.literal(''), origin]),
    form: z.enum(['off', 'on']),
    sites: z.array(origin).max(20),
  }),
  initial: { address: '', form: 'off', sites: [] },
});
