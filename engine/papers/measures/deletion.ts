import { both, type Measure, pledged, tested } from './measure.ts';

/** That data dies in time and stays dead. */
export const deletion = [
  {
    id: 'deletion-clock',
    goal: 'intervenability',
    title: both('Löschung von selbst', 'Deletion by itself'),
    does: both(
      'Zu jedem Datensatz steht fest, wann er gelöscht wird. Fälliges löscht das System jede Minute, ohne Zutun; nichts Überfälliges bleibt.',
      'For each record it is settled when it is deleted. The system deletes what is due every minute, without anybody’s action; nothing overdue stays.',
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
      'Die Löschuhr zeigt im Voraus, was wann gelöscht wird, ohne etwas zu ändern.',
      'The deletion clock shows in advance what is deleted when, without changing anything.',
    ),
    proof: tested(
      'engine/clock/clock.store.test.ts',
      'the preview names what dies and when, and touches nothing',
    ),
  },
  {
    id: 'deletion-protocol',
    goal: 'transparency',
    title: both('Löschungen im Nachweis', 'Deletions in the ledger'),
    does: both(
      'Jede Löschung hinterlässt einen Eintrag ohne Inhalt. Vorschau, Löschprotokoll und Kette stimmen am Abend überein.',
      'Each deletion leaves an entry without content. In the evening preview, deletion protocol and chain agree.',
    ),
    proof: tested(
      'e2e/day/day.test.ts',
      'in the evening the preview, the protocol and the chain agree, and no pledge is broken',
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
      'Einträge über Zugriffe werden nach einem Jahr gelöscht; ein signierter Prüfpunkt tritt an ihre Stelle, und die Kette bleibt prüfbar.',
      'Entries of accesses are deleted after a year; a signed checkpoint takes their place, and the chain stays verifiable.',
    ),
    proof: tested(
      'engine/facts/ledger.store.test.ts',
      'old accesses die, a signed checkpoint stands in their place, and the chain goes on',
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
  {
    id: 'forgetting-restore',
    goal: 'intervenability',
    title: both('Sicherungen, die vergessen', 'Backups that forget'),
    does: both(
      'Sicherungen an den eingerichteten Ablagen öffnen sich nur mit Schlüsseln, die jede Nacht wechseln und über die Ablagen geteilt sind. Beim Wiederherstellen sind spätere Löschungen, Widerrufe, Einschränkungen und Löschsperren in Kraft, bevor etwas geöffnet wird.',
      'Backups at the places that were set up open only with keys that change every night and are split over the places. When restoring, later erasures, withdrawals, restrictions and holds are in force before anything is opened.',
    ),
    proof: pledged('erasure.backups'),
  },
] as const satisfies readonly Measure[];
