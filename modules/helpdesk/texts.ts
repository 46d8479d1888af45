import { defineTexts } from '../../platform/i18n/index.ts';
import { de } from './texts-de.ts';
import { en } from './texts-en.ts';

/** All texts of the helpdesk that the server needs. */
export const helpdeskTexts = defineTexts({ de, en });
