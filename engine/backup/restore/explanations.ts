import type { Text } from '../../declare/index.ts';
import type { AcceptableLoss, RestoreStop } from './restore-view.ts';

/** What a stop means, in words for the owner; for losses that can be accepted: what is lost. */
export const explanations: Readonly<Record<RestoreStop, Text>> = {
  'no-copies': {
    de: 'An keinem erreichbaren Ort liegen Sicherungen.',
    en: 'There are no copies at any place that answers.',
  },
  'wrong-kit': {
    de: 'Die Sicherungen gehören zu einem anderen Notfallblatt. Die Kennung darauf muss mit der am Ort übereinstimmen.',
    en: 'The copies belong to another recovery kit. The mark on it must be the one at the place.',
  },
  'several-tenants': {
    de: 'Das Notfallblatt öffnet mehrere Mandanten. Bitte einen nennen.',
    en: 'The recovery kit opens several tenants. Name one of them.',
  },
  'too-few-shares': {
    de: 'Es antworten zu wenige Orte, um die Schlüssel zusammenzusetzen. Bitte einen weiteren Ort anschließen.',
    en: 'Too few places answer to put the keys together. Connect another place.',
  },
  'no-snapshot': {
    de: 'An keinem erreichbaren Ort liegt eine vollständige Sicherung von damals oder früher.',
    en: 'No place that answers has a whole snapshot from then or before.',
  },
  'not-empty': {
    de: 'Im Ziel liegen schon Daten. Wiederhergestellt wird nur in ein leeres Verzeichnis.',
    en: 'There is data at the target already. Restores go into an empty folder only.',
  },
  'other-data': {
    de: 'Die Sicherungen gehören nicht zu den Daten, die sie ersetzen sollen. Es ist ein anderes Unternehmen oder eine andere Installation.',
    en: 'The copies do not belong to the data they are to replace: it is another company or another installation.',
  },
  'not-whole': {
    de: 'Was zurückkam, hat die Prüfung nicht bestanden. Die bisherigen Daten sind unverändert.',
    en: 'What came back did not stand the check. The present data is unchanged.',
  },
  'ledger-damaged': {
    de: 'Kein Ort hat einen unversehrten Nachweis. Ohne ihn ist nicht bekannt, was gelöscht wurde.',
    en: 'No place has an intact ledger. Without it nobody knows what was erased.',
  },
  'ledger-unsure': {
    de: 'Es antworten zu wenige Orte, um den neuesten Nachweis sicher zu kennen. Wer trotzdem fortfährt, nimmt in Kauf, dass spätere Löschungen, Widerrufe und Sperren fehlen.',
    en: 'Too few places answer to be sure of the newest ledger. Going on may lose later erasures, withdrawals and restrictions.',
  },
  'ledger-behind': {
    de: 'Der gefundene Nachweis ist älter als die Schlüssel oder die Daten. Wer trotzdem fortfährt, nimmt in Kauf, dass spätere Löschungen, Widerrufe und Sperren fehlen.',
    en: 'The ledger that was found is older than the keys or the records. Going on may lose later erasures, withdrawals and restrictions.',
  },
  'ledger-forked': {
    de: 'Zwei Orte erzählen Verschiedenes: Zwei Server haben geschrieben, oder ein Nachweis ist gefälscht. Wer trotzdem fortfährt, verliert, was nur der kürzere Nachweis sagt.',
    en: 'Two places tell different stories: two servers wrote, or one ledger is forged. Going on loses what only the shorter one says.',
  },
  'keys-missing': {
    de: 'Ein Teil der Datensätze wurde nach dieser Sicherung neu versiegelt. Wer fortfährt, bekommt sie ohne ihre persönlichen Angaben zurück; eine neuere Sicherung hat sie vollständig.',
    en: 'Some records were sealed anew after this snapshot. Going on brings them back without their personal fields; a newer snapshot has them whole.',
  },
};

const losses: ReadonlySet<string> = new Set<AcceptableLoss>([
  'ledger-unsure',
  'ledger-behind',
  'ledger-forked',
  'keys-missing',
]);

/** Whether the owner may go on in spite of a stop. */
export const isAcceptable = (reason: RestoreStop): reason is AcceptableLoss => losses.has(reason);
