import { defineTexts } from '../../platform/i18n/index.ts';
import { rightsTextsDe } from './texts-de.ts';
import { rightsTextsEn } from './texts-en.ts';

/** All texts of the requests of persons. */
export const rightsTexts = defineTexts({ de: rightsTextsDe, en: rightsTextsEn });
