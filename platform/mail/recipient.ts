import { recipient } from '@redlich/engine';

/**
 * The provider whose server takes the company's mail. Every activity that sends mail names it among its recipients; a
 * processor under Art. 28 GDPR.
 */
export const mailProvider = recipient({
  id: 'mail-provider',
  title: { de: 'Mailanbieter des Unternehmens', en: 'The company’s mail provider' },
  role: 'processor',
  receives: {
    de: 'Name, Mailadresse und Text der Nachrichten, die per Mail verschickt werden',
    en: 'name, mail address and text of the messages sent by mail',
  },
  thirdCountry: 'none',
});
