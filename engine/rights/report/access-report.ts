import type { Language } from '../../declare/index.ts';
import type { Block, Paper } from '../../papers/paper.ts';
import type { ContactPoint, PaperSource } from '../../papers/source.ts';
import { automatedDecisionStatement } from '../automated-decisions.ts';
import type { CopiedRecord, PersonCopy } from '../view.ts';
import { heading, paragraph, say, table } from './blocks.ts';
import { copyBlocks } from './copy-blocks.ts';
import {
  type ActualRecipient,
  actualRecipients,
  informationOf,
  type KindInformation,
} from './information.ts';
import { ledgerBlocks } from './ledger-blocks.ts';
import { rightsBlocks } from './rights-blocks.ts';
import { type ValueWriter, valueWriter } from './value-text.ts';

/**
 * The answer to a request for access (Art. 15 GDPR) as a paper: first what was asked for in (1) a to h and (2), then the copy of (3),
 * each record with the day it dies. Reads the whole copy, so it holds one person's records in memory; files are named, not contained.
 */
export async function accessReport(copy: PersonCopy, source: PaperSource): Promise<Paper> {
  const records = await Array.fromAsync(copy.records);
  const { language, controller, register } = source;
  const words = valueWriter(language, copy.timeZone);
  const kinds = [...new Set(records.map(({ kind }) => kind))].flatMap((id) => register.kinds.get(id) ?? []);
  const told = kinds.map((kind) => informationOf(kind, language));
  const recipients = actualRecipients(copy.disclosures, source);
  const blocks: readonly Block[] = [
    ...introduction(records, source, words),
    ...purposes(told, language),
    ...categories(told, language),
    ...recipientBlocks(recipients, language, words),
    ...storage(told, language),
    ...origins(told, language),
    heading(2, 'automated-decisions', say(language, 'Automatisierte Entscheidungen', 'Automated decisions')),
    ...automatedDecisionStatement(register, language, new Set(kinds.map(({ id }) => id))).map(paragraph),
    ...ledgerBlocks(copy, source, words),
    ...rightsBlocks(source),
    ...copyBlocks(records, language, words),
  ];
  return {
    id: 'access-report',
    language,
    title: say(language, 'Auskunft über Ihre Daten (Art. 15 DSGVO)', 'Access to your data (Art. 15 GDPR)'),
    publisher: controller.company.name,
    blocks,
  };
}

function introduction(
  records: readonly CopiedRecord[],
  { language, controller, now }: PaperSource,
  { dayText }: ValueWriter,
): readonly Block[] {
  const { company } = controller;
  const files = records.reduce((sum, each) => sum + each.files.length, 0);
  const none = say(
    language,
    'Wir haben keine Datensätze über Sie gespeichert.',
    'We have no records about you.',
  );
  const some = say(
    language,
    `Wir haben ${records.length} Datensätze und ${files} Dateien über Sie gespeichert. Diese Auskunft sagt, wozu, woher, wie lange und wer sie erhalten hat; danach folgt die Kopie von allem.`,
    `We keep ${records.length} records and ${files} files about you. This report says what for, from where, how long and who received them; then follows the copy of everything.`,
  );
  return [
    {
      block: 'facts',
      rows: [
        { label: say(language, 'Stand', 'As of'), value: dayText(now) },
        { label: say(language, 'Verantwortlicher', 'Controller'), value: contactText(company) },
        ...(typeof controller.officer === 'object' && controller.officer !== null
          ? [
              {
                label: say(language, 'Datenschutzbeauftragte Person', 'Data protection officer'),
                value: contactText(controller.officer),
              },
            ]
          : []),
      ],
    },
    paragraph(records.length === 0 ? none : some),
  ];
}

const contactText = ({ name, street, postcode, city, email, phone }: ContactPoint): string =>
  [name, street, `${postcode} ${city}`.trim(), email, phone].filter((part) => part !== '').join(', ');

