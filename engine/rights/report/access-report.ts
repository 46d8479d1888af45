import { bullets, facts, heading, paragraph, table } from '../../papers/blocks.ts';
import type { Block, Paper } from '../../papers/paper.ts';
import type { ContactPoint, PaperSource } from '../../papers/source.ts';
import { type Voice, voiceOf } from '../../papers/voice.ts';
import { automatedDecisionStatement } from '../automated-decisions.ts';
import type { CopiedRecord, PersonCopy } from '../view.ts';
import { copyBlocks } from './copy-blocks.ts';
import { actualRecipients, informationOf, type KindInformation } from './information.ts';
import { ledgerBlocks } from './ledger-blocks.ts';
import { recipientBlocks } from './recipient-blocks.ts';
import { rightsBlocks } from './rights-blocks.ts';
import { type ValueWriter, valueWriter } from './value-text.ts';

/**
 * The answer to a request for access (Art. 15 GDPR) as a paper: first what was asked for in (1) a to h and (2), then the copy of (3),
 * each record with the day it dies. Reads the whole copy, so it holds one person's records in memory; files are named, not contained.
 */
export async function accessReport(copy: PersonCopy, source: PaperSource): Promise<Paper> {
  const records = await Array.fromAsync(copy.records);
  const { language, controller, register } = source;
  const voice = voiceOf(language);
  const words = valueWriter(language, copy.timeZone);
  const kinds = [...new Set(records.map(({ kind }) => kind))].flatMap((id) => register.kinds.get(id) ?? []);
  const told = kinds.map((kind) => informationOf(kind, copy.facts, voice));
  const statement = automatedDecisionStatement(register, language, new Set(kinds.map(({ id }) => id)));
  const { say } = voice;
  const blocks: readonly Block[] = [
    ...introduction(records, source, voice, words),
    ...(told.length === 0 ? [] : [...purposes(told, voice), ...categories(told, voice)]),
    ...recipientBlocks(actualRecipients(copy.disclosures, source), voice, words),
    ...(told.length === 0 ? [] : [...storage(told, voice), ...origins(told, voice)]),
    heading(2, say('Automatisierte Entscheidungen', 'Automated decisions'), 'automated-decisions'),
    ...statement.map(paragraph),
    ...ledgerBlocks(copy, source, voice, words),
    ...rightsBlocks(source, voice),
    ...copyBlocks(records, voice, words),
  ];
  return {
    id: 'access-report',
    language,
    title: say('Auskunft über Ihre Daten (Art. 15 DSGVO)', 'Access to your data (Art. 15 GDPR)'),
    publisher: controller.company.name,
    blocks,
  };
}

function introduction(
  records: readonly CopiedRecord[],
  { controller: { company, officer }, now }: PaperSource,
  { say }: Voice,
  { dayText }: ValueWriter,
): readonly Block[] {
  const files = records.reduce((sum, each) => sum + each.files.length, 0);
  const contact = typeof officer === 'object' && officer !== null ? contactText(officer) : null;
  const none = say('Wir haben keine Datensätze über Sie gespeichert.', 'We have no records about you.');
  const some = say(
    `Wir haben ${records.length} Datensätze und ${files} Dateien über Sie gespeichert. Diese Auskunft sagt, wozu, woher und wie lange und wer Ihre Daten erhalten hat; danach folgt die Kopie von allem.`,
    `We keep ${records.length} records and ${files} files about you. This report says what for, from where and how long, and who received your data; then follows the copy of everything.`,
  );
  return [
    facts([
      [say('Stand', 'As of'), dayText(now)],
      [say('Verantwortlicher', 'Controller'), contactText(company)],
      [say('Datenschutzbeauftragte Person', 'Data protection officer'), contact],
    ]),
    paragraph(records.length === 0 ? none : some),
  ];
}

const contactText = ({ name, street, postcode, city, email, phone }: ContactPoint): string =>
  [name, street, `${postcode} ${city}`.trim(), email, phone].filter((part) => part !== '').join(', ');

/** Each purpose once, with the kinds of data it uses. */
function purposes(told: readonly KindInformation[], { say, and }: Voice): readonly Block[] {
  const all = told.flatMap(({ title, purposes: each }) =>
    each.map((purpose) => ({ ...purpose, kind: title })),
  );
  const byPurpose = [...Map.groupBy(all, ({ id }) => id).values()];
  return [
    heading(2, say('Zwecke und Rechtsgrundlagen', 'Purposes and legal bases'), 'purposes'),
    table(
      say('Wozu wir Ihre Daten verarbeiten', 'What we process your data for'),
      [
        [say('Zweck', 'Purpose'), 3],
        [say('Rechtsgrundlage', 'Legal basis'), 4],
        [say('Datenarten', 'Kinds of data'), 3],
      ],
      byPurpose.flatMap(([first, ...others]) =>
        first === undefined
          ? []
          : [[first.title, first.basis, and([first, ...others].map(({ kind }) => kind))]],
      ),
    ),
  ];
}

function categories(told: readonly KindInformation[], { say }: Voice): readonly Block[] {
  return [
    heading(2, say('Kategorien Ihrer Daten', 'Categories of your data'), 'categories'),
    table(
      say('Welche Angaben je Datenart', 'Which data of each kind'),
      [
        [say('Datenart', 'Kind of data'), 2],
        [say('Angaben', 'Data'), 5],
      ],
      told.map(({ title, categories: each }) => [title, each.map((field) => field.title).join(', ')]),
    ),
  ];
}

function storage(told: readonly KindInformation[], { say }: Voice): readonly Block[] {
  return [
    heading(2, say('Wie lange wir speichern', 'How long we keep it'), 'storage'),
    paragraph(
      say(
        'Wann der einzelne Datensatz gelöscht wird, steht bei ihm in der Kopie. Es gelten diese Regeln; das System führt sie von selbst aus.',
        'When a single record is erased is written beside it in the copy. These rules apply; the system carries them out by itself.',
      ),
    ),
    table(
      say('Löschregeln', 'Deletion rules'),
      [
        [say('Datenart', 'Kind of data'), 2],
        [say('Regel', 'Rule'), 4],
        [say('Grund', 'Reason'), 4],
      ],
      told.map(({ title, rule, reason }) => [title, rule, reason]),
    ),
  ];
}

function origins(told: readonly KindInformation[], { say }: Voice): readonly Block[] {
  return [
    heading(2, say('Woher die Daten stammen', 'Where the data comes from'), 'origin'),
    bullets(told.map(({ title, origin }) => `${title}: ${origin}`)),
  ];
}
