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

/**
 * Papers the owner publishes besides those every company has to. The measures and the agreement for clients are read by whoever checks
 * the company before signing (pledge papers.current); the terms of a portal are nobody's business before there is one.
 */
export const publicPapersSetting = setting({
  id: 'papers-public',
  title: bilingual(paperTexts, 'settings.public'),
  schema: z.strictObject({ papers: z.array(z.string().max(60)).max(40) }),
  initial: { papers: ['measures', 'processing-agreement-as-processor'] },
});
