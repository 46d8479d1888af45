import type { Language, Text } from '@redlich/engine';
import { createInstance, type i18n } from 'i18next';
import type { TextKey, Texts, TextValues } from './texts.ts';

const instances = new WeakMap<Texts, i18n>();

function instanceOf(texts: Texts): i18n {
  const known = instances.get(texts);
  if (known !== undefined) return known;
  const made = createInstance({
    initAsync: false,
    lng: 'de',
    fallbackLng: false,
    resources: { de: { texts: texts.de }, en: { texts: texts.en } },
    defaultNS: 'texts',
    interpolation: { escapeValue: false },
  });
  void made.init();
  instances.set(texts, made);
  return made;
}

/** A text of a catalogue in one language, its places filled. For the server and everything else without React. */
export function translate<Of extends Texts>(
  texts: Of,
  language: Language,
  key: TextKey<Of>,
  values: TextValues = {},
): string {
  return instanceOf(texts).t(key, { ...values, lng: language });
}

/**
 * A text of a catalogue in both languages, its places filled: what problems, titles and papers are made of.
 *
 * @example problem(409, 'order-changed', bilingual(texts, 'problem.changed'))
 */
export function bilingual<Of extends Texts>(texts: Of, key: TextKey<Of>, values: TextValues = {}): Text {
  return { de: translate(texts, 'de', key, values), en: translate(texts, 'en', key, values) };
}
