import { z } from 'zod';
import { bilingual } from '../../platform/i18n/translate.ts';
import { mailAddressField } from '../../platform/mail/address-field.ts';
import { setting } from '../../platform/settings/settings.ts';
import { helpdeskTexts } from './texts.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When the company answers on a weekday; `null`: not at all. */
const openDay = z
  .strictObject({ from: time, until: time })
  .refine(({ from, until }) => from < until, { path: ['until'] })
  .nullable();

const officeDay = { from: '09:00', until: '17:00' };

/** How the helpdesk works. */
export const helpdeskSetting = setting({
  id: 'helpdesk',
  title: bilingual(helpdeskTexts, 'settings.title'),
  schema: z.strictObject({
    /** Monday to Sunday. Public holidays of the company's federal state are closed. */
    week: z.array(openDay).length(7),
    /** A solved enquiry closes by itself after so many days without a new message. */
    closeAfterDays: z.number().int().min(1).max(60),
    /** Mailbox of the house that gets a mail without content when an enquiry comes in; empty: none. */
    notifyAddress: mailAddressField(),
    /** Under every answer. */
    signature: z.string().trim().max(1_000),
    /** Largest attachment, in megabytes. */
    attachmentMegabytes: z.number().int().min(1).max(50),
  }),
  initial: {
    week: [officeDay, officeDay, officeDay, officeDay, officeDay, null, null],
    closeAfterDays: 7,
    notifyAddress: '',
    signature: '',
    attachmentMegabytes: 20,
  },
});

/** How the helpdesk works. */
export type HelpdeskSettings = z.output<typeof helpdeskSetting.schema>;
