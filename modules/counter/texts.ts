import { defineTexts } from '../../platform/i18n/index.ts';

/** All texts of the counter. */
export const counterTexts = defineTexts({
  de: {
    nav: { counter: 'Kasse', sales: 'Verkäufe' },
    routes: {
      sell: 'Artikel und abgeholte Bestellungen verkaufen',
      cancel: 'Einen Verkauf stornieren',
      list: 'Verkäufe auflisten',
      day: 'Was ein Tag eingebracht hat',
      one: 'Der Beleg eines Verkaufs',
    },
    problem: {
      unknown: 'Diesen Verkauf gibt es nicht.',
      article: 'Diesen Artikel gibt es nicht.',
      totalChanged: 'Die Summe hat sich geändert.',
      totalChangedDetail:
        'Ein Preis wurde inzwischen geändert. Es ist nichts verkauft. Bitte prüfen Sie die Summe und kassieren Sie noch einmal.',
      tooLittle: 'Das ist weniger als die Summe.',
      nothing: 'Es ist nichts zu verkaufen.',
      requestUsed: 'Diese Vorgangsnummer gehört schon zu einem anderen Verkauf. Es ist nichts gebucht.',
      already: 'Dieser Verkauf ist schon storniert.',
      isCancellation: 'Eine Stornierung wird nicht storniert. Verkaufen Sie die Ware neu.',
    },
  },
  en: {
    nav: { counter: 'Counter', sales: 'Sales' },
    routes: {
      sell: 'Sell articles and collected orders',
      cancel: 'Cancel a sale',
      list: 'List sales',
      day: 'What a day brought in',
      one: 'The receipt of a sale',
    },
    problem: {
      unknown: 'There is no such sale.',
      article: 'There is no such article.',
      totalChanged: 'The total has changed.',
      totalChangedDetail:
        'A price was changed meanwhile. Nothing is sold. Please check the total and take the money again.',
      tooLittle: 'This is less than the total.',
      nothing: 'There is nothing to sell.',
      requestUsed: 'This request id belongs to another sale already. Nothing is booked.',
      already: 'This sale is cancelled already.',
      isCancellation: 'A cancellation is not cancelled. Sell the goods anew.',
    },
  },
});
