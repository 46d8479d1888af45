import { bullets, heading, note, paragraph, table } from './blocks.ts';
import { classMatrix, startEvents } from './deletion-classes.ts';
import { deletionRules } from './deletion-rules.ts';
import { controllerSection } from './describe-controller.ts';
import type { Block, Paper } from './paper.ts';
import { recipientsInUse } from './scope.ts';
import type { PaperSource } from './source.ts';
import { statuteCatalogue } from './statute-catalogue.ts';
import { type Voice, voiceOf } from './voice.ts';

/**
 * The deletion concept after DIN 66398: kinds, rules, classes, start events, statutory periods, exceptions, copies, responsibilities
 * and protocol. It says of copies and backups what is built, and no more.
 */
export function deletionConcept(source: PaperSource): Paper {
  const voice = voiceOf(source.language);
  const { say } = voice;
  return {
    id: 'deletion-concept',
    language: source.language,
    title: say('Löschkonzept', 'Deletion concept'),
    publisher: source.controller.company.name,
    blocks: [
      paragraph(
        say(
          'Löschkonzept nach DIN 66398 für alle personenbezogenen Daten in diesem System (Art. 5 Abs. 1 Buchst. e, Art. 17, Art. 30 Abs. 1 Buchst. f DSGVO). Es ist aus denselben Löschregeln geschrieben, die das System ausführt.',
          'Deletion concept after DIN 66398 for all personal data in this system (Art. 5 (1) (e), Art. 17, Art. 30 (1) (f) GDPR). It is written from the same deletion rules the system executes.',
        ),
      ),
      ...controllerSection(source, voice, say('Verantwortlicher', 'Controller')),
      ...howItWorks(voice),
      ...classMatrix(source, voice),
      ...deletionRules(source, voice),
      ...startEvents(source, voice),
      ...statuteCatalogue(source, voice),
      ...exceptions(voice),
      ...copies(voice),
      ...responsibilities(source, voice),
      ...protocol(voice),
    ],
  };
}

const howItWorks = ({ say }: Voice): readonly Block[] => [
  heading(1, say('Wie gelöscht wird', 'How deletion works'), 'how'),
  bullets([
    say(
      'Jede Datenart hat genau eine Löschregel. Ohne Löschregel lässt das System eine Datenart nicht zu.',
      'Every kind of data has exactly one deletion rule. Without a rule the system does not admit a kind.',
    ),
    say(
      'Namen, Kontaktdaten, Texte und Dateien sind verschlüsselt. Ein Schlüssel umfasst genau das, was gemeinsam gelöscht wird. Nummern, Beträge, Zeitpunkte und Stände liegen daneben, der Person nur über eine zufällige Nummer zugeordnet.',
      'Names, contact details, texts and files are encrypted. A key covers exactly what is deleted together. Numbers, amounts, times and states lie beside them, assigned to the person by a random number only.',
    ),
    say(
      'Löschen heißt: Der Schlüssel wird vernichtet, und der Datensatz mit seinem verschlüsselten Inhalt, die Einträge im Suchverzeichnis und die Dateien werden entfernt.',
      'Deleting means: the key is destroyed, and the record with its encrypted content, the entries of the search index and the files are removed.',
    ),
    say(
      'Anonymisieren heißt: Der Schlüssel wird ebenso vernichtet und die Zuordnung zur Person entfernt; es bleiben nur die Angaben, die bei der Löschregel genannt sind.',
      'Making anonymous means: the key is destroyed likewise and the link to the person removed; only the details named with the rule are left.',
    ),
    say(
      'Einschränken heißt: Die Daten bleiben bis zum Ende ihrer Frist, werden aber nur noch zu Zwecken geöffnet, die trotz Einschränkung erlaubt sind (Art. 18 Abs. 2 DSGVO).',
      'Restricting means: the data stays until its period ends, but is opened only for purposes allowed under restriction (Art. 18 (2) GDPR).',
    ),
    say(
      'Der Tag der Löschung wird bei jedem Ereignis neu berechnet. Was fällig ist, löscht das System von selbst.',
      'The day of deletion is computed anew with each event. The system deletes by itself what is due.',
    ),
  ]),
];

