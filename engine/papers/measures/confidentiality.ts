import { both, type Measure, pledged, tested } from './measure.ts';

const login = 'platform/login/login.store.test.ts';

/** Who reads what, and who does not. */
export const confidentiality = [
  {
    id: 'sealed-records',
    goal: 'confidentiality',
    title: both('Versiegelte Speicherung', 'Sealed storage'),
    does: both(
      'Personenbezogene Felder und Dateien liegen nur verschlüsselt auf der Platte (XChaCha20-Poly1305). Was gemeinsam gelöscht wird, hat einen eigenen Schlüssel.',
      'Personal fields and files lie on the disk encrypted only (XChaCha20-Poly1305). What is deleted together has a key of its own.',
    ),
    proof: pledged('protect.default'),
  },
  {
    id: 'no-clear-text',
    goal: 'confidentiality',
    title: both('Kein Klartext auf der Platte', 'No clear text on the disk'),
    does: both(
      'Jedes erklärte personenbezogene Feld wird mit einem Suchwort gefüllt; danach darf dieses Wort in keiner geschriebenen Datei vorkommen, auch nicht in Suchindex und Protokoll.',
      'Each declared personal field is filled with a marked word; afterwards no written file may hold that word, neither search index nor log.',
    ),
    proof: tested(
      'e2e/canary/canary.test.ts',
      'no byte the system writes holds personal data in the clear, of any sealed field',
    ),
  },
  {
    id: 'own-accounts',
    goal: 'confidentiality',
    title: both('Eigene Zugänge', 'Accounts of one’s own'),
    does: both(
      'Jede beschäftigte Person meldet sich mit eigenem Namen an: Passwort ab zwölf Zeichen (gespeichert als Argon2id-Wert) oder Passkey, auf Wunsch zweiter Faktor. Fehlversuche sperren auf Zeit.',
      'Each member of staff signs in under a name of their own: a password of twelve characters or more (kept as an Argon2id value) or a passkey, a second factor if wanted. Failed attempts lock for a time.',
    ),
    proof: pledged('login.strong'),
  },
  {
    id: 'no-default-account',
    goal: 'confidentiality',
    title: both('Kein Zugang ab Werk', 'No account as delivered'),
    does: both(
      'Das System wird ohne Zugang und ohne Vorgabepasswort ausgeliefert. Den ersten Zugang legt der Inhaber beim ersten Start an, genau einmal.',
      'The system comes without any account or default password. The owner makes the first account at the first start, exactly once.',
    ),
    proof: tested(login, 'makes company and owner, signs in, and happens once'),
  },
  {
    id: 'required-second-factor',
    goal: 'confidentiality',
    title: both('Zweiter Faktor als Pflicht', 'Second factor as a duty'),
    does: both(
      'Der Inhaber kann je Rolle einen zweiten Faktor verlangen. Ohne ihn kann die Person nichts tun, als ihn einzurichten.',
      'The owner can demand a second factor for a role. Without it the person can do nothing but set one up.',
    ),
    proof: tested(login, 'lets a role without a second factor do nothing but set one up'),
  },
  {
    id: 'address-list',
    goal: 'confidentiality',
    title: both('Anmeldung nur von erlaubten Adressen', 'Signing in from allowed addresses only'),
    does: both(
      'Der Inhaber kann festlegen, von welchen Netzadressen aus man sich anmelden darf.',
      'The owner can set from which network addresses signing in is possible.',
    ),
    proof: tested(login, 'keeps everybody out who calls from elsewhere'),
  },
  {
    id: 'roles',
    goal: 'confidentiality',
    title: both('Rollen nach Aufgabe', 'Roles by task'),
    does: both(
      'Fünf Rollen (Inhaber, Leitung, Mitarbeit, Buchhaltung, Datenschutz); jeder Zweck nennt die Rollen, die dafür Daten öffnen. Buchhaltung und Datenschutz sehen keine Kundenakte.',
      'Five roles (owner, manager, staff, bookkeeping, data protection); each purpose names the roles that open data for it. Bookkeeping and data protection see no customer file.',
    ),
    proof: pledged('staff.masterdata'),
  },
  {
    id: 'closed-routes',
    goal: 'confidentiality',
    title: both('Jeder Eingang mit Berechtigung', 'Every entrance with its permission'),
    does: both(
      'Jede Adresse der Schnittstelle nennt, wer sie aufrufen darf; was ohne Anmeldung offen ist, steht in einer Liste, die bei jedem Bau geprüft wird.',
      'Each address of the interface names who may call it; what is open without signing in stands in a list that is checked with every build.',
    ),
    proof: tested('e2e/access/access.test.ts', 'has nothing open to everybody but what is named here'),
  },
  {
    id: 'rights-withdrawn',
    goal: 'confidentiality',
    title: both('Entzug wirkt sofort', 'Withdrawal takes effect at once'),
    does: both(
      'Wird eine Rolle oder ein Zugang entzogen, enden die laufenden Sitzungen dieser Person im selben Augenblick.',
      'When a role or an account is withdrawn, that person’s sessions end in the same moment.',
    ),
    proof: tested(login, 'lose their sessions with their role, and what they may do with it'),
  },
  {
    id: 'session-cookie',
    goal: 'confidentiality',
    title: both('Ein Cookie, sonst nichts', 'One cookie, nothing else'),
    does: both(
      'Die Sitzung hängt an einer zufälligen Nummer, die mit dem Browser endet; gespeichert ist nur ihr Prüfwert.',
      'The session hangs on a random number that ends with the browser; only its hash is stored.',
    ),
    proof: pledged('portal.cookie'),
  },
  {
    id: 'shield',
    goal: 'confidentiality',
    title: both('Sichtschutz an der Kasse', 'Privacy shield at the counter'),
    does: both(
      'An Bildschirmen, die Kundinnen und Kunden sehen können, sind Kundendaten verdeckt, bis jemand sie absichtlich zeigt.',
      'On screens customers can see, customer data is covered until somebody shows it on purpose.',
    ),
    proof: pledged('counter.shield'),
  },
  {
    id: 'strict-pages',
    goal: 'confidentiality',
    title: both('Keine fremden Inhalte in der Oberfläche', 'No foreign content in the interface'),
    does: both(
      'Die Seiten laden nichts von anderen Servern und führen keine eingebetteten Skripte aus; der Browser setzt das durch (Content Security Policy).',
      'Pages load nothing from other servers and run no inline scripts; the browser enforces it (content security policy).',
    ),
    proof: tested(
      'e2e/ui/pages.test.ts',
      'the policy the pages are tested under has no exception for inline styles or scripts',
    ),
  },
  {
    id: 'encrypted-mail',
    goal: 'confidentiality',
    title: both('E-Mail nur verschlüsselt', 'Mail encrypted only'),
    does: both(
      'E-Mail geht nur über TLS hinaus. Versand ohne TLS muss der Inhaber erlauben; jede solche Nachricht steht im Nachweis.',
      'Mail leaves over TLS only. Sending without TLS has to be allowed by the owner; each such mail is in the ledger.',
    ),
    proof: tested(
      'platform/mail/mail.store.test.ts',
      'may be missing where the owner allowed it, and each such mail is on record',
    ),
  },
] as const satisfies readonly Measure[];
