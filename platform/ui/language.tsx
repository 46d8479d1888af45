import {
  createContext,
  type PropsWithChildren,
  use,
  useCallback,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import {
  isLanguage,
  type Language,
  negotiateLanguage,
  type Text,
  type TextKey,
  type Texts,
  type TextValues,
  translate,
} from '../i18n/index.ts';
import { readNote, writeNote } from './device.ts';

interface LanguageChoice {
  readonly language: Language;
  /** The user chose: speak it and remember it on this device. */
  readonly setLanguage: (language: Language) => void;
  /** Somebody signed in who speaks this: nothing is stored on the device. */
  readonly adoptLanguage: (language: Language) => void;
}

const LanguageContext = createContext<LanguageChoice>({
  language: 'de',
  setLanguage: () => undefined,
  adoptLanguage: () => undefined,
});

function firstLanguage(): Language {
  const noted = readNote('language');
  return isLanguage(noted) ? noted : negotiateLanguage(navigator.languages);
}

/** Speaks one language below it, and says so in `<html lang>` (which is also what the server is asked for). */
export function LanguageProvider({ children }: PropsWithChildren) {
  const [language, choose] = useState(firstLanguage);
  const adoptLanguage = useCallback((spoken: Language) => {
    document.documentElement.lang = spoken;
    choose(spoken);
  }, []);
  const setLanguage = useCallback(
    (chosen: Language) => {
      writeNote('language', chosen);
      adoptLanguage(chosen);
    },
    [adoptLanguage],
  );
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo(
    () => ({ language, setLanguage, adoptLanguage }),
    [language, setLanguage, adoptLanguage],
  );
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

/** The language of the interface, and how to change it. */
export function useLanguage(): LanguageChoice {
  return use(LanguageContext);
}

/** Speaks a catalogue in the language of the interface. Keys are checked by the compiler. */
export type Speak<Of extends Texts> = (key: TextKey<Of>, values?: TextValues) => string;

/**
 * The texts of a module in the language of the interface.
 *
 * @example const t = useTexts(texts); … t('found', { count: 3 })
 */
export function useTexts<Of extends Texts>(texts: Of): Speak<Of> {
  const { language } = useLanguage();
  return useCallback((key, values) => translate(texts, language, key, values), [texts, language]);
}

/** Says a text the server sent in both languages (titles of kinds, purposes, rules). */
export function useSay(): (text: Text) => string {
  const { language } = useLanguage();
  return useCallback((text) => text[language], [language]);
}
