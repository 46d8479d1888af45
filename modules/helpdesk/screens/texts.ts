import { defineTexts } from '../../../platform/i18n/texts.ts';
import { de } from './texts-de.ts';
import { en } from './texts-en.ts';

/** All texts of the helpdesk's screens. */
export const screenTexts = defineTexts({ de, en });
