import {
  consentForm,
  deletionConcept,
  fullNotice,
  informationSheet,
  measures,
  type Paper,
  type PaperSource,
  portalTerms,
  privacyAgreement,
  processingAgreement,
  processingRecord,
  processorRecord,
  recordExample,
  shortNotice,
  type Text,
  type TiltEdition,
  type TiltOutcome,
  tiltOf,
} from '@redlich/engine';

/** A paper the company owes or hands out. */
export interface PaperEntry {
  readonly id: string;
  readonly title: Text;
  /** The law or standard it follows. */
  readonly law: Text;
  /**
   * `public`: whoever knows the address reads the version in force and all before it. `by-choice`: the same, as long as the owner wants
   * it so; a company publishes its measures and its agreement for those who check it before they sign. `inside`: the company itself,
   * and the authority.
   */
  readonly readers: 'public' | 'by-choice' | 'inside';
  readonly make: (source: PaperSource) => Paper;
  /** The same content for machines, where there is a standard for it. */
  readonly machine?: (source: PaperSource, edition: TiltEdition) => TiltOutcome;
}

/** All papers, the one explicit list, in the order they are shown. */
export const paperCatalogue: readonly PaperEntry[] = [
  {
    id: 'notice',
    title: { de: 'Datenschutzhinweise', en: 'Privacy notice' },
    law: { de: 'Art. 13 und 14 DSGVO', en: 'Art. 13 and 14 GDPR' },
    readers: 'public',
    make: fullNotice,
    machine: tiltOf,
  },
  {
    id: 'notice-short',
    title: { de: 'Datenschutz in Kürze', en: 'Privacy in brief' },
    law: { de: 'Art. 12 Abs. 1 und Art. 13 DSGVO', en: 'Art. 12 (1) and Art. 13 GDPR' },
    readers: 'public',
    make: shortNotice,
  },
  {
    id: 'processing-record',
    title: { de: 'Verzeichnis von Verarbeitungstätigkeiten', en: 'Record of processing activities' },
    law: { de: 'Art. 30 Abs. 1 DSGVO', en: 'Art. 30 (1) GDPR' },
    readers: 'inside',
    make: processingRecord,
  },
  {
    id: 'processor-record',
    title: { de: 'Verzeichnis als Auftragsverarbeiter', en: 'Record as a processor' },
    law: { de: 'Art. 30 Abs. 2 DSGVO', en: 'Art. 30 (2) GDPR' },
    readers: 'inside',
    make: processorRecord,
  },
  {
    id: 'deletion-concept',
    title: { de: 'Löschkonzept', en: 'Deletion concept' },
    law: {
      de: 'Art. 5 Abs. 1 Buchst. e, Art. 17 DSGVO; DIN 66398',
      en: 'Art. 5 (1) e, Art. 17 GDPR; DIN 66398',
    },
    readers: 'inside',
    make: deletionConcept,
  },
  {
    id: 'record-example',
    title: { de: 'Ausgefülltes Beispiel des Verzeichnisses', en: 'Filled-in example of the record' },
    law: { de: 'Art. 30 Abs. 1 DSGVO', en: 'Art. 30 (1) GDPR' },
    readers: 'inside',
    make: recordExample,
  },
  {
    id: 'measures',
    title: { de: 'Technische und organisatorische Maßnahmen', en: 'Technical and organisational measures' },
    law: {
      de: 'Art. 32 DSGVO; Standard-Datenschutzmodell',
      en: 'Art. 32 GDPR; Standard Data Protection Model',
    },
    readers: 'by-choice',
    make: measures,
  },
  {
    id: 'information-sheet',
    title: { de: 'Kundeninformation', en: 'Customer information sheet' },
    law: { de: 'Art. 12 Abs. 1 und Art. 13 DSGVO', en: 'Art. 12 (1) and Art. 13 GDPR' },
    readers: 'public',
    make: informationSheet,
  },
  {
    id: 'consent-form',
    title: { de: 'Einwilligungen zum Unterschreiben', en: 'Consents to sign' },
    law: { de: 'Art. 6 Abs. 1 Buchst. a, Art. 7 DSGVO', en: 'Art. 6 (1) a, Art. 7 GDPR' },
    readers: 'public',
    make: consentForm,
  },
  {
    id: 'privacy-agreement',
    title: { de: 'Datenschutzvereinbarung', en: 'Privacy agreement' },
    law: { de: 'Art. 7 und 13 DSGVO', en: 'Art. 7 and 13 GDPR' },
    readers: 'public',
    make: privacyAgreement,
  },
  {
    id: 'processing-agreement-as-controller',
    title: { de: 'Auftragsverarbeitung: wir beauftragen', en: 'Processing agreement: we commission' },
    law: { de: 'Art. 28 Abs. 3 DSGVO', en: 'Art. 28 (3) GDPR' },
    readers: 'inside',
    make: (source) => processingAgreement(source, { company: 'controller', processor: null }),
  },
  {
    id: 'processing-agreement-as-processor',
    title: {
      de: 'Auftragsverarbeitung: wir werden beauftragt',
      en: 'Processing agreement: we are commissioned',
    },
    law: { de: 'Art. 28 Abs. 3 DSGVO', en: 'Art. 28 (3) GDPR' },
    readers: 'by-choice',
    make: (source) => processingAgreement(source, { company: 'processor', controller: null }),
  },
  {
    id: 'portal-terms',
    title: { de: 'Nutzungsbedingungen des Portals', en: 'Terms of use of the portal' },
    law: { de: '§§ 305 ff. BGB', en: '§§ 305 ff. BGB' },
    readers: 'by-choice',
    make: portalTerms,
  },
];

/** A paper of the catalogue. */
export const paperById = (id: string): PaperEntry | undefined =>
  paperCatalogue.find((each) => each.id === id);
