import { defineTexts } from '../../../platform/i18n/texts.ts';
import { de } from './texts-de.ts';
import { en } from './texts-en.ts';

/** Texts of the portal's screens, for customers and for those who run it. */
export const portalScreenTexts = defineTexts({ de, en });
