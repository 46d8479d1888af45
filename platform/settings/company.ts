import { z } from 'zod';
import { bilingual } from '../i18n/translate.ts';
import { mailAddressField } from '../mail/address-field.ts';
import { type FederalState, federalStates } from './federal-states.ts';
import { setting } from './settings.ts';
import { settingTexts } from './texts.ts';

export { type FederalState, federalStates } from './federal-states.ts';

const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^\P{Cc}*$/u);

/** The company as its papers name it: the controller (Art. 4 no. 7) with its contact details (Art. 13 (1) a GDPR). */
export const companySchema = z.strictObject({
  name: line(200).min(1),
  street: line(200),
  postcode: z.union([z.literal(''), z.string().regex(/^\d{5}$/)]),
  city: line(100),
  email: mailAddressField(),
  phone: z.union([z.literal(''), z.string().regex(/^\+?[\d ()/-]{3,30}$/)]),
  federalState: z.enum(Object.keys(federalStates) as [FederalState, ...FederalState[]]).nullable(),
  vatId: z.union([z.literal(''), z.string().regex(/^DE\d{9}$/)]),
  language: z.enum(['de', 'en']),
});

/** The company's own details, printed on slips and papers. */
export type Company = z.output<typeof companySchema>;

/** The setting that holds them; empty until the first-run wizard asked. */
export const companySetting = setting({
  id: 'company',
  title: bilingual(settingTexts, 'company'),
  schema: companySchema,
  initial: {
    name: '',
    street: '',
    postcode: '',
    city: '',
    email: '',
    phone: '',
    federalState: null,
    vatId: '',
    language: 'de',
  },
});
