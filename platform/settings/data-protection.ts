import type { Controller } from '@redlich/engine';
import { z } from 'zod';
import { bilingual } from '../i18n/translate.ts';
import { mailAddressField } from '../mail/address-field.ts';
import { authorities } from './authorities.ts';
import { companySetting } from './company.ts';
import { type Settings, setting } from './settings.ts';
import { settingTexts } from './texts.ts';

const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^\P{Cc}*$/u);

const contact = {
  name: line(200),
  street: line(200),
  postcode: line(12),
  city: line(100),
  email: mailAddressField(),
  phone: line(40),
} as const;

const nobody = { name: '', street: '', postcode: '', city: '', email: '', phone: '' } as const;

/** What only the owner knows of the company's data protection; the papers ask for what is missing. */
export const dataProtectionSchema = z.strictObject({
  /** Who represents the company. */
  representative: line(200),
  /** `none-required`: the owner has looked at § 38 BDSG. */
  officerState: z.enum(['undecided', 'none-required', 'named']),
  officer: z.strictObject(contact),
  /** `state`: that of the federal state the company has its seat in. */
  authorityFrom: z.enum(['state', 'own']),
  authority: z.strictObject({ ...contact, website: line(200) }),
  hostingPlace: line(200),
  hostingProvider: line(200),
  hostingCountry: z.union([z.literal(''), z.string().regex(/^[A-Z]{2}$/)]),
});

/** What only the owner knows of the company's data protection. */
export type DataProtection = z.output<typeof dataProtectionSchema>;

/** The setting that holds it. */
export const dataProtectionSetting = setting({
  id: 'dataProtection',
  title: bilingual(settingTexts, 'dataProtection'),
  schema: dataProtectionSchema,
  initial: {
    representative: '',
    officerState: 'undecided',
    officer: nobody,
    authorityFrom: 'state',
    authority: { ...nobody, website: '' },
    hostingPlace: '',
    hostingProvider: '',
    hostingCountry: 'DE',
  },
});

/** The controller as its papers name it (Art. 13 (1) a, b; 30 (1) a GDPR). What is not entered is `null` or empty. */
export async function controllerOf(settings: Settings): Promise<Controller> {
  const company = await settings.get(companySetting);
  const own = await settings.get(dataProtectionSetting);
  const { name, street, postcode, city, email, phone, federalState } = company;
  const isNamed = own.officerState === 'named' && own.officer.name !== '';
  const ofState = federalState === null ? null : authorities[federalState];
  return {
    company: { name, street, postcode, city, email, phone },
    representative: own.representative || null,
    officer: own.officerState === 'none-required' ? 'none-required' : isNamed ? own.officer : null,
    authority: own.authorityFrom === 'own' && own.authority.name !== '' ? own.authority : ofState,
    hosting:
      own.hostingPlace === ''
        ? null
        : { place: own.hostingPlace, provider: own.hostingProvider, country: own.hostingCountry },
  };
}
