import { both, type Measure, pledged, tested } from './measure.ts';

const egress = 'platform/egress/egress.store.test.ts';
const consents = 'modules/customers/consents.store.test.ts';

/** That data serves its purpose and no other, and that there is no more of it than needed. */
export const unlinkability = [
  {
    id: 'purpose-door',
    goal: 'unlinkability',
    title: both('Kein Zugriff ohne Zweck und Grundlage', 'No access without purpose and basis'),
    does: both(
      'Daten öffnen sich nur für einen erklärten Zweck mit Rechtsgrundlage und nur für die Rollen dieses Zwecks. Was nicht erklärt ist, wird verweigert.',
      'Data opens only for a declared purpose with a legal basis, and only for the roles of that purpose. What is not declared is denied.',
    ),
    proof: pledged('basis.always'),
  },
  {
    id: 'typed-refusals',
    goal: 'unlinkability',
    title: both('Hindernisse werden durchgesetzt', 'Obstacles are enforced'),
    does: both(
      'Fehlende Rolle, fehlender Zweck, fehlende oder widerrufene Einwilligung, Widerspruch und Einschränkung sperren jede für sich das Öffnen.',
      'A missing role, a missing purpose, a missing or withdrawn consent, an objection and a restriction each block opening by itself.',
    ),
    proof: tested(
      'engine/vault/vault.store.test.ts',
      'each obstacle has its own refusal: role, purpose, consent, withdrawal, objection, restriction',
    ),
  },
  {
    id: 'companies-apart',
    goal: 'unlinkability',
    title: both('Getrennte Unternehmen', 'Companies apart'),
    does: both(
      'Jedes Unternehmen auf einem Server hat eigene Datenbanken, Schlüssel, Einstellungen, Zugänge, Nachweise und einen eigenen Weg nach außen. Zugänge des einen sind dem anderen unbekannt.',
      'Each company on a server has its own databases, keys, settings, accounts, ledger and way out. The accounts of one are unknown to the other.',
    ),
    proof: tested(
      'e2e/day/two-companies.test.ts',
      'what one company has does not exist for the other on the same server',
    ),
  },
  {
    id: 'closed-egress',
    goal: 'unlinkability',
    title: both('Kein Weg nach außen ohne Freigabe', 'No way out without release'),
    does: both(
      'Im Auslieferungszustand baut das System keine Verbindung nach außen auf. Jeder Empfänger ist erklärt, wird einzeln eingeschaltet und ist mit dem Ausschalten abgeschnitten.',
      'As delivered, the system opens no connection to the outside. Each recipient is declared, switched on one by one, and cut off when switched off.',
    ),
    proof: tested(egress, 'is shut for everybody until the owner switches somebody on'),
  },
  {
    id: 'egress-on-record',
    goal: 'transparency',
    title: both('Empfänger im Nachweis', 'Recipients in the ledger'),
    does: both(
      'Jedes Ein- und Ausschalten eines Empfängers steht im Nachweis; gelungene Verbindungen werden gezählt.',
      'Each switching of a recipient is in the ledger; connections that succeeded are counted.',
    ),
    proof: tested(egress, 'notes each switching in the ledger and the log, without the host'),
  },
  {
    id: 'consents-apart',
    goal: 'unlinkability',
    title: both('Einwilligungen einzeln', 'Consents one by one'),
    does: both(
      'Jede Einwilligung wird für sich erteilt und widerrufen; keine ist voreingestellt.',
      'Each consent is given and withdrawn by itself; none is set by default.',
    ),
    proof: pledged('consent.kinds'),
  },
  {
    id: 'no-profile-without-consent',
    goal: 'minimisation',
    title: both('Kein Profil ohne Einwilligung', 'No profile without consent'),
    does: both(
      'Ohne die Einwilligung zu Werbung und Profil lassen sich keine Interessen speichern; mit dem Widerruf sind sie sofort gelöscht.',
      'Without the consent to advertising and profile no interests can be stored; with the withdrawal they are erased at once.',
    ),
    proof: pledged('consent.marketing'),
  },
  {
    id: 'anonymous-orders',
    goal: 'minimisation',
    title: both('Bestellungen werden anonym', 'Orders become anonymous'),
    does: both(
      'Ohne Einwilligung zur unbefristeten Speicherung wird die Bestellung mit der Abholung anonym und die Anschrift gelöscht.',
      'Without the consent to unlimited storage an order becomes anonymous with its collection, and the address is erased.',
    ),
    proof: pledged('consent.storage'),
  },
  {
    id: 'no-unasked-message',
    goal: 'minimisation',
    title: both('Keine ungefragte Nachricht', 'No unasked message'),
    does: both(
      'Ohne Einwilligung zur Benachrichtigung entsteht keine Nachricht, wenn die Ware kommt.',
      'Without the consent to notification no message is made when the goods come in.',
    ),
    proof: pledged('consent.notify'),
  },
  {
    id: 'pseudonymous-ledger',
    goal: 'minimisation',
    title: both('Nachweis ohne Namen', 'Ledger without names'),
    does: both(
      'Der Nachweis kennt Personen und Beschäftigte nur unter zufälligen Nummern; Einwilligungen lassen sich durchsehen, ohne einen Namen zu öffnen.',
      'The ledger knows persons and staff by random numbers only; consents can be looked through without opening a name.',
    ),
    proof: tested(consents, 'every consent of every file can be looked through without a name'),
  },
  {
    id: 'log-without-persons',
    goal: 'minimisation',
    title: both('Serverprotokoll ohne Personen', 'Server log without persons'),
    does: both(
      'Das Protokoll des Programms nimmt nur erklärte Felder auf: Vorgang, Zeit, Ergebnis. Adressen, Namen und Freitext passen nicht hinein.',
      'The log of the program takes declared fields only: event, time, result. Addresses, names and free text do not fit in.',
    ),
    proof: tested(
      'platform/logging/log.test.ts',
      'does not compile a field that is not declared, nor a text where a declared thing belongs',
    ),
  },
  {
    id: 'attack-evidence',
    goal: 'minimisation',
    title: both('Angriffsspuren nur sieben Tage', 'Evidence of attacks for seven days only'),
    does: both(
      'Fehlversuche bei der Anmeldung werden mit Adresse, Browser und Anmeldename versiegelt festgehalten und nach höchstens sieben Tagen gelöscht.',
      'Failed attempts to sign in are kept sealed with address, browser and login name, and erased after seven days at most.',
    ),
    proof: pledged('logs.attack'),
  },
] as const satisfies readonly Measure[];
