// The words that papers, tables and screens share: how far, how urgent, by which way.

/** German. */
export const de = {
  state: {
    new: 'neu',
    open: 'in Arbeit',
    waiting: 'wartet auf Antwort',
    solved: 'gelöst',
    closed: 'erledigt',
    spam: 'unerwünscht',
  },
  priority: { low: 'niedrig', normal: 'normal', high: 'hoch', urgent: 'dringend' },
  channel: {
    portal: 'Portal',
    email: 'E-Mail',
    phone: 'Telefon',
    counter: 'vor Ort',
    letter: 'Brief oder Fax',
    form: 'Online-Formular',
  },
} as const;

/** English. */
export const en = {
  state: {
    new: 'new',
    open: 'open',
    waiting: 'waiting for an answer',
    solved: 'solved',
    closed: 'closed',
    spam: 'unwanted',
  },
  priority: { low: 'low', normal: 'normal', high: 'high', urgent: 'urgent' },
  channel: {
    portal: 'portal',
    email: 'e-mail',
    phone: 'phone',
    counter: 'in person',
    letter: 'letter or fax',
    form: 'online form',
  },
} as const;
