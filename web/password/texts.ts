import { defineTexts } from '../../platform/i18n/index.ts';

/** The words of the password meter; why a password is refused is said in the server's words. */
export const passwordTexts = defineTexts({
  de: {
    hint: 'Mindestens {{count}} Zeichen. Am besten vier Wörter, die nichts miteinander zu tun haben.',
    score: { '1': 'Schwach.', '2': 'Mäßig. Mehr Länge hilft am meisten.', '3': 'Gut.', '4': 'Sehr gut.' },
    differs: 'Die Passwörter stimmen nicht überein.',
    required: 'Bitte ausfüllen.',
  },
  en: {
    hint: 'At least {{count}} characters. Best are four words that have nothing to do with each other.',
    score: { '1': 'Weak.', '2': 'Fair. More length helps most.', '3': 'Good.', '4': 'Very good.' },
    differs: 'The passwords differ.',
    required: 'Please fill in.',
  },
});
