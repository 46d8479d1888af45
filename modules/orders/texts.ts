import { defineTexts } from '../../platform/i18n/index.ts';

import { german } from './texts-de.ts';
import { english } from './texts-en.ts';

/** Words of the orders: lists, slips, messages. */
export const orderTexts = defineTexts({ de: german, en: english });
