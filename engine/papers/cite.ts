import type { Language, LawReference, LegalBasis } from '../declare/index.ts';
import type { Voice } from './voice.ts';

const english: readonly (readonly [RegExp, string])[] = [
  [/DSGVO/g, 'GDPR'],
  [/Abs\. (\d+[a-z]?)/g, '($1)'],
  [/Buchst\. ([a-z])\b/g, '($1)'],
  [/Satz (\d)/g, 'sentence $1'],
  [/Nr\. /g, 'no. '],
  [/ und /g, ' and '],
  [/ bis /g, ' to '],
];

/** A German citation as an English paper writes it: `§ 147 Abs. 1 Nr. 4 AO` becomes `§ 147 (1) no. 4 AO`. */
export function citeAs(citation: string, language: Language): string {
  if (language === 'de') return citation;
  return english.reduce((text, [from, to]) => text.replace(from, to), citation);
}

/** A provision with its law: `§ 147 Abs. 1 AO`. */
export const citeLaw = ({ law, provision }: LawReference, language: Language): string =>
  citeAs(`${provision} ${law}`, language);

const letters = { '6-1-a': 'a', '6-1-b': 'b', '6-1-c': 'c', '6-1-f': 'f' } as const satisfies Record<
  LegalBasis['article'],
  string
>;

/** The provision a basis is: `Art. 6 Abs. 1 Buchst. b DSGVO`. */
export const citeBasis = ({ article }: LegalBasis, language: Language): string =>
  citeAs(`Art. 6 Abs. 1 Buchst. ${letters[article]} DSGVO`, language);

/** A basis with what it rests on: the consent, the contract, the law or the interest, by name. */
export function describeBasis(basis: LegalBasis, voice: Voice): string {
  const { say, of, language } = voice;
  const provision = citeBasis(basis, language);
  switch (basis.article) {
    case '6-1-a':
      return say(
        `Einwilligung „${basis.consent.title.de}“ (${provision})`,
        `Consent “${basis.consent.title.en}” (${provision})`,
      );
    case '6-1-b':
      return `${say('Vertrag', 'Contract')} (${provision}): ${of(basis.contract)}`;
    case '6-1-c':
      return say(
        `Gesetzliche Pflicht (${provision} mit ${citeLaw(basis.law, language)})`,
        `Legal duty (${provision} with ${citeLaw(basis.law, language)})`,
      );
    case '6-1-f':
      return `${say('Berechtigtes Interesse', 'Legitimate interest')} (${provision}): ${of(basis.interest)}`;
  }
}
