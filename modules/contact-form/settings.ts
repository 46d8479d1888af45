import { z } from 'zod';
import { bilingual } from '../../platform/i18n/translate.ts';
import { setting } from '../../platform/settings/settings.ts';
import { contactFormTexts as texts } from './texts.ts';

/** Whether anybody may write to the company without an account. Off until the owner switches it on. */
export const contactFormSetting = setting({
  id: 'contact-form',
  title: bilingual(texts, 'settings.title'),
  schema: z.strictObject({ open: z.enum(['off', 'on']) }),
  initial: { open: 'off' },
});
