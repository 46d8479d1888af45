import { defineTexts } from '../../../platform/i18n/index.ts';

/** What to do about a pledge that is not kept, and where. */
export const pledgeSteps = defineTexts({
  de: {
    look: 'Ansehen',
    consent:
      'Sehen Sie die Akten durch, bei denen eine Einwilligung fehlt oder widerrufen ist, und halten Sie fest, was gilt.',
    storage: 'Lassen Sie löschen, was fällig ist. Bleibt etwas liegen, läuft der nächtliche Durchlauf nicht.',
    access: 'Prüfen Sie die genannten Einträge im Nachweis: Wer hat wozu geöffnet?',
    seal: 'Halten Sie den Betrieb an und rufen Sie „redlich verify“ auf: Ein Siegel oder ein Schlüssel fehlt.',
    papers: 'Tragen Sie ein, was fehlt, und setzen Sie die Fassung in Kraft, die dem Laufenden entspricht.',
    recipients: 'Ergänzen Sie Unternehmen, Vertrag oder Zertifikat, oder schalten Sie den Empfänger aus.',
    measures: 'Prüfen Sie die Maßnahmen und schließen Sie die Prüfung ab.',
    rights: 'Bearbeiten Sie die offenen Anträge; der älteste zuerst.',
    login:
      'Verlangen Sie von allen, die viel dürfen, einen zweiten Faktor, und sperren Sie unbenutzte Zugänge.',
    shield: 'Richten Sie den Sichtschutz an jeder Kasse ein, auf die Kundschaft sehen kann.',
    backup:
      'Erstellen Sie den Wiederherstellungsbogen, schalten Sie Ablagen ein und sehen Sie nach, was die letzte Sicherung und die letzte Probe hindert.',
    other: 'Sehen Sie nach, was der Beweis nennt.',
  },
  en: {
    look: 'Have a look',
    consent: 'Go through the files where a consent is missing or withdrawn, and record what holds.',
    storage: 'Have deleted what is due. If anything stays behind, the regular sweep is not running.',
    access: 'Check the entries named in the ledger: who opened what for which purpose?',
    seal: 'Stop working and run “redlich verify”: a seal or a key is missing.',
    papers: 'Enter what is missing, and put in force the version that says what runs.',
    recipients: 'Add company, agreement or certificate, or switch the recipient off.',
    measures: 'Review the measures and complete the review.',
    rights: 'Work on the open requests, the oldest first.',
    login: 'Demand a second factor from everybody with wide rights, and lock unused accounts.',
    shield: 'Put up the privacy shield at every till customers can look at.',
    backup:
      'Make the recovery kit, switch places on, and look at what is in the way of the last backup and the last rehearsal.',
    other: 'Look at what the evidence names.',
  },
});

/** One step and the screen it is done on. */
export interface PledgeStep {
  readonly step: Exclude<keyof typeof pledgeSteps.de, 'look'>;
  readonly to: string;
  /** The screen is not open to the officer. */
  readonly isOwners?: true;
}

const steps: readonly (readonly [begins: string, step: PledgeStep])[] = [
  ['consent.', { step: 'consent', to: '/customers', isOwners: true }],
  ['storage.', { step: 'storage', to: '/clock' }],
  ['helpdesk.', { step: 'storage', to: '/clock' }],
  ['basis.', { step: 'access', to: '/ledger' }],
  ['staff.', { step: 'access', to: '/ledger' }],
  ['protect.', { step: 'seal', to: '/ledger' }],
  ['papers.', { step: 'papers', to: '/papers' }],
  ['processors.', { step: 'recipients', to: '/recipients' }],
  ['tom.', { step: 'measures', to: '/measures' }],
  ['rights.', { step: 'rights', to: '/requests' }],
  ['export.', { step: 'rights', to: '/requests' }],
  ['portal.recipients', { step: 'rights', to: '/requests' }],
  ['processor.', { step: 'rights', to: '/requests' }],
  ['login.', { step: 'login', to: '/users', isOwners: true }],
  ['backup.', { step: 'backup', to: '/backups' }],
  ['erasure.', { step: 'backup', to: '/backups' }],
  ['counter.', { step: 'shield', to: '/counter', isOwners: true }],
];

/** What to do about a pledge, and where. */
export const stepFor = (id: string): PledgeStep =>
  steps.find(([begins]) => id.startsWith(begins))?.[1] ?? { step: 'other', to: '/ledger' };