const exceptions = ({ say }: Voice): readonly Block[] => [
  heading(1, say('Löschsperren und Löschverlangen', 'Holds and requests for erasure'), 'exceptions'),
  paragraph(
    say(
      'Eine Löschsperre hält jede Löschregel für eine Person oder einen Datensatz an, solange ihr Grund besteht: eine offene Steuerfestsetzung (§ 147 Abs. 3 AO) oder Rechtsansprüche (Art. 17 Abs. 3 Buchst. e DSGVO). Sie wird mit Grund vermerkt und von Hand aufgehoben.',
      'A hold stops every rule for a person or a record as long as its ground lasts: an open tax assessment (§ 147 (3) AO) or legal claims (Art. 17 (3) (e) GDPR). It is noted with its ground and lifted by hand.',
    ),
  ),
  paragraph(
    say(
      'Ebenso steht die Löschung still, solange eine Person verlangt, dass ihre Daten eingeschränkt statt gelöscht werden (Art. 18 Abs. 1 Buchst. b und c DSGVO).',
      'Deletion stands still likewise while a person wants their data restricted instead of erased (Art. 18 (1) (b) and (c) GDPR).',
    ),
  ),
  paragraph(
    say(
      'Verlangt eine Person die Löschung (Art. 17 DSGVO), enden ihre Einwilligungen, und sofort wird gelöscht, was kein Gesetz aufzubewahren oder nachzuweisen verlangt. Das Übrige wird eingeschränkt und am Ende seiner Frist gelöscht (Art. 17 Abs. 3 Buchst. b und e DSGVO, § 35 BDSG). Was davon für welche Datenart gilt, steht bei ihrer Löschregel.',
      'When a person asks for erasure (Art. 17 GDPR), their consents end, and what no law demands to be kept or proved is erased at once. The rest is restricted and erased at the end of its period (Art. 17 (3) (b) and (e) GDPR, § 35 BDSG). Which of it holds for which kind stands with its rule.',
    ),
  ),
];

const copies = ({ say }: Voice): readonly Block[] => [
  heading(1, say('Kopien und Sicherungen', 'Copies and backups'), 'copies'),
  bullets([
    say(
      'Kopien der Datensätze und Dateien aus der Zeit vor einer Löschung sind ohne den vernichteten Schlüssel nicht lesbar.',
      'Copies of records and files from before a deletion cannot be read without the destroyed key.',
    ),
    say(
      'Jede Nacht werden die verbliebenen Schlüssel unter einen neuen Epochenschlüssel gestellt und der alte vernichtet. Danach ist auch eine ältere Kopie des Schlüsselspeichers unbrauchbar, und eine ältere Kopie des Suchverzeichnisses, wenn zuvor etwas gelöscht wurde.',
      'Every night the remaining keys are put under a new epoch key and the old one is destroyed. From then on an older copy of the key store is useless too, and so is an older copy of the search index if something had been deleted before.',
    ),
    say(
      'Auf PostgreSQL kann die gelöschte Zeile eines Schlüssels noch in Seiten und Protokollen der Datenbank liegen; unbrauchbar wird sie spätestens mit dem nächsten Epochenwechsel.',
      'On PostgreSQL the deleted row of a key may still lie in pages and logs of the database; it becomes useless with the next change of epoch at the latest.',
    ),
  ]),
  note(
    'warning',
    say(
      'Das System sichert sich an den Ablagen, die das Unternehmen eingerichtet hat; Sicherungen gelöschter Daten werden dort mit dem nächsten bestätigten Schlüsselwechsel unlesbar, ohne dass eine von ihnen umgeschrieben wird. Das gilt für drei oder mehr Ablagen; mit weniger könnte eine Ablage, die alte Fassungen behält, Gelöschtes lesbar lassen. Sichert das Unternehmen daneben mit eigenen Mitteln, darf der Ordner der Epochenschlüssel („epochs“) nicht in derselben Sicherung liegen: Wer Datensätze, Schlüssel und Epochenschlüssel desselben Tages zusammen kopiert, behält, was der Server an diesem Tag hatte. Wie lange solche Sicherungen bleiben und wer sie löscht, regelt das Unternehmen.',
      'The system backs itself up to the places the company has set up; backups of erased data become unreadable there with the next confirmed change of keys, without one of them being rewritten. That holds for three places or more; with fewer, a place that keeps old versions could leave erased data readable. If the company also backs up by its own means, the folder of the epoch keys (“epochs”) must not be in the same backup: whoever copies records, keys and epoch key of the same day together keeps what the server held that day. The company decides how long such backups stay and who deletes them.',
    ),
  ),
];

