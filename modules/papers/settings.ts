import { z } from 'zod';
import { bilingual } from '../../platform/i18n/translate.ts';
import { setting } from '../../platform/settings/settings.ts';
import { paperTexts } from './texts.ts';

/** Who puts a changed paper in force: a person with a reason, or the clock as soon as nothing is missing. */
export const papersSetting = setting({
  id: 'papers',
  title: bilingual(paperTexts, 'settings.papers'),
  schema: z.strictObject({ publish: z.enum(['by-hand', 'by-clock']) }),
  initial: { publish: 'by-hand' },
});
