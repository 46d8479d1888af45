import { automation, purpose } from '@redlich/engine';
import { agent, bookkeeping, manager, officer, owner, staff } from '../roles/roles.ts';

/** The program lets a member of staff in and keeps them signed in; everybody manages the own account. */
export const staffAccess = purpose({
  id: 'staff_access',
  title: { de: 'Zugang der Beschäftigten zum System', en: 'Access of staff to the system' },
  basis: {
    article: '6-1-b',
    contract: { de: 'Beschäftigungsverhältnis (mit § 26 BDSG)', en: 'Employment (with section 26 BDSG)' },
  },
  dpv: 'dpv:EnforceAccessControl',
  roles: [automation, owner, manager, staff, agent, bookkeeping, officer],
  underRestriction: 'refused',
  onObjection: 'allowed',
});

/** The owner makes accounts, gives and takes roles. */
export const staffAdministration = purpose({
  id: 'staff_administration',
  title: { de: 'Verwaltung der Zugänge', en: 'Administration of accounts' },
  basis: {
    article: '6-1-b',
    contract: { de: 'Beschäftigungsverhältnis (mit § 26 BDSG)', en: 'Employment (with section 26 BDSG)' },
  },
  dpv: 'dpv:PersonnelManagement',
  roles: [owner, automation],
  underRestriction: 'allowed',
  onObjection: 'allowed',
});

/** Who entered something is shown by name to those who work with it. */
export const staffAttribution = purpose({
  id: 'staff_attribution',
  title: { de: 'Nachvollziehen, wer etwas eingetragen hat', en: 'Tracing who entered something' },
  basis: {
    article: '6-1-f',
    interest: {
      de: 'Nachweis, wer Einwilligungen und Änderungen aufgenommen hat (Art. 5 Abs. 2, Art. 32 DSGVO)',
      en: 'Proof of who recorded consents and changes (Art. 5 (2), Art. 32 GDPR)',
    },
  },
  dpv: 'dpv:EnforceSecurity',
  roles: [owner, manager, staff, agent, bookkeeping, officer],
  underRestriction: 'refused',
  onObjection: 'refused',
});

/** Attacks on the login are noticed, stopped and can be handed to the authorities. */
export const attackDefence = purpose({
  id: 'attack_defence',
  title: {
    de: 'Abwehr und Aufklärung von Angriffen auf die Anmeldung',
    en: 'Defence against and tracing of attacks on the login',
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
