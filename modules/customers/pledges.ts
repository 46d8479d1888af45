import {
  broken,
  type Engine,
  kept,
  notYetProvable,
  type PersonId,
  type Pledge,
  type Purpose,
  pledge,
  stopsTheClock,
} from '@redlich/engine';
import { bookkeeping, officer } from '../../platform/roles/roles.ts';
import { customerConsents, marketing, unlimitedStorage } from './consents.ts';
import { consentPaper, fileKinds } from './declaration.ts';
import { labelOf } from './label.ts';
import { newestPersons, personsDone, personsWithProfile } from './service/pledge-samples.ts';
import { importedWording, wordingOf } from './service/wordings.ts';

/** Persons looked at by one check: enough to notice, few enough not to be noticed. */
const lookedAt = 500;

const consentKinds = pledge({
  id: 'consent.kinds',
  sentence: {
    de: 'Sie entscheiden über drei Einwilligungen, jede für sich: unbefristete Speicherung, Benachrichtigung, Einladung/Werbung/Profil. Keine ist voreingestellt.',
    en: 'You decide about three consents, each for itself: unlimited storage, notification, invitation/advertising/profile. None is set by default.',
  },
  async check(engine) {
    const missing = customerConsents.filter(
      (consent) => engine.register.consents.get(consent.id) !== consent,
    );
    if (missing.length > 0)
      return broken(
        `${missing.length} Einwilligungen fehlen im Verzeichnis.`,
        `${missing.length} consents are missing in the register.`,
      );
    const persons = await newestPersons(engine, lookedAt);
    const preset = await countPreset(engine, persons);
    if (preset > 0)
      return broken(
        `${preset} Einwilligungen stehen ohne Erklärung der Person.`,
        `${preset} consents stand without a word of the person.`,
      );
    return kept(
      `3 getrennte Einwilligungen; bei ${persons.length} zuletzt angelegten Akten steht keine, die niemand erteilt hat.`,
      `3 separate consents; in the ${persons.length} newest files none stands that nobody gave.`,
    );
  },
});

/** Consents that stand although the ledger has no word of the person for them. */
async function countPreset(engine: Engine, persons: readonly PersonId[]): Promise<number> {
  let preset = 0;
  for (const person of persons) {
    const { given } = labelOf(await engine.facts.of(person), [...engine.register.consents.values()]);
    if (given.length === 0) continue;
    const history = await engine.facts.history(person);
    preset += given.filter(
      (id) => !history.some((record) => record.consent === id && record.event === 'given'),
    ).length;
  }
  return preset;
}

const consentEvidenceKept = pledge({
  id: 'consent.evidence',
  sentence: {
    de: 'Zu jeder Einwilligung bewahren wir Wortlaut, Zeitpunkt, Weg, Erfasser und, wenn vorhanden, das unterschriebene Blatt auf. Sie können sie jederzeit ebenso einfach widerrufen.',
    en: 'For every consent we keep wording, time, channel, who recorded it and, if there is one, the signed sheet. You can withdraw it at any time just as easily.',
  },
  async check(engine) {
    let proved = 0;
    let lacking = 0;
    for (const consent of customerConsents) {
      for (const person of await engine.facts.consenting(consent.id, lookedAt)) {
        const record = (await engine.facts.history(person)).findLast((each) => each.consent === consent.id);
        const isKnown =
          record?.wordingVersion === importedWording ||
          (record && (await wordingOf(engine.db, consent, record.wordingVersion)));
        if (record?.event === 'given' && record.channel !== '' && record.recordedBy !== '' && isKnown)
          proved++;
        else lacking++;
      }
    }
    if (lacking > 0)
      return broken(
        `${lacking} Einwilligungen sind nicht vollständig belegt.`,
        `${lacking} consents are not fully proved.`,
      );
    if (proved === 0)
      return notYetProvable('Noch ist keine Einwilligung erteilt.', 'No consent has been given yet.');
    return kept(
      `${proved} Einwilligungen geprüft: jede hat Wortlaut, Zeitpunkt, Weg und Erfasser im Nachweis.`,
      `${proved} consents checked: each has wording, time, channel and recorder in the ledger.`,
    );
  },
});

const consentStorage = pledge({
  id: 'consent.storage',
  sentence: {
    de: 'Ohne Ihre Einwilligung zur unbefristeten Speicherung wird Ihre Anschrift gelöscht, sobald die letzte bestellte Ware abgeholt ist.',
    en: 'Without your consent to unlimited storage your address is erased as soon as the last ordered goods are collected.',
  },
  async check(engine) {
    const persons = await personsDone(engine, lookedAt);
    const facts = await engine.facts.ofMany(persons);
    const wrong = persons.filter((person) => {
      const standing = facts.get(person);
      return (
        standing === undefined ||
        (standing.consents[unlimitedStorage.id]?.state !== 'given' && !stopsTheClock(standing))
      );
    });
    if (wrong.length > 0) {
      return broken(
        `${wrong.length} Akten bestehen ohne Einwilligung, obwohl alle Bestellungen erledigt sind.`,
        `${wrong.length} files remain without consent although all orders are done.`,
      );
    }
    const died = await engine.ledger.page({ types: ['erased'], limit: 1 });
    if (persons.length === 0 && died.length === 0)
      return notYetProvable('Noch ist keine Bestellung erledigt.', 'No order is done yet.');
    return kept(
      `${persons.length} Akten ohne offene Bestellung geprüft: jede besteht mit Einwilligung oder unter einer Löschsperre.`,
      `${persons.length} files without an open order checked: each remains with consent or under a hold.`,
    );
  },
});

