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

/** The portal as the outside sees it. `address`: where customers reach this Redlich, for links in mails; empty: no link is mailed. */
export const portalSetting = setting({
  id: 'portal',
  title: bilingual(texts, 'settings.portal'),
  schema: z.strictObject({ address: z.union([z.literal(''), origin]) }),
  initial: { address: '' },
});
