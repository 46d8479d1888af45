import { both, type Measure, tested } from './measure.ts';

const rights = 'engine/rights/rights.store.test.ts';
const standing = 'engine/rights/standing.store.test.ts';

/** That persons can use their rights. */
export const intervenability = [
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
      'Vor der Löschung auf Verlangen zeigt ein Plan, was sofort gelöscht wird und was ein Gesetz zunächst nur einzuschränken erlaubt. Ausgeführt wird genau dieser Plan.',
      'Before an erasure on request a plan shows what is deleted at once and what a law only allows to be restricted for now. Exactly that plan is carried out.',
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
] as const satisfies readonly Measure[];
