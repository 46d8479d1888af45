import { heading, note, paragraph } from './blocks.ts';
import { controllerSection } from './describe-controller.ts';
import { noticeConsents } from './notice-consents.ts';
import { noticeDevice } from './notice-device.ts';
import { noticePart, partBody } from './notice-part.ts';
import { noticeRecipients } from './notice-recipients.ts';
import { noticeRights } from './notice-rights.ts';
import type { Block, Paper } from './paper.ts';
import { type Part, partsFor, pledged } from './scope.ts';
import type { PaperSource } from './source.ts';
import { type Voice, voiceOf } from './voice.ts';

/**
 * The privacy notice in full (Art. 13 and 14 GDPR): what concerns customers first, rights in the middle, staff in a section of
 * their own. Only recipients in use appear. What the owner has not entered is asked for.
 */
export function fullNotice(source: PaperSource): Paper {
  const voice = voiceOf(source.language);
  const { say } = voice;
  return {
    id: 'notice',
    language: source.language,
    title: say('Datenschutzhinweise', 'Privacy notice'),
    publisher: source.controller.company.name,
    blocks: [
      paragraph(
        say(
          'Hier steht, welche personenbezogenen Daten wir in unserem Kassen- und Kundensystem verarbeiten, wozu und auf welcher Grundlage, wer sie bekommt, wie lange sie bleiben und welche Rechte Sie haben (Art. 13 und 14 DSGVO).',
          'This says which personal data we process in our till and customer system, what for and on which basis, who receives it, how long it stays and which rights you have (Art. 13 and 14 GDPR).',
        ),
      ),
      paragraph([
        say(
          'Die Hinweise sind aus denselben Festlegungen geschrieben, nach denen das System arbeitet: Eine Art von Daten, die hier nicht steht, kann es nicht speichern, und ',
          'The notice is written from the same declarations the system works by: it cannot store a kind of data that is not named here, and ',
        ),
        pledged(
          'basis.always',
          say(
            'zu einem Zweck, der hier nicht steht, öffnet es nichts',
            'opens nothing for a purpose that is not named here',
          ),
          source,
        ),
        '. ',
        pledged(
          'protect.default',
          say(
            'Namen, Kontaktdaten und Texte liegen immer verschlüsselt',
            'Names, contact details and texts always lie encrypted',
          ),
          source,
        ),
        say(', und ', ', and '),
        pledged(
          'storage.needed',
          say('was fällig ist, löscht das System von selbst', 'the system deletes by itself what is due'),
          source,
        ),
        '.',
      ]),
      ...controllerSection(source, voice, say('Wer verantwortlich ist', 'Who is responsible')),
      ...partsByPersons(source, voice),
      ...noticeConsents(source, voice),
      ...noticeRecipients(source, voice),
      ...noticeRights(source, voice),
      ...noticeDevice(source, voice),
      ...staffSection(source, voice),
      ...companySection(source, voice),
    ],
  };
}

/** One section for each category of persons the company deals with, in the order of the declarations. */
function partsByPersons(source: PaperSource, voice: Voice): readonly Block[] {
  const byPersons = Map.groupBy(partsFor(source, 'customers'), ({ persons }) => persons);
  return [...byPersons].flatMap(([persons, parts]) => [
    heading(1, voice.of(persons.title), `persons-${persons.id.replaceAll('_', '-')}`),
    ...parts.flatMap((part) => noticePart(part, source, voice)),
  ]);
}

function staffSection(source: PaperSource, voice: Voice): readonly Block[] {
  const { say } = voice;
  const parts = partsFor(source, 'staff');
  if (parts.length === 0) return [];
  return [
    heading(1, say('Für unsere Beschäftigten', 'For our staff'), 'staff'),
    paragraph(
      say(
        'Dieser Abschnitt gilt für alle, die bei uns mit dem System arbeiten. Wer wann welche Daten geöffnet oder geändert hat, steht im Nachweis unter einer zufälligen Nummer, damit sich Zugriffe auf Kundendaten belegen lassen (Art. 5 Abs. 2, Art. 32 DSGVO); für die Beobachtung des Verhaltens oder der Leistung ist er nicht bestimmt. Einträge über Zugriffe werden nach einem Jahr entfernt. Auch Sie haben alle genannten Rechte.',
        'This section is for all who work with the system. Who opened or changed which data and when stands in the ledger under a random number, so that accesses to customers’ data can be proved (Art. 5 (2), Art. 32 GDPR); it is not meant for observing conduct or performance. Entries about accesses are removed after a year. You too have all the rights named above.',
      ),
    ),
    ...parts.flatMap((part) => noticePart(part, source, voice)),
  ];
}

/** What is sealed like personal data although it belongs to no natural person; named, so that nothing is kept in silence. */
function companySection(source: PaperSource, voice: Voice): readonly Block[] {
  const { say } = voice;
  const parts: readonly Part[] = partsFor(source, 'no-person');
  if (parts.length === 0) return [];
  return [
    heading(1, say('Daten des Unternehmens selbst', 'Data of the company itself'), 'company-data'),
    note(
      'info',
      say(
        'Diese Angaben gehören zu keiner Person. Sie stehen hier, weil das System sie ebenso versiegelt.',
        'These details belong to no person. They stand here because the system seals them just the same.',
      ),
    ),
    ...parts.flatMap((part) => partBody(part, source, voice)),
  ];
}
