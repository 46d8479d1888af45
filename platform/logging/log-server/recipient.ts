import { recipient } from '@redlich/engine';

/** The separate log server the server's own log is sent to, too. It gets no personal data; off until the owner switches it on. */
export const logServer = recipient({
  id: 'log-server',
  title: { de: 'Getrennter Protokollserver', en: 'Separate log server' },
  role: 'processor',
  receives: {
    de: 'Das Protokoll des Servers, ohne personenbezogene Daten: was er tat, wie lange es dauerte, technische Störungen',
    en: 'the log of the server, without personal data: what it did, how long it took, technical faults',
  },
  thirdCountry: 'none',
});
