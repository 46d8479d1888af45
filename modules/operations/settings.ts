import { z } from 'zod';
import { bilingual } from '../../platform/i18n/translate.ts';
import { setting } from '../../platform/settings/index.ts';
import { operationTexts as texts } from './texts.ts';

/** When copies are made, how long they stay, and what happens when a place is away. */
export const backupSetting = setting({
  id: 'backup',
  title: bilingual(texts, 'settings.backup'),
  schema: z.strictObject({
    /** Local time of day. */
    at: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/),
    /** One a day, at least six weeks. */
    days: z.number().int().min(42).max(3_650),
    weeks: z.number().int().min(0).max(520),
    months: z.number().int().min(0).max(120),
    policy: z.enum(['go-on-with-quorum', 'wait-for-all']),
  }),
  initial: { at: '02:30', days: 42, weeks: 8, months: 12, policy: 'go-on-with-quorum' },
});

/** Set by a restore: the next backup takes the places over from the server that is lost, once. */
export const takeOverSetting = setting({
  id: 'backup-take-over',
  title: bilingual(texts, 'settings.takeOver'),
  schema: z.boolean(),
  initial: false,
});