function responsibilities(source: PaperSource, { say, of, and }: Voice): readonly Block[] {
  const { company, representative, officer } = source.controller;
  const processors = recipientsInUse(source).filter(({ role }) => role === 'processor');
  const person = officer === null || officer === 'none-required' ? null : officer.name;
  const rows = [
    [
      [company.name, representative ?? ''].filter((each) => each !== '').join(', '),
      say(
        'verantwortet das Löschkonzept, legt Fristen fest, setzt und hebt Löschsperren, regelt Sicherungen und Ausdrucke',
        'answers for the concept, sets periods, sets and lifts holds, decides on backups and printouts',
      ),
    ],
    ...(person === null
      ? []
      : [[person, say('überwacht und berät (Art. 39 DSGVO)', 'monitors and advises (Art. 39 GDPR)')]]),
    [
      say('Das System', 'The system'),
      say(
        'berechnet die Fristen, löscht, was fällig ist, und führt den Nachweis',
        'computes the periods, deletes what is due and keeps the ledger',
      ),
    ],
    ...(processors.length === 0
      ? []
      : [
          [
            and(processors.map(({ title }) => of(title))),
            say(
              'löschen auf Weisung und nach Ende des Auftrags (Art. 28 Abs. 3 Buchst. g DSGVO)',
              'delete on instruction and after the end of the service (Art. 28 (3) (g) GDPR)',
            ),
          ],
        ]),
  ];
  return [
    heading(1, say('Zuständigkeiten', 'Responsibilities'), 'responsibilities'),
    table(
      say('Wer wofür zuständig ist', 'Who is responsible for what'),
      [
        [say('Wer', 'Who'), 3],
        [say('Wofür', 'For what'), 6],
      ],
      rows,
    ),
  ];
}

const protocol = ({ say }: Voice): readonly Block[] => [
  heading(1, say('Protokoll', 'Protocol'), 'protocol'),
  paragraph(
    say(
      'Jede Löschung, Anonymisierung und Einschränkung steht im Nachweis mit Zeitpunkt, Datenart und zufälliger Nummer, ohne Inhalt und ohne Namen. Die Einträge sind verkettet und unterschrieben; eine nachträgliche Änderung fällt bei der Prüfung auf.',
      'Each erasure, anonymisation and restriction stands in the ledger with time, kind and a random number, without content and without a name. The entries are chained and signed; a later change is noticed when the ledger is verified.',
    ),
  ),
  paragraph(
    say(
      'Einträge über Zugriffe werden nach einem Jahr entfernt; an ihrer Stelle steht ein unterschriebener Prüfpunkt. Alle übrigen Einträge bleiben. Sind die Datensätze einer Person gelöscht, führt von ihrer Nummer nichts mehr zu ihr zurück.',
      'Entries about accesses are removed after a year; a signed checkpoint stands in their place. All other entries stay. Once the records of a person are deleted, nothing leads from their number back to them.',
    ),
  ),
];
