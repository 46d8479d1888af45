import { defineTexts } from '../../../platform/i18n/texts.ts';
import { german } from './texts-de.ts';
import { english } from './texts-en.ts';

/** Words of the customer screens. */
export const customerScreenTexts = defineTexts({ de: german, en: english });
