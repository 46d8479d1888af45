import { defineTexts } from '../../platform/i18n/index.ts';

/** The words of the password meter. */
export const passwordTexts = defineTexts({
  de: {
    hint: 'Mindestens 12 Zeichen. Am besten vier Wörter, die nichts miteinander zu tun haben.',
    score: { '0': 'Zu kurz.', '1': 'Leicht zu erraten.', '2': 'Mäßig.', '3': 'Gut.', '4': 'Sehr gut.' },
    weakness: {
      short: 'Es braucht mindestens 12 Zeichen.', common: 'Es enthält ein Wort, das jeder zuerst probiert.',
      personal: 'Es enthält Ihren Namen oder den Ihrer Firma.', repeated: 'Wiederholte Zeichen helfen nicht.',
      sequence: 'Folgen wie 1234 oder asdf helfen nicht.', plain: 'Mehr Länge hilft am meisten.',
    },
  },
  en: {
    hint: 'At least 12 characters. Best are four words that have nothing to do with each other.',
    score: { '0': 'Too short.', '1': 'Easy to guess.', '2': 'Fair.', '3': 'Good.', '4': 'Very good.' },
    weakness: {
      short: 'It takes at least 12 characters.', common: 'It contains a word everybody tries first.',
      personal: 'It contains your name or that of your company.', repeated: 'Repeated characters do not help.',
      sequence: 'Sequences such as 1234 or asdf do not help.', plain: 'More length helps most.',
    },
  },
});
