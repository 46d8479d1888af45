import { both, type Measure, pledged, tested } from './measure.ts';

const rights = 'engine/rights/rights.store.test.ts';
const standing = 'engine/rights/standing.store.test.ts';

/** That persons can use their rights, and that data dies in time. */
export const intervenability = [
  {
    id: 'deletion-clock',
    goal: 'intervenability',
    title: both('Löschung von selbst', 'Deletion by itself'),
    does: both(
      'Zu jedem Datensatz steht fest, wann er stirbt. Fälliges löscht das System jede Minute, ohne Zutun; nichts Überfälliges bleibt.',
      'For each record it is settled when it dies. The system deletes what is due every minute, without anybody’s action; nothing overdue stays.',
    ),
    proof: pledged('storage.needed'),
  },
  {
    id: 'rule-for-each-kind',
    goal: 'intervenability',
    title: both('Löschregel für jede Datenart', 'A deletion rule for each kind'),
    does: both(
      'Eine Datenart ohne Zweck, Rechtsgrundlage, Löschregel oder Herkunft lässt sich nicht bauen.',
      'A kind of data without purpose, legal basis, deletion rule or origin cannot be built.',
    ),
    proof: tested(
      'engine/declare/declare.types.test.ts',
      'each incomplete declaration is refused by the compiler for what it lacks, and for nothing else',
    ),
  },
  {
    id: 'destroyed-keys',
    goal: 'intervenability',
    title: both('Löschen durch Vernichten des Schlüssels', 'Deletion by destroying the key'),
    does: both(
      'Mit der Löschung werden Datensatz und Schlüssel entfernt. Eine ältere Kopie der Datensätze öffnet sich mit den heutigen Schlüsseln nicht mehr.',
      'Deletion removes the record and its key. An older copy of the records no longer opens with today’s keys.',
    ),
    proof: tested(
      'e2e/canary/canary.test.ts',
      'a copy made before the order was collected opens nothing of that person beside today’s keys',
    ),
  },
  {
    id: 'key-epochs',
    goal: 'confidentiality',
    title: both('Nächtlicher Schlüsselwechsel', 'Nightly change of keys'),
    does: both(
      'Jede Nacht werden alle Schlüssel mit einem neuen Hauptschlüssel umhüllt und der alte vernichtet. Danach sind auch alte Kopien der Schlüssel gelöschter Daten wertlos.',
      'Every night all keys are wrapped by a new main key and the old one is destroyed. After that even old copies of the keys of deleted data are worthless.',
    ),
    proof: tested(
      'engine/vault/vault.store.test.ts',
      'rotation changes every wrapping, destroys the old epoch key, and everything still opens',
    ),
  },
  {
    id: 'deletion-preview',
    goal: 'transparency',
    title: both('Vorschau der Löschung', 'Preview of deletion'),
    does: both(
      'Die Löschuhr zeigt im Voraus, was wann stirbt, ohne etwas zu ändern.',
      'The deletion clock shows in advance what dies when, without changing anything.',
    ),
    proof: tested(
      'engine/clock/clock.store.test.ts',
      'the preview names what dies and when, and touches nothing',
    ),
  },
  {
    id: 'period-warning',
    goal: 'intervenability',
    title: both('Warnung bei falschen Fristen', 'Warning of wrong periods'),
    does: both(
      'Setzt der Inhaber eine Frist kürzer als das Gesetz oder länger als der Zweck, warnt das System mit dem Paragraphen.',
      'If the owner sets a period shorter than the law or longer than its purpose, the system warns with the provision.',
    ),
    proof: tested(
      'modules/privacy/periods/periods.store.test.ts',
      'is warned of with the paragraph when it falls short of the law or goes beyond it',
    ),
  },
  {
    id: 'ledger-expiry',
    goal: 'intervenability',
    title: both('Frist für Zugriffseinträge', 'Period of access entries'),
    does: both(
      'Einträge über Zugriffe sterben nach einem Jahr; ein signierter Prüfpunkt tritt an ihre Stelle, und die Kette bleibt prüfbar.',
      'Entries of accesses die after a year; a signed checkpoint takes their place, and the chain stays verifiable.',
    ),
    proof: tested(
      'engine/facts/ledger.store.test.ts',
      'old accesses die, a signed checkpoint stands in their place, and the chain goes on',
    ),
  },
  {
    id: 'restriction',
    goal: 'intervenability',
    title: both('Einschränkung der Verarbeitung', 'Restriction of processing'),
    does: both(
      'Eine Einschränkung mit einem der vier Gründe des Art. 18 DSGVO verschließt die Daten der Person für jeden Zweck außer den dabei erlaubten.',
      'A restriction on one of the four grounds of Art. 18 GDPR closes the person’s data to every purpose but those allowed under it.',
    ),
    proof: tested(
      rights,
      'each of the four grounds of a restriction closes every purpose but those allowed under it',
    ),
  },
  {
    id: 'told-before-lifting',
    goal: 'intervenability',
    title: both('Aufhebung erst nach Mitteilung', 'Lifting only after notice'),
    does: both(
      'Eine Einschränkung lässt sich erst aufheben, wenn im Nachweis steht, dass die Person davon unterrichtet wurde (Art. 18 Abs. 3 DSGVO).',
      'A restriction can be lifted only once the ledger says that the person was told (Art. 18 (3) GDPR).',
    ),
    proof: tested(standing, 'a restriction is lifted only after the person was told, each time anew'),
  },
  {
    id: 'objection',
    goal: 'intervenability',
    title: both('Widerspruch wirkt sofort', 'An objection takes effect at once'),
    does: both(
      'Ein Widerspruch gegen Direktwerbung beendet sie sofort, samt Einwilligung und Profil. Ein Widerspruch gegen ein berechtigtes Interesse schränkt die Daten ein, bis er abgewogen ist.',
      'An objection to direct marketing ends it at once, with its consent and profile. An objection to a legitimate interest restricts the data until it is weighed.',
    ),
    proof: tested(standing, 'an objection to a legitimate interest restricts everything until it is weighed'),
  },
  {
    id: 'copy-of-person',
    goal: 'intervenability',
    title: both('Vollständige Kopie einer Person', 'Whole copy of a person'),
    does: both(
      'Die Kopie nach Art. 15 DSGVO enthält alles, was zu einer Person noch gespeichert ist, Eingeschränktes und Dateien eingeschlossen, und nichts von anderen.',
      'The copy under Art. 15 GDPR holds all that is still stored of a person, restricted data and files included, and nothing of anybody else.',
    ),
    proof: tested(
      rights,
      'whatever happened before, a copy holds all that is left of a person and nothing of anybody else',
    ),
  },
  {
    id: 'planned-erasure',
    goal: 'intervenability',
    title: both('Löschung nach gezeigtem Plan', 'Erasure by a plan shown before'),
    does: both(
      'Vor der Löschung auf Verlangen zeigt ein Plan, was sofort stirbt und was ein Gesetz zunächst nur einzuschränken erlaubt. Ausgeführt wird genau dieser Plan.',
      'Before an erasure on request a plan shows what dies at once and what a law only allows to be restricted for now. Exactly that plan is carried out.',
    ),
    proof: tested(
      rights,
      'whatever happened before, an erasure does exactly what its plan said, and what died is found nowhere',
    ),
  },
  {
    id: 'deadline',
    goal: 'intervenability',
    title: both('Monatsfrist nach dem Gesetz gerechnet', 'The month counted by law'),
    does: both(
      'Die Frist für Anträge wird nach Art. 12 Abs. 3 DSGVO und der Fristenverordnung gerechnet, mit den Feiertagen des Bundeslandes.',
      'The time limit of requests is counted by Art. 12 (3) GDPR and Regulation (EEC, Euratom) 1182/71, with the holidays of the federal state.',
    ),
    proof: tested(
      'engine/rights/deadline-of.test.ts',
      'a request is due on the day of the same number a month later, to the end of that day',
    ),
  },
  {
    id: 'hold',
    goal: 'intervenability',
    title: both('Löschsperre mit Grund', 'Hold with a ground'),
    does: both(
      'Bei Rechtsstreit, offener Steuerprüfung oder behördlicher Anordnung ruht die Löschung; mit dem Ende läuft die Frist weiter.',
      'In a legal dispute, an open tax assessment or on an authority’s order deletion is suspended; afterwards the clock goes on.',
    ),
    proof: tested(
      'engine/vault/vault.store.test.ts',
      'under a hold nothing is erased, and when it is lifted the clock goes on',
    ),
  },
] as const satisfies readonly Measure[];
