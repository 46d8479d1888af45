import { both, type OwnerTask } from './measure.ts';

/** What the owner is asked about the people who work with the system. */
export const tasksOfPeople = [
  {
    id: 'responsibilities',
    title: both('Zuständigkeiten', 'Responsibilities'),
    question: both(
      'Wer ist wofür zuständig (Organigramm, Aufgaben, Verantwortung für automatische Abläufe)?',
      'Who is responsible for what (organisation chart, tasks, responsibility for automatic jobs)?',
    ),
  },
  {
    id: 'role-concept',
    title: both('Rollen- und Berechtigungskonzept', 'Concept of roles and permissions'),
    question: both(
      'Wer hat welche Rolle und warum, welche Rollen dürfen nicht zusammenkommen, und wo steht das?',
      'Who has which role and why, which roles must not come together, and where is that written?',
    ),
  },
  {
    id: 'role-review',
    title: both('Prüfung der Berechtigungen', 'Review of permissions'),
    question: both(
      'Wann wurden die vergebenen Rollen zuletzt geprüft und Überflüssiges entzogen?',
      'When were the granted roles last reviewed and superfluous ones withdrawn?',
    ),
  },
  {
    id: 'staff-changes',
    title: both('Eintritt, Wechsel, Austritt', 'Joining, changing, leaving'),
    question: both(
      'Wie wird sichergestellt, dass Zugänge beim Eintritt vergeben und beim Wechsel oder Austritt am selben Tag entzogen werden?',
      'How is it ensured that accounts are given on joining and withdrawn on the day of changing or leaving?',
    ),
  },
  {
    id: 'substitutes',
    title: both('Vertretung', 'Substitution'),
    question: both(
      'Wer vertritt wen, mit welchen Rechten, und aus welchem Bereich?',
      'Who stands in for whom, with which rights, and from which area?',
    ),
  },
  {
    id: 'training',
    title: both('Unterweisung und Verpflichtung', 'Instruction and commitment'),
    question: both(
      'Wann wurden die Beschäftigten zum Datenschutz unterwiesen und auf Vertraulichkeit verpflichtet, und wo ist das belegt?',
      'When were staff instructed in data protection and committed to confidentiality, and where is the evidence?',
    ),
  },
  {
    id: 'staff-rules',
    title: both('Anweisungen an die Beschäftigten', 'Instructions to staff'),
    question: both(
      'Welche Dienstanweisungen und Vereinbarungen gelten für das Arbeiten mit dem System?',
      'Which instructions and agreements apply to working with the system?',
    ),
  },
  {
    id: 'staff-data',
    title: both('Datenschutz der Beschäftigten', 'Data protection of staff'),
    question: both(
      'Wie ist geregelt, wofür der Nachweis über Zugriffe der Beschäftigten genutzt werden darf (§ 26 BDSG, § 87 Abs. 1 Nr. 6 BetrVG)?',
      'How is it settled for what the ledger of staff accesses may be used (§ 26 BDSG, § 87 (1) no. 6 BetrVG)?',
    ),
  },
] as const satisfies readonly OwnerTask[];
