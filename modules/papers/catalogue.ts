import {
  deletionConcept,
  fullNotice,
  type Paper,
  type PaperSource,
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
  /** `public`: whoever knows the address reads the version in force and all before it. `inside`: the company itself, and the authority. */
  readonly readers: 'public' | 'inside';
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
];

/** A paper of the catalogue. */
export const paperById = (id: string): PaperEntry | undefined =>
  paperCatalogue.find((each) => each.id === id);
