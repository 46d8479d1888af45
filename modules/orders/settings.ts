import { z } from 'zod';
import { bilingual } from '../../platform/i18n/translate.ts';
import { setting } from '../../platform/settings/settings.ts';
import { orderTexts } from './texts.ts';

/** How customers are told that an order has arrived. */
export const orderSetting = setting({
  id: 'orders',
  title: bilingual(orderTexts, 'settings.orders'),
  schema: z.strictObject({
    /** `complete`: when nothing is missing any more. `each`: with every part that comes in. */
    notifyWhen: z.enum(['complete', 'each']),
    /** A sentence added to every message, such as opening hours. */
    hint: z.string().trim().max(500),
  }),
  initial: { notifyWhen: 'complete', hint: '' },
});
