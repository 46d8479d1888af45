import type { Language } from '../../declare/index.ts';
import type { Block, Line } from '../../papers/paper.ts';
import type { CopiedRecord } from '../view.ts';
import { heading, paragraph, say, table } from './blocks.ts';
import type { ValueWriter } from './value-text.ts';

/** Kinds with so many records or fewer are shown field by field, all others as a table with a row a record. */
const mostInFull = 3;

/** The copy itself (Art. 15 (3) GDPR), kind by kind. */
export function copyBlocks(
  records: readonly CopiedRecord[],
  language: Language,
  words: ValueWriter,
): readonly Block[] {
  if (records.length === 0) return [];
  const byKind = Map.groupBy(records, ({ kind }) => kind);
  return [
    { block: 'page-break' },
    heading(1, 'copy', say(language, 'Kopie Ihrer Daten', 'Copy of your data')),
    ...[...byKind].flatMap(([kind, each]) => [
      heading(2, `copy-${kind.replaceAll('_', '-')}`, each[0]?.title[language] ?? kind),
      ...(each.length <= mostInFull
        ? each.flatMap((record) => inFull(record, language, words))
        : [asTable(each, language, words)]),
    ]),
  ];
}

function inFull(record: CopiedRecord, language: Language, words: ValueWriter): readonly Block[] {
  const contents = contentsOf(record, language, words).map(([label, value]) => ({ label, value }));
  const rows = [
    { label: say(language, 'Erfasst', 'Recorded'), value: words.momentText(record.createdAt) },
    ...contents,
    { label: say(language, 'Löschung', 'Deletion'), value: deathText(record, language, words) },
  ];
  return [
    ...(record.blackedOut
      ? [
          paragraph(
            say(
              language,
              'Der Inhalt ist geschwärzt: Er betrifft andere Personen (Art. 15 Abs. 4 DSGVO).',
              'The content is blacked out: it concerns other persons (Art. 15 (4) GDPR).',
            ),
          ),
        ]
      : []),
    { block: 'facts', rows },
    ...record.details.map(({ title, columns, rows: lines }) =>
      table(
        title[language],
        columns.map((column) => [column.title[language], 1] as const),
        lines.map((line) => line.map(words.valueText)),
      ),
    ),
  ];
}

function asTable(records: readonly CopiedRecord[], language: Language, words: ValueWriter): Block {
  return table(
    say(language, `${records.length} Datensätze`, `${records.length} records`),
    [
      [say(language, 'Erfasst', 'Recorded'), 2],
      [say(language, 'Inhalt', 'Content'), 7],
      [say(language, 'Löschung', 'Deletion'), 3],
    ],
    records.map((record): readonly Line[] => [
      words.momentText(record.createdAt),
      [...contentsOf(record, language, words), ...detailsOf(record, language, words)]
        .map(([label, value]) => `${label}: ${value}`)
        .join(' · '),
      deathText(record, language, words),
    ]),
  );
}

type Content = readonly [label: string, value: string];

/** Everything there is in a record: fields that are not empty, events, files. */
function contentsOf(record: CopiedRecord, language: Language, words: ValueWriter): readonly Content[] {
  const fields = record.fields.map((field): Content => [field.title[language], words.fieldText(field)]);
  const events = record.events.map(({ title, at }): Content => [title[language], words.momentText(at)]);
  const files = record.files.map(
    ({ name, mediaType, size }): Content => [
      say(language, 'Datei', 'File'),
      `${name} (${mediaType}, ${new Intl.NumberFormat(language).format(size)} Bytes)`,
    ],
  );
  return [...fields, ...events, ...files].filter(([, value]) => value !== '');
}

const detailsOf = (record: CopiedRecord, language: Language, words: ValueWriter): readonly Content[] =>
  record.details.map(({ title, columns, rows }) => [
    title[language],
    rows
      .map((row) =>
        columns.map((column, i) => `${column.title[language]} ${words.valueText(row[i])}`).join(', '),
      )
      .join('; '),
  ]);

/** When a record dies (Art. 15 (1) d): a day where it is certain, otherwise what it depends on. */
function deathText(record: CopiedRecord, language: Language, words: ValueWriter): string {
  const anonymous = record.dueAction === 'anonymise';
  const restricted =
    record.life === 'restricted'
      ? say(language, 'Eingeschränkt: aufbewahrt, nicht genutzt. ', 'Restricted: kept, not used. ')
      : '';
  if (record.diesAt === null) return `${restricted}${record.rule[language]}`;
  // A period ends with its last day, at the midnight after it.
  const day = words.dayText(record.diesAt - 1);
  const de = anonymous ? `wird mit Ablauf des ${day} anonymisiert` : `wird mit Ablauf des ${day} gelöscht`;
  const en = anonymous ? `is made anonymous at the end of ${day}` : `is erased at the end of ${day}`;
  return `${restricted}${say(language, de, en)}`;
}
