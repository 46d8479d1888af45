import type { AnyKind, Language, LegalBasis, Purpose, SealedField } from '../../declare/index.ts';
import { describeRule } from '../../papers/describe-rule.ts';
import type { KnownRecipient, PaperSource } from '../../papers/source.ts';
import type { Disclosure } from '../view.ts';

/** What a person is told about one kind of their data besides its copy (Art. 15 (1) a, b, d, g GDPR), in one language. */
export interface KindInformation {
  readonly kind: string;
  readonly title: string;
  readonly purposes: readonly { readonly title: string; readonly basis: string; readonly dpv: string }[];
  readonly categories: readonly { readonly title: string; readonly category: string }[];
  readonly origin: string;
  readonly rule: string;
  readonly reason: string;
}

/** Information about a kind, from its declaration. */
export function informationOf(kind: AnyKind, language: Language): KindInformation {
  const fields = Object.values(kind.sealed as Readonly<Record<string, SealedField>>);
  return {
    kind: kind.id,
    title: kind.title[language],
    purposes: (kind.purposes as readonly Purpose[]).map(({ title, basis, dpv }) => ({
      title: title[language],
      basis: basisText(basis, language),
      dpv,
    })),
    categories: fields.map(({ title, category }) => ({ title: title[language], category })),
    origin: kind.origin[language],
    rule: describeRule(kind)[language],
    reason: kind.deletion.reason[language],
  };
}

/** A legal basis as a paper cites it. */
export function basisText(basis: LegalBasis, language: Language): string {
  const de = language === 'de';
  switch (basis.article) {
    case '6-1-a': {
      const title = basis.consent.title[language];
      return de
        ? `Einwilligung „${title}“ (Art. 6 Abs. 1 Buchst. a DSGVO)`
        : `consent “${title}” (Art. 6 (1) (a) GDPR)`;
    }
    case '6-1-b': {
      const contract = basis.contract[language];
      return de ? `${contract} (Art. 6 Abs. 1 Buchst. b DSGVO)` : `${contract} (Art. 6 (1) (b) GDPR)`;
    }
    case '6-1-c': {
      const law = `${basis.law.provision} ${basis.law.law}`;
      return de
        ? `rechtliche Verpflichtung nach ${law} (Art. 6 Abs. 1 Buchst. c DSGVO)`
        : `legal obligation under ${law} (Art. 6 (1) (c) GDPR)`;
    }
    case '6-1-f': {
      const interest = basis.interest[language];
      return de
        ? `berechtigtes Interesse: ${interest} (Art. 6 Abs. 1 Buchst. f DSGVO)`
        : `legitimate interest: ${interest} (Art. 6 (1) (f) GDPR)`;
    }
  }
}

/** A recipient that got data of this person, by its entries in the ledger (CJEU C-154/21: the actual ones, by name). */
export interface ActualRecipient {
  readonly id: string;
  readonly title: string;
  /** Name and place; `null` while the owner has not entered them. */
  readonly company: string | null;
  readonly receives: string;
  readonly times: number;
  readonly firstAt: number;
  readonly lastAt: number;
  /** The country outside the EEA and its safeguard (Art. 15 (2)), or `null`. */
  readonly thirdCountry: { readonly country: string; readonly safeguard: string } | null;
}

/** The recipients data of a person actually went to. */
export function actualRecipients(
  disclosures: readonly Disclosure[],
  { recipients, language }: Pick<PaperSource, 'recipients' | 'language'>,
): readonly ActualRecipient[] {
  const byRecipient = Map.groupBy(disclosures, ({ recipient }) => recipient);
  return [...byRecipient].map(([id, entries]) => {
    const known = recipients.find((each) => each.id === id);
    const times = entries.map(({ at }) => at);
    return {
      id,
      title: known?.title[language] ?? id,
      company: known === undefined ? null : companyText(known),
      receives: known?.receives[language] ?? '',
      times: entries.length,
      firstAt: Math.min(...times),
      lastAt: Math.max(...times),
      thirdCountry: known === undefined ? null : abroad(known, language),
    };
  });
}

function companyText({ company }: KnownRecipient): string | null {
  if (company === null) return null;
  return [company.name, company.place, company.country].filter((part) => part !== '').join(', ');
}

const abroad = ({ thirdCountry }: KnownRecipient, language: Language): ActualRecipient['thirdCountry'] =>
  thirdCountry === 'none'
    ? null
    : { country: thirdCountry.country, safeguard: thirdCountry.safeguard[language] };
