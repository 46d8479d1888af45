import type { Block } from '../../papers/paper.ts';
import type { PaperSource } from '../../papers/source.ts';
import { restrictionGrounds } from '../restriction.ts';
import type { PersonCopy } from '../view.ts';
import { heading, paragraph, say, table } from './blocks.ts';
import type { ValueWriter } from './value-text.ts';

const channels: Readonly<Record<string, readonly [de: string, en: string]>> = {
  counter: ['an der Kasse', 'at the counter'],
  paper: ['auf Papier', 'on paper'],
  phone: ['am Telefon', 'by phone'],
  letter: ['per Brief', 'by letter'],
  'e-mail': ['per E-Mail', 'by e-mail'],
  online: ['online', 'online'],
  import: ['aus dem Vorgängersystem', 'from the previous system'],
};

const holds: Readonly<Record<string, readonly [de: string, en: string]>> = {
  'legal-dispute': ['Rechtsstreit', 'legal dispute'],
  'tax-assessment-open': [
    'offene Steuerfestsetzung (§ 147 Abs. 3 AO)',
    'tax assessment still open (§ 147 (3) AO)',
  ],
  'authority-order': ['Anordnung einer Behörde', 'order of an authority'],
};

/** What the ledger says about a person: consents, what stands, changes. */
export function ledgerBlocks(copy: PersonCopy, source: PaperSource, words: ValueWriter): readonly Block[] {
  return [
    ...consentBlocks(copy, source, words),
    ...standingBlocks(copy, source),
    ...changeBlocks(copy, source, words),
  ];
}

function consentBlocks(
  { consents }: PersonCopy,
  { register, language }: PaperSource,
  { momentText }: ValueWriter,
): readonly Block[] {
  const title = heading(2, 'consents', say(language, 'Ihre Einwilligungen', 'Your consents'));
  if (consents.length === 0)
    return [
      title,
      paragraph(say(language, 'Sie haben uns keine Einwilligung erteilt.', 'You have given us no consent.')),
    ];
  const index = language === 'de' ? 0 : 1;
  return [
    title,
    table(
      say(language, 'Erteilt und widerrufen', 'Given and withdrawn'),
      [
        [say(language, 'Einwilligung', 'Consent'), 3],
        [say(language, 'Was', 'What'), 2],
        [say(language, 'Wann', 'When'), 2],
        [say(language, 'Wie', 'How'), 2],
        [say(language, 'Fassung', 'Wording'), 1],
      ],
      consents.map(({ consent, event, at, channel, wordingVersion }) => [
        register.consents.get(consent)?.title[language] ?? consent,
        event === 'given' ? say(language, 'erteilt', 'given') : say(language, 'widerrufen', 'withdrawn'),
        momentText(at),
        channels[channel]?.[index] ?? channel,
        wordingVersion,
      ]),
    ),
  ];
}

function standingBlocks({ facts }: PersonCopy, { register, language }: PaperSource): readonly Block[] {
  const index = language === 'de' ? 0 : 1;
  const items = [
    ...facts.objections.map((id) => {
      const purpose = register.purposes.get(id)?.title[language] ?? id;
      return say(language, `Widerspruch gegen: ${purpose}`, `Objection to: ${purpose}`);
    }),
    ...facts.restrictions.map((ground) => {
      const { title, provision } = restrictionGrounds[ground];
      return say(
        language,
        `Verarbeitung eingeschränkt: ${title.de} (${provision})`,
        `Processing restricted: ${title.en} (${provision})`,
      );
    }),
    ...facts.holds.map((ground) => {
      const why = holds[ground]?.[index] ?? ground;
      return say(language, `Löschung ausgesetzt: ${why}`, `Erasure suspended: ${why}`);
    }),
  ];
  if (items.length === 0) return [];
  return [
    heading(2, 'standing', say(language, 'Was für Ihre Daten gilt', 'What holds for your data')),
    { block: 'list', ordered: false, items },
  ];
}

function changeBlocks(
  { changes }: PersonCopy,
  { register, language }: PaperSource,
  { momentText }: ValueWriter,
): readonly Block[] {
  if (changes.length === 0) return [];
  return [
    heading(2, 'changes', say(language, 'Berichtigungen und Änderungen', 'Rectifications and changes')),
    table(
      say(language, 'Wann welche Angaben geändert wurden', 'When which data was changed'),
      [
        [say(language, 'Wann', 'When'), 2],
        [say(language, 'Datenart', 'Kind of data'), 3],
        [say(language, 'Angaben', 'Data'), 4],
      ],
      changes.map(({ kind: id, fields, at }) => {
        const kind = register.kinds.get(id);
        return [
          momentText(at),
          kind?.title[language] ?? id,
          fields.map((field) => kind?.sealed[field]?.title[language] ?? field).join(', '),
        ];
      }),
    ),
  ];
}
