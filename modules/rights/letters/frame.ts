import type { Block, Paper, PaperSource } from '@redlich/engine';
import type { Right } from '../rights.ts';
import type { LetterMatter } from './letter-matter.ts';

/** Says it in the language of the letter. */
export type Say = (de: string, en: string) => string;

/** A paragraph of a letter. */
export const paragraph = (text: string): Block => ({ block: 'paragraph', text });

/** A day as people write it. */
export const dayText = (day: string, language: 'de' | 'en'): string =>
  new Intl.DateTimeFormat(language === 'de' ? 'de' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** Head and frame of a letter about a request. */
export function letter(
  { number, ...to }: Pick<LetterMatter, 'number' | 'name' | 'address' | 'today'>,
  source: PaperSource,
  blocks: readonly Block[],
): Paper {
  const title =
    source.language === 'de' ? `Ihr Datenschutzantrag Nr. ${number}` : `Your privacy request no. ${number}`;
  return letterTo({ ...to, title }, source, blocks);
}

/** Head and frame of a letter to a person. */
export function letterTo(
  {
    title,
    name,
    address,
    today,
  }: Pick<LetterMatter, 'name' | 'address' | 'today'> & { readonly title: string },
  { language, controller }: PaperSource,
  blocks: readonly Block[],
): Paper {
  const say: Say = (de, en) => (language === 'de' ? de : en);
  const { company } = controller;
  return {
    id: 'rights-letter',
    language,
    title,
    publisher: company.name,
    blocks: [
      {
        block: 'facts',
        rows: [
          {
            label: say('An', 'To'),
            value: [name, ...address.split('\n')].filter((each) => each !== '').join(', '),
          },
          {
            label: say('Von', 'From'),
            value: [company.name, company.street, `${company.postcode} ${company.city}`.trim(), company.email]
              .filter((each) => each !== '')
              .join(', '),
          },
          { label: say('Datum', 'Date'), value: dayText(today, language) },
        ],
      },
      paragraph(say(`Guten Tag ${name},`, `Dear ${name},`)),
      ...blocks,
      paragraph(say('Mit freundlichen Grüßen', 'Yours sincerely')),
      paragraph(company.name),
    ],
  };
}

/** A right's name with its article. */
export function rightName(right: Right, say: Say): string {
  const names: Readonly<Record<Right, string>> = {
    access: say('Auskunft, Art. 15 DSGVO', 'access, Art. 15 GDPR'),
    rectification: say('Berichtigung, Art. 16 DSGVO', 'rectification, Art. 16 GDPR'),
    erasure: say('Löschung, Art. 17 DSGVO', 'erasure, Art. 17 GDPR'),
    restriction: say(
      'Einschränkung der Verarbeitung, Art. 18 DSGVO',
      'restriction of processing, Art. 18 GDPR',
    ),
    portability: say('Datenübertragbarkeit, Art. 20 DSGVO', 'data portability, Art. 20 GDPR'),
    objection: say('Widerspruch, Art. 21 Abs. 1 DSGVO', 'objection, Art. 21 (1) GDPR'),
    'marketing-objection': say(
      'Widerspruch gegen Direktwerbung, Art. 21 Abs. 2 DSGVO',
      'objection to direct marketing, Art. 21 (2) GDPR',
    ),
    withdrawal: say(
      'Widerruf einer Einwilligung, Art. 7 Abs. 3 DSGVO',
      'withdrawal of consent, Art. 7 (3) GDPR',
    ),
    'human-review': say('automatisierte Entscheidungen, Art. 22 DSGVO', 'automated decisions, Art. 22 GDPR'),
  };
  return names[right];
}
