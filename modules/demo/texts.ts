import { defineTexts } from '../../platform/i18n/index.ts';

/** All texts of the demonstration. */
export const demoTexts = defineTexts({
  de: {
    routes: { advance: 'Uhr der Vorführung vorstellen' },
    advance: 'Uhr vorstellen',
    days_one: '{{count}} Tag',
    days_other: '{{count}} Tage',
    advanced_one: 'Die Uhr geht {{count}} Tag vor. Was fällig wurde, ist gelöscht.',
    advanced_other: 'Die Uhr geht {{count}} Tage vor. Was fällig wurde, ist gelöscht.',
  },
  en: {
    routes: { advance: 'Put the clock of the demonstration forward' },
    advance: 'Put the clock forward',
    days_one: '{{count}} day',
    days_other: '{{count}} days',
    advanced_one: 'The clock is {{count}} day ahead. What became due is deleted.',
    advanced_other: 'The clock is {{count}} days ahead. What became due is deleted.',
  },
});
