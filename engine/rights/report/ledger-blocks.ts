import { bullets, heading, paragraph, table } from '../../papers/blocks.ts';
import type { Block } from '../../papers/paper.ts';
import type { PaperSource } from '../../papers/source.ts';
import type { Voice } from '../../papers/voice.ts';
import { restrictionGrounds } from '../restriction.ts';
import type { PersonCopy } from '../view.ts';
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
export function ledgerBlocks(
  copy: PersonCopy,
  source: PaperSource,
  voice: Voice,
  words: ValueWriter,
): readonly Block[] {
  return [
    ...consentBlocks(copy, source, voice, words),
    ...standingBlocks(copy, source, voice),
    ...changeBlocks(copy, source, voice, words),
  ];
}

function consentBlocks(
  { consents }: PersonCopy,
  { register }: PaperSource,
  { say, language }: Voice,
  { momentText }: ValueWriter,
): readonly Block[] {
  const title = heading(2, say('Ihre Einwilligungen', 'Your consents'), 'consents');
  if (consents.length === 0)
    return [
      title,
      paragraph(say('Sie haben uns keine Einwilligung erteilt.', 'You have given us no consent.')),
    ];
  const index = language === 'de' ? 0 : 1;
  return [
    title,
    table(
      say('Erteilt und widerrufen', 'Given and withdrawn'),
      [
        [say('Einwilligung', 'Consent'), 3],
        [say('Was', 'What'), 2],
        [say('Wann', 'When'), 2],
        [say('Wie', 'How'), 2],
        [say('Fassung', 'Wording'), 1],
      ],
      consents.map(({ consent, event, at, channel, wordingVersion }) => [
        register.consents.get(consent)?.title[language] ?? consent,
        event === 'given' ? say('erteilt', 'given') : say('widerrufen', 'withdrawn'),
        momentText(at),
        channels[channel]?.[index] ?? channel,
        wordingVersion,
      ]),
    ),
  ];
}

function standingBlocks(
  { facts }: PersonCopy,
  { register }: PaperSource,
  { say, language }: Voice,
): readonly Block[] {
  const index = language === 'de' ? 0 : 1;
  const items = [
    ...facts.objections.map((id) => {
      const purpose = register.purposes.get(id)?.title[language] ?? id;
      return say(`Widerspruch gegen: ${purpose}`, `Objection to: ${purpose}`);
    }),
    ...facts.restrictions.map((ground) => {
      const { title, provision } = restrictionGrounds[ground];
      return say(
        `Verarbeitung eingeschränkt: ${title.de} (${provision})`,
        `Processing restricted: ${title.en} (${provision})`,
      );
    }),
    ...facts.holds.map((ground) => {
      const why = holds[ground]?.[index] ?? ground;
      return say(`Löschung ausgesetzt: ${why}`, `Erasure suspended: ${why}`);
    }),
  ];
  if (items.length === 0) return [];
  return [heading(2, say('Was für Ihre Daten gilt', 'What holds for your data'), 'standing'), bullets(items)];
}

function changeBlocks(
  { changes }: PersonCopy,
  { register }: PaperSource,
  { say, language }: Voice,
  { momentText }: ValueWriter,
): readonly Block[] {
  if (changes.length === 0) return [];
  return [
    heading(2, say('Berichtigungen und Änderungen', 'Rectifications and changes'), 'changes'),
    table(
      say('Wann welche Angaben geändert wurden', 'When which data was changed'),
      [
        [say('Wann', 'When'), 2],
        [say('Datenart', 'Kind of data'), 3],
        [say('Angaben', 'Data'), 4],
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