const consentMarketing = pledge({
  id: 'consent.marketing',
  sentence: {
    de: 'Ohne Ihre Einwilligung zu Einladung, Werbung und Profil speichern wir keine Interessen. Mit dem Widerruf werden sie sofort gelöscht.',
    en: 'Without your consent to invitation, advertising and profile we store no interests. With the withdrawal they are erased at once.',
  },
  async check(engine) {
    const persons = await personsWithProfile(engine, lookedAt);
    const facts = await engine.facts.ofMany(persons);
    const wrong = persons.filter((person) => facts.get(person)?.consents[marketing.id]?.state !== 'given');
    if (wrong.length > 0)
      return broken(
        `${wrong.length} Profile bestehen ohne Einwilligung.`,
        `${wrong.length} profiles exist without consent.`,
      );
    if (persons.length === 0)
      return notYetProvable('Noch ist kein Profil gespeichert.', 'No profile is stored yet.');
    return kept(
      `${persons.length} Profile geprüft: jedes ruht auf einer Einwilligung.`,
      `${persons.length} profiles checked: each rests on a consent.`,
    );
  },
});

const consentVisible = pledge({
  id: 'consent.visible',
  sentence: {
    de: 'Neben der Kundennummer zeigt ein Zeichen „DSGVO“ jederzeit, ob und was eingewilligt ist.',
    en: 'Beside the customer number a sign “GDPR” shows at any time whether and to what consent was given.',
  },
  async check(engine) {
    const persons = await newestPersons(engine, lookedAt);
    if (persons.length === 0)
      return notYetProvable('Noch ist niemand in der Kartei.', 'Nobody is in the file yet.');
    let wrong = 0;
    for (const person of persons) if (!(await showsTheTruth(engine, person))) wrong++;
    if (wrong > 0)
      return broken(
        `${wrong} Zeichen zeigen etwas anderes als der Nachweis.`,
        `${wrong} signs show something else than the ledger.`,
      );
    return kept(
      `${persons.length} Zeichen mit dem Nachweis verglichen: jedes zeigt den Stand der letzten Erklärung.`,
      `${persons.length} signs compared with the ledger: each shows the state of the last word.`,
    );
  },
});

/** The label is computed from the present state; the ledger is what was really said. */
async function showsTheTruth(engine: Engine, person: PersonId): Promise<boolean> {
  const consents = [...engine.register.consents.values()];
  const { given } = labelOf(await engine.facts.of(person), consents);
  const history = await engine.facts.history(person);
  return consents.every(
    ({ id }) =>
      (history.findLast((record) => record.consent === id)?.event === 'given') === given.includes(id),
  );
}

const staffMasterdata = pledge({
  id: 'staff.masterdata',
  sentence: {
    de: 'Wer die Bücher führt oder den Datenschutz prüft, sieht keine Kundenakte; wer an der Kasse arbeitet, sieht Stammdaten und Gespräche, keine Bücher.',
    en: 'Whoever keeps the books or checks data protection sees no customer file; whoever works at the counter sees master data and conversations, no books.',
  },
  async check(engine) {
    const kinds = [...fileKinds, consentPaper];
    const purposes = new Set<Purpose>(kinds.flatMap((kind) => [...kind.purposes]));
    const open = [...purposes].filter((purpose) =>
      purpose.roles.some((role) => role.id === bookkeeping.id || role.id === officer.id),
    );
    if (open.length > 0)
      return broken(
        `${open.length} Zwecke öffnen die Kartei für andere Rollen.`,
        `${open.length} purposes open the file to other roles.`,
      );
    const undeclared = kinds.filter((kind) => engine.register.kinds.get(kind.id) !== kind);
    if (undeclared.length > 0)
      return broken(
        `${undeclared.length} Datenarten fehlen im Verzeichnis.`,
        `${undeclared.length} kinds are missing in the register.`,
      );
    return kept(
      `${kinds.length} Datenarten und ${purposes.size} Zwecke geprüft: keiner steht Buchhaltung oder Datenschutz offen.`,
      `${kinds.length} kinds and ${purposes.size} purposes checked: none is open to bookkeeping or data protection.`,
    );
  },
});

/** What this module promises, with the checks. */
export const customerPledges: readonly Pledge[] = [
  consentKinds,
  consentEvidenceKept,
  consentStorage,
  consentMarketing,
  consentVisible,
  staffMasterdata,
];
