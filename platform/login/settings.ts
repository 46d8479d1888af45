import { z } from 'zod';
import { parseBlock } from '../http/address-list.ts';
import { bilingual } from '../i18n/translate.ts';
import { setting } from '../settings/settings.ts';
import { loginTexts as texts } from './texts.ts';

/** Where people may sign in and work from: addresses or CIDR blocks. Empty means from anywhere. */
export const allowedAddresses = setting({
  id: 'login-addresses',
  title: bilingual(texts, 'settings.addresses'),
  schema: z
    .array(
      z
        .string()
        .max(50)
        .refine((text) => parseBlock(text) !== null),
    )
    .max(50),
  initial: [],
});

/** Roles whose holders must set up a second factor before they can do anything else. */
export const secondFactorRoles = setting({
  id: 'login-second-factor-roles',
  title: bilingual(texts, 'settings.secondFactor'),
  schema: z.array(z.string().max(50)).max(20),
  initial: [],
});
