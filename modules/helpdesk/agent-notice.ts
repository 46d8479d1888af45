import { after, automation, days, earliest, kind, personal, plain, purpose, years } from '@redlich/engine';
import { z } from 'zod';
import { employee } from '../../platform/login/declaration.ts';
import { agent, manager, owner } from '../../platform/roles/roles.ts';

/** Telling those who handle enquiries that there is something new, because they asked for it. */
export const agentNotification = purpose({
  id: 'enquiry_agent_notification',
  title: {
    de: 'Beschäftigte auf eigenen Wunsch auf neue Anfragen hinweisen',
    en: 'Telling staff of new enquiries at their own wish',
  },
  basis: {
    article: '6-1-b',
    contract: { de: 'Beschäftigungsverhältnis (mit § 26 BDSG)', en: 'Employment (with section 26 BDSG)' },
  },
  dpv: 'dpv:PersonnelManagement',
  roles: [owner, manager, agent, automation],
  underRestriction: 'refused',
  onObjection: 'refused',
});

/** Of what somebody wants to be told by mail. Whoever wants nothing has no record. */
export const agentNotice = kind({
  id: 'agent_notice',
  title: {
    de: 'Wunsch, auf neue Anfragen hingewiesen zu werden',
    en: 'Wish to be told of new enquiries',
  },
  persons: employee,
  purposes: [agentNotification],
  provided: 'by-person',
  origin: { de: 'Von der beschäftigten Person selbst', en: 'From the member of staff' },
  schemaVersion: 1,
  sealed: {
    email: personal(z.string(), {
      title: { de: 'E-Mail-Adresse für Hinweise', en: 'E-mail address for notices' },
      category: 'dpv-pd:EmailAddress',
      search: 'none',
    }),
  },
  plain: {
    account_id: plain.text({
      title: { de: 'Nummer des Zugangs', en: 'Number of the account' },
      afterlife: 'clear',
    }),
    /** `null`: from a time when it was not asked; German. */
    language: plain.textOrNull({
      title: { de: 'Sprache der Hinweise', en: 'Language of the notices' },
      afterlife: 'clear',
      meanings: { de: { de: 'Deutsch', en: 'German' }, en: { de: 'Englisch', en: 'English' } },
    }),
    about: plain.text({
      title: { de: 'Worüber', en: 'About what' },
      afterlife: 'clear',
      meanings: {
        mine: {
          de: 'eigene Anfragen und die des eigenen Teams',
          en: 'own enquiries and those of the own team',
        },
        all: { de: 'auch solche, die noch niemand bearbeitet', en: 'those nobody handles yet as well' },
      },
    }),
  },
  events: {
    stopped: {
      title: { de: 'abbestellt oder ausgeschieden', en: 'cancelled, or left' },
      start: 'end-of-matter',
    },
  },
  deletion: {
    per: 'record',
    when: earliest(after('stopped', days(0)), after('created', years(2))),
    how: 'erase',
    reason: {
      de: 'Wer Hinweise abbestellt oder ausscheidet, bekommt keine mehr; die Adresse wird sofort gelöscht. Nach zwei Jahren ist der Wunsch zu erneuern.',
      en: 'Whoever cancels notices or leaves gets none any more; the address is deleted at once. After two years the wish has to be renewed.',
    },
  },
});
