import {
  activity,
  after,
  automation,
  days,
  declare,
  kind,
  personal,
  personCategory,
  plain,
  purpose,
} from '@redlich/engine';
import { z } from 'zod';
import { bilingual } from '../i18n/translate.ts';
import { logServer } from '../logging/log-server/index.ts';
import { mailProvider } from '../mail/recipient.ts';
import { officer, owner } from '../roles/roles.ts';
import { alarmWebhook } from './recipient.ts';
import { alarmTexts as texts } from './texts.ts';

const prober = personCategory({
  id: 'prober',
  title: { de: 'Unbekannte, die nach Schwachstellen suchen', en: 'Unknown persons who look for weak spots' },
  standing: 'caller',
});

/** Attacks on the server are noticed and can be handed to the authorities. */
export const probingDefence = purpose({
  id: 'probing_defence',
  title: {
    de: 'Abwehr und Aufklärung von Angriffen auf den Server',
    en: 'Defence against and tracing of attacks on the server',
  },
  basis: {
    article: '6-1-f',
    interest: {
      de: 'Sicherheit der Verarbeitung (Art. 32, Erwägungsgrund 49 DSGVO)',
      en: 'Security of processing (Art. 32, recital 49 GDPR)',
    },
  },
  dpv: 'dpv:MisusePreventionAndDetection',
  roles: [owner, officer],
  underRestriction: 'allowed',
  onObjection: 'allowed',
});

/** One request of an attack: what was asked for, and from where (pledge logs.attack). Kept only once an attack was recognised. */
export const probingRequest = kind({
  id: 'probing_request',
  title: { de: 'Anfrage eines Angriffs', en: 'Request of an attack' },
  persons: prober,
  purposes: [probingDefence],
  provided: 'derived',
  origin: { de: 'Mit der Anfrage übermittelt', en: 'Sent with the request' },
  schemaVersion: 1,
  sealed: {
    address: personal(z.string().nullable(), {
      title: { de: 'IP-Adresse', en: 'IP address' },
      category: 'dpv-pd:IPAddress',
      search: 'none',
    }),
    browser: personal(z.string().nullable(), {
      title: { de: 'Browser und System', en: 'Browser and system' },
      category: 'dpv-pd:UserAgent',
      search: 'none',
    }),
    request: personal(z.string(), {
      title: {
        de: 'Aufgerufene Adresse mit gesendeten Angaben',
        en: 'Address that was called, with what was sent',
      },
      category: 'dpv-pd:Communication',
      search: 'none',
    }),
  },
  plain: {
    /** Holds the requests of one attack together; a number made at random. */
    attack: plain.textOrNull({
      title: { de: 'Nummer des Angriffs', en: 'Number of the attack' },
      afterlife: 'keep',
    }),
    rule: plain.text({
      title: { de: 'Woran der Angriff erkannt wurde', en: 'How the attack was recognised' },
      afterlife: 'keep',
    }),
    status: plain.integer({
      title: { de: 'Antwort des Servers', en: 'Answer of the server' },
      afterlife: 'keep',
    }),
  },
  events: {},
  deletion: {
    per: 'record',
    // Six days end at the midnight after the sixth, so never more than seven times 24 hours.
    when: after('created', days(6)),
    how: 'erase',
    reason: {
      de: 'Sieben Tage genügen, um einen Angriff zu erkennen und den Behörden zu übergeben; länger wird nichts aufbewahrt.',
      en: 'Seven days are enough to recognise an attack and hand it to the authorities; nothing is kept longer.',
    },
  },
});

/** What watching the server does with the data of those who attack it. */
export const alarmDeclaration = declare({
  module: 'alarms',
  activities: [
    activity({
      id: 'server-watch',
      title: bilingual(texts, 'activity.title'),
      description: bilingual(texts, 'activity.description'),
      kinds: [probingRequest],
      recipients: [mailProvider, alarmWebhook, logServer],
      provision: {
        required: 'no',
        without: {
          de: 'Die Angaben kommen mit der Anfrage selbst; niemand muss sie machen.',
          en: 'The details come with the request itself; nobody has to give them.',
        },
      },
      automatedDecision: 'none',
    }),
  ],
  consents: [],
  roles: [automation, owner, officer],
});
