import { broken, kept, notYetProvable, pledge } from '@redlich/engine';
import type { TextKey, TextValues } from '../../platform/i18n/texts.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { countShields } from './service.ts';
import { shieldTexts } from './texts.ts';

/** Where customers can see the screen, customer data is covered and shown only on purpose (S4). */
export const counterShield = pledge({
  id: 'counter.shield',
  sentence: {
    de: 'Wo Kundinnen und Kunden den Bildschirm sehen können, sind Kundendaten verdeckt und werden nur mit Absicht gezeigt.',
    en: 'Where customers can see the screen, customer data is covered and shown only on purpose.',
  },
  async check(engine) {
    const { up, down, unbidden } = await countShields(engine);
    const say = (key: TextKey<typeof shieldTexts>, values: TextValues = {}) => {
      const { de, en } = bilingual(shieldTexts, key, values);
      return [de, en] as const;
    };
    if (unbidden > 0) return broken(...say('evidence.unbidden', { count: unbidden }));
    if (up + down === 0) return notYetProvable(...say('evidence.none'));
    return kept(...say('evidence.up', { count: up, down }));
  },
});
