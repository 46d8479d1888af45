import { heading, paragraph, table } from '../../papers/blocks.ts';
import type { Block, Line } from '../../papers/paper.ts';
import type { Voice } from '../../papers/voice.ts';
import type { CopiedRecord } from '../view.ts';
import type { ValueWriter } from './value-text.ts';

/** Kinds with so many records or fewer are shown field by field, all others as a table with a row a record. */
const mostInFull = 3;

/** The copy itself (Art. 15 (3) GDPR), kind by kind. */
export function copyBlocks(
  records: readonly CopiedRecord[],
  voice: Voice,
  words: ValueWriter,
): readonly Block[] {
  if (records.length === 0) return [];
  const byKind = Map.groupBy(records, ({ kind }) => kind);
  return [
    { block: 'page-break' },
    heading(1, voice.say('Kopie Ihrer Daten', 'Copy of your data'), 'copy'),
    ...[...byKind].flatMap(([kind, each]) => [
      heading(2, each[0]?.title[voice.language] ?? kind, `copy-${kind.replaceAll('_', '-')}`),
      ...(each.length <= mostInFull
        ? each.flatMap((record) => inFull(record, voice, words))
        : [asTable(each, voice, words)]),
    ]),
  ];
}

function inFull(record: CopiedRecord, voice: Voice, words: ValueWriter): readonly Block[] {
  const contents = contentsOf(record, voice, words).map(([label, value]) => ({ label, value }));
  const rows = [
    { label: voice.say('Erfasst', 'Recorded'), value: words.momentText(record.createdAt) },
    ...contents,
    { label: voice.say('Löschung', 'Deletion'), value: deathText(record, voice, words) },
  ];
  return [
    ...(record.blackedOut
      ? [
          paragraph(
            voice.say(
              'Der Inhalt ist geschwärzt: Er betrifft andere Personen (Art. 15 Abs. 4 DSGVO).',
              'The content is blacked out: it concerns other persons (Art. 15 (4) GDPR).',
            ),
          ),
        ]
      : []),
    { block: 'facts', rows },
    ...record.details.map(({ title, columns, rows: lines }) =>
      table(
        title[voice.language],
        columns.map((column) => [column.title[voice.language], 1] as const),
        lines.map((line) => line.map((value, i) => words.valueText(value, columns[i]?.unit))),
      ),
    ),
  ];
}

function asTable(records: readonly CopiedRecord[], voice: Voice, words: ValueWriter): Block {
  return table(
    voice.say(`${records.length} Datensätze`, `${records.length} records`),
    [
      [voice.say('Erfasst', 'Recorded'), 2],
      [voice.say('Inhalt', 'Content'), 7],
      [voice.say('Löschung', 'Deletion'), 3],
    ],
    records.map((record): readonly Line[] => [
      words.momentText(record.createdAt),
      [...contentsOf(record, voice, words), ...detailsOf(record, voice, words)]
        .map(([label, value]) => `${label}: ${value}`)
        .join(' · '),
      deathText(record, voice, words),
    ]),
  );
}

type Content = readonly [label: string, value: string];

/** Everything there is in a record: fields that are not empty, events, files. */
function contentsOf(record: CopiedRecord, voice: Voice, words: ValueWriter): readonly Content[] {
  // What the program made of other fields says nothing new; it is in the JSON copy.
  const shown = record.fields.filter(({ derived }) => !derived);
  const fields = shown.map((field): Content => [field.title[voice.language], words.fieldText(field)]);
  const events = record.events.map(({ title, at }): Content => [title[voice.language], words.momentText(at)]);
  const files = record.files.map(
    ({ name, mediaType, size }): Content => [
      voice.say('Datei', 'File'),
      `${name} (${mediaType}, ${new Intl.NumberFormat(voice.language).format(size)} Bytes)`,
    ],
  );
  return [...fields, ...events, ...files].filter(([, value]) => value !== '');
}

const detailsOf = (record: CopiedRecord, voice: Voice, words: ValueWriter): readonly Content[] =>
  record.details.map(({ title, columns, rows }) => [
    title[voice.language],
    rows
      .map((row) =>
        columns
          .map((column, i) => `${column.title[voice.language]} ${words.valueText(row[i], column.unit)}`)
          .join(', '),
      )
      .join('; '),
  ]);

/** When a record dies (Art. 15 (1) d): a day where it is certain, otherwise what it depends on. */
function deathText(record: CopiedRecord, voice: Voice, words: ValueWriter): string {
  const anonymous = record.dueAction === 'anonymise';
  const restricted =
    record.life === 'restricted'
      ? voice.say('Eingeschränkt: aufbewahrt, nicht genutzt. ', 'Restricted: kept, not used. ')
      : '';
  if (record.diesAt === null) {
    const open = voice.say(
      'Tag noch offen; es gilt die Löschregel dieser Datenart',
      'day still open; the deletion rule of this kind applies',
    );
    return `${restricted}${open}`;
  }
  // A period ends with its last day, at the midnight after it.
  const day = words.dayText(record.diesAt - 1);
  const de = anonymous ? `wird mit Ablauf des ${day} anonymisiert` : `wird mit Ablauf des ${day} gelöscht`;
  const en = anonymous ? `is made anonymous at the end of ${day}` : `is erased at the end of ${day}`;
  return `${restricted}${voice.say(de, en)}`;
}
