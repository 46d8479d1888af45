import { both, type OwnerTask } from './measure.ts';

/** What the owner is asked about law, processes and documentation. */
export const tasksOfLaw = [
  {
    id: 'dpia',
    title: both('Risiko und Folgenabschätzung', 'Risk and impact assessment'),
    question: both(
      'Ist geprüft, ob eine Datenschutz-Folgenabschätzung nötig ist (Art. 35 DSGVO), und wo stehen Ergebnis, Risiken und Restrisiken?',
      'Has it been examined whether a data protection impact assessment is needed (Art. 35 GDPR), and where are result, risks and residual risks?',
    ),
  },
  {
    id: 'legal-check',
    title: both('Rechtliche Prüfung', 'Legal check'),
    question: both(
      'Wer prüft Zwecke, Rechtsgrundlagen und Übermittlungen rechtlich, und wer verfolgt Änderungen von Gesetz und Technik?',
      'Who checks purposes, legal bases and disclosures legally, and who follows changes of law and technology?',
    ),
  },
  {
    id: 'introduction',
    title: both('Einführung und Änderungen', 'Introduction and changes'),
    question: both(
      'Wie wurde das System eingeführt (Anforderungen, Probe, Abnahme, Übernahme von Altdaten), und wie werden Änderungen freigegeben?',
      'How was the system introduced (requirements, trial, acceptance, import of old data), and how are changes released?',
    ),
  },
  {
    id: 'processes',
    title: both('Arbeitsabläufe', 'Work processes'),
    question: both(
      'Wo sind die Arbeitsabläufe beschrieben, in denen das System benutzt wird?',
      'Where are the work processes described in which the system is used?',
    ),
  },
  {
    id: 'documentation',
    title: both('Führung der Dokumentation', 'Keeping the documentation'),
    question: both(
      'Wo liegt die Dokumentation, wer pflegt sie, wer darf sie lesen, und wie ist sie gesichert und vor Änderung geschützt?',
      'Where is the documentation, who maintains it, who may read it, and how is it backed up and protected from changes?',
    ),
  },
  {
    id: 'officer',
    title: both('Benennung der datenschutzbeauftragten Person', 'Naming of the data protection officer'),
    question: both(
      'Wo ist die Benennung dokumentiert, oder warum ist keine nötig (Art. 37 DSGVO, § 38 BDSG)?',
      'Where is the naming documented, or why is none needed (Art. 37 GDPR, § 38 BDSG)?',
    ),
  },
  {
    id: 'certificates',
    title: both('Zertifikate', 'Certificates'),
    question: both(
      'Welche Zertifikate zu Datenschutz und Sicherheit liegen vor (eigene und die der Auftragsverarbeiter)?',
      'Which certificates of data protection and security are there (own ones and those of processors)?',
    ),
  },
  {
    id: 'security-policy',
    title: both('Sicherheitsrichtlinie', 'Security policy'),
    question: both(
      'Wo stehen Sicherheitsrichtlinie und Sicherheitskonzept?',
      'Where are the security policy and the security concept?',
    ),
  },
  {
    id: 'emergency',
    title: both('Notfall', 'Emergency'),
    question: both(
      'Was geschieht bei Ausfall, Brand oder Angriff, wer darf dann was, und wann wurde das geprobt?',
      'What happens in a failure, fire or attack, who may do what then, and when was it tried?',
    ),
  },
  {
    id: 'incidents',
    title: both('Verletzungen des Datenschutzes', 'Personal data breaches'),
    question: both(
      'Wie werden Verletzungen erkannt, dokumentiert und binnen 72 Stunden gemeldet (Art. 33, 34 DSGVO)?',
      'How are breaches noticed, documented and notified within 72 hours (Art. 33, 34 GDPR)?',
    ),
  },
  {
    id: 'processors',
    title: both('Auftragsverarbeiter', 'Processors'),
    question: both(
      'Mit welchen Auftragsverarbeitern bestehen Verträge nach Art. 28 DSGVO, mit Regeln für Löschung, Berichtigung und Berechtigungen?',
      'With which processors are there agreements under Art. 28 GDPR, with rules for erasure, rectification and permissions?',
    ),
  },
  {
    id: 'joint',
    title: both('Gemeinsam Verantwortliche', 'Joint controllers'),
    question: both(
      'Gibt es gemeinsam Verantwortliche, und wo ist die Vereinbarung nach Art. 26 DSGVO?',
      'Are there joint controllers, and where is the arrangement under Art. 26 GDPR?',
    ),
  },
  {
    id: 'transfers',
    title: both('Ausnahmen für Drittländer', 'Derogations for third countries'),
    question: both(
      'Werden Daten auf Grund einer Ausnahme nach Art. 49 DSGVO übermittelt, und wo ist das dokumentiert?',
      'Is data transferred under a derogation of Art. 49 GDPR, and where is that documented?',
    ),
  },
  {
    id: 'log-review',
    title: both('Durchsicht der Protokolle', 'Review of logs'),
    question: both(
      'Wer sieht Nachweis und Serverprotokoll durch, wie oft, auf welche Fragen hin, und wo steht das Ergebnis?',
      'Who goes through ledger and server log, how often, with which questions, and where is the result?',
    ),
  },
  {
    id: 'rights-process',
    title: both('Anträge betroffener Personen', 'Requests of persons'),
    question: both(
      'Wer nimmt Anträge auf jedem Weg entgegen, prüft die Identität, entscheidet, antwortet, unterrichtet Empfänger und begründet Ablehnungen?',
      'Who takes requests by any channel, checks identity, decides, answers, tells recipients and gives reasons for refusals?',
    ),
  },
  {
    id: 'paper-files',
    title: both('Papierakten', 'Paper files'),
    question: both(
      'Wie werden eingeschränkte Unterlagen aus Papierakten entnommen, gekennzeichnet und getrennt abgelegt?',
      'How are restricted documents taken out of paper files, marked and filed apart?',
    ),
  },
  {
    id: 'yearly-review',
    title: both('Jährliche Durchsicht', 'Yearly review'),
    question: both(
      'Wer sieht die Maßnahmen mindestens einmal im Jahr durch, auch die gemeinsam genutzte Technik?',
      'Who reviews the measures at least once a year, shared technology included?',
    ),
  },
] as const satisfies readonly OwnerTask[];