function purposes(told: readonly KindInformation[], language: Language): readonly Block[] {
  if (told.length === 0) return [];
  return [
    heading(2, 'purposes', say(language, 'Zwecke und Rechtsgrundlagen', 'Purposes and legal bases')),
    table(
      say(language, 'Wozu wir Ihre Daten verarbeiten', 'What we process your data for'),
      [
        [say(language, 'Datenart', 'Kind of data'), 2],
        [say(language, 'Zweck', 'Purpose'), 2],
        [say(language, 'Rechtsgrundlage', 'Legal basis'), 4],
      ],
      told.flatMap(({ title, purposes: each }) =>
        each.map((purpose) => [title, purpose.title, purpose.basis]),
      ),
    ),
  ];
}

function categories(told: readonly KindInformation[], language: Language): readonly Block[] {
  if (told.length === 0) return [];
  return [
    heading(2, 'categories', say(language, 'Kategorien Ihrer Daten', 'Categories of your data')),
    table(
      say(language, 'Welche Angaben je Datenart', 'Which data of each kind'),
      [
        [say(language, 'Datenart', 'Kind of data'), 2],
        [say(language, 'Angaben', 'Data'), 5],
      ],
      told.map(({ title, categories: each }) => [title, each.map((field) => field.title).join(', ')]),
    ),
  ];
}

function recipientBlocks(
  recipients: readonly ActualRecipient[],
  language: Language,
  { dayText }: ValueWriter,
): readonly Block[] {
  const title = heading(
    2,
    'recipients',
    say(language, 'Empfänger und Drittländer', 'Recipients and third countries'),
  );
  if (recipients.length === 0)
    return [
      title,
      paragraph(
        say(
          language,
          'Ihre Daten sind an niemanden weitergegeben worden, auch nicht in ein Land außerhalb des Europäischen Wirtschaftsraums.',
          'Your data has been disclosed to nobody, nor to a country outside the European Economic Area.',
        ),
      ),
    ];
  const abroad = recipients.filter((each) => each.thirdCountry !== null);
  return [
    title,
    table(
      say(language, 'Wer Ihre Daten erhalten hat', 'Who received your data'),
      [
        [say(language, 'Empfänger', 'Recipient'), 3],
        [say(language, 'erhält', 'receives'), 4],
        [say(language, 'wie oft', 'how often'), 1],
        [say(language, 'zuletzt', 'last'), 2],
      ],
      recipients.map((each) => [
        [each.title, each.company ?? ''].filter((part) => part !== '').join(': '),
        each.receives,
        String(each.times),
        dayText(each.lastAt),
      ]),
    ),
    ...(abroad.length === 0
      ? [
          paragraph(
            say(
              language,
              'Keiner von ihnen verarbeitet sie nach unserer Kenntnis in einem Land außerhalb des Europäischen Wirtschaftsraums.',
              'To our knowledge none of them processes it in a country outside the European Economic Area.',
            ),
          ),
        ]
      : abroad.map((each) =>
          paragraph(`${each.title}: ${each.thirdCountry?.country}, ${each.thirdCountry?.safeguard}`),
        )),
  ];
}

function storage(told: readonly KindInformation[], language: Language): readonly Block[] {
  if (told.length === 0) return [];
  return [
    heading(2, 'storage', say(language, 'Wie lange wir speichern', 'How long we keep it')),
    paragraph(
      say(
        language,
        'Wann der einzelne Datensatz stirbt, steht bei ihm in der Kopie. Es gelten diese Regeln; das System führt sie von selbst aus.',
        'When the single record dies is written beside it in the copy. These rules apply; the system carries them out by itself.',
      ),
    ),
    table(
      say(language, 'Löschregeln', 'Deletion rules'),
      [
        [say(language, 'Datenart', 'Kind of data'), 2],
        [say(language, 'Regel', 'Rule'), 4],
        [say(language, 'Grund', 'Reason'), 4],
      ],
      told.map(({ title, rule, reason }) => [title, rule, reason]),
    ),
  ];
}

function origins(told: readonly KindInformation[], language: Language): readonly Block[] {
  if (told.length === 0) return [];
  return [
    heading(2, 'origin', say(language, 'Woher die Daten stammen', 'Where the data comes from')),
    { block: 'facts', rows: told.map(({ title, origin }) => ({ label: title, value: origin })) },
  ];
}
