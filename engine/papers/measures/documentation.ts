import { both, type Measure, tested } from './measure.ts';

/** That papers say what runs. */
export const documentation = [
  {
    id: 'declared-data',
    goal: 'transparency',
    title: both('Erklärte Verarbeitung', 'Declared processing'),
    does: both(
      'Jede Datenart ist mit Feldern, Personen, Zwecken, Rechtsgrundlagen, Rollen, Herkunft und Löschregel erklärt. Dieselbe Erklärung führt das System aus und druckt es in die Papiere.',
      'Each kind of data is declared with fields, persons, purposes, legal bases, roles, origin and deletion rule. The system carries out the same declaration that it prints in the papers.',
    ),
    proof: tested(
      'e2e/architecture/house-plan.test.ts',
      'the program follows the house plan, and every file of it was read',
    ),
  },
  {
    id: 'processing-record',
    goal: 'transparency',
    title: both('Verzeichnis aus den Erklärungen', 'Record of processing from the declarations'),
    does: both(
      'Das Verzeichnis von Verarbeitungstätigkeiten (Art. 30 DSGVO) wird aus den Erklärungen geschrieben, nach denen das System arbeitet. Was der Inhaber noch nicht eingetragen hat, ist darin als offen gekennzeichnet.',
      'The record of processing activities (Art. 30 GDPR) is written from the declarations the system works by. What the owner has not entered yet is marked in it as open.',
    ),
    proof: tested(
      'e2e/papers/drift.test.ts',
      'every field, purpose, basis, recipient, rule, consent and origin that a module declares is named',
    ),
  },
  {
    id: 'deletion-concept',
    goal: 'transparency',
    title: both('Löschkonzept aus den Erklärungen', 'Deletion concept from the declarations'),
    does: both(
      'Das Löschkonzept (nach DIN 66398) wird aus den Löschregeln geschrieben, die das System ausführt.',
      'The deletion concept (after DIN 66398) is written from the deletion rules the system carries out.',
    ),
    proof: tested(
      'engine/papers/papers.test.ts',
      'another rule is another sentence in notice, record and deletion concept',
    ),
  },
  {
    id: 'rules-in-words',
    goal: 'transparency',
    title: both('Löschregeln in Worten', 'Deletion rules in words'),
    does: both(
      'Die Löschregel jeder Datenart wird aus derselben Erklärung in Sätze gefasst, nach der gelöscht wird.',
      'The deletion rule of each kind is put in sentences from the same declaration deletion works by.',
    ),
    proof: tested(
      'engine/papers/describe-rule.test.ts',
      'a rule is one whole sentence that names the period and the event it counts from',
    ),
  },
  {
    id: 'measures-list',
    goal: 'transparency',
    title: both('Maßnahmen mit lebendem Nachweis', 'Measures with a live proof'),
    does: both(
      'Diese Aufstellung wird aus dem Zustand des laufenden Systems geschrieben: Ist eine Zusage verletzt, steht es hier.',
      'This list is written from the state of the running system: if a pledge is broken, it says so here.',
    ),
    proof: tested(
      'engine/papers/measures/measures.test.ts',
      'a broken pledge is said in the paper, and its rows are no longer met',
    ),
  },
  {
    id: 'described-interface',
    goal: 'transparency',
    title: both('Beschriebene Schnittstelle', 'Described interface'),
    does: both(
      'Jede Adresse der Schnittstelle ist beschrieben (OpenAPI 3.1), mit der Angabe, wer sie aufrufen darf.',
      'Each address of the interface is described (OpenAPI 3.1), saying who may call it.',
    ),
    proof: tested(
      'platform/http/app.store.test.ts',
      'is OpenAPI 3.1, says who may call what, in the language of the reader',
    ),
  },
] as const satisfies readonly Measure[];
