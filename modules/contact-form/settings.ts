import { z } from 'zod';
import { type SiteOrigin, siteOrigin } from '../../platform/http/site-origin.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { setting } from '../../platform/settings/settings.ts';
import { contactFormTexts as texts } from './texts.ts';

const site = z
  .string()
  .max(260)
  .refine((typed) => siteOrigin(typed) !== null, { params: { text: bilingual(texts, 'settings.origin') } })
  .transform((typed) => siteOrigin(typed) as SiteOrigin);

/** Whether anybody may write to the company without an account. Off until the owner switches it on, and in no frame until a website is named. */
export const contactFormSetting = setting({
  id: 'contact-form',
  title: bilingual(texts, 'settings.title'),
  schema: z.strictObject({
    open: z.enum(['off', 'on']),
    framedOn: z
      .array(site)
      .max(20)
      .transform((origins) => [...new Set(origins)])
      .default([]),
  }),
  initial: { open: 'off', framedOn: [] },
});
