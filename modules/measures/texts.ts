import { defineTexts } from '../../platform/i18n/index.ts';

/** Texts of the measures that the server needs. */
export const measureTexts = defineTexts({
  de: {
    routes: {
      list: 'Maßnahmen, Fragen an das Unternehmen und die jährliche Prüfung',
      answer: 'Eine Frage zu einer Maßnahme beantworten',
      review: 'Die jährliche Prüfung der Maßnahmen abschließen',
    },
    problem: { unknown: 'Diese Frage gibt es nicht.' },
  },
  en: {
    routes: {
      list: 'Measures, questions to the company and the yearly review',
      answer: 'Answer a question about a measure',
      review: 'Complete the yearly review of the measures',
    },
    problem: { unknown: 'There is no such question.' },
  },
});
