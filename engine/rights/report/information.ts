import type { AnyKind, Purpose, SealedField } from '../../declare/index.ts';
import { consentIn } from '../../facts/projection.ts';
import type { LegalFacts } from '../../facts/view.ts';
import { describeBasis } from '../../papers/cite.ts';
import { describeRule } from '../../papers/describe-rule.ts';
import type { KnownRecipient, PaperSource } from '../../papers/source.ts';
import type { Voice } from '../../papers/voice.ts';
import type { Disclosure } from '../view.ts';

/** Why data of a person is processed, as they are told. */
export interface PurposeInformation {
  readonly id: string;
  readonly title: string;
  readonly basis: string;
  readonly dpv: string;
}

/** What a person is told about one kind of their data besides its copy (Art. 15 (1) a, b, d, g GDPR), in one language. */
export interface KindInformation {
  readonly kind: string;
  readonly title: string;
  readonly purposes: readonly PurposeInformation[];
  readonly categories: readonly { readonly title: string; readonly category: string }[];
  readonly origin: string;
  readonly rule: string;
  readonly reason: string;
}

/** Information about a kind, from its declaration and the person's facts: of purposes that rest on a consent, those consented to. */
export function informationOf(kind: AnyKind, facts: LegalFacts, voice: Voice): KindInformation {
  const fields = Object.values(kind.sealed as Readonly<Record<string, SealedField>>);
  const { of, language } = voice;
  return {
    kind: kind.id,
    title: of(kind.title),
    purposes: (kind.purposes as readonly Purpose[])
      .filter((purpose) => serves(purpose, facts))
      .map(({ id, title, basis, dpv }) => ({
        id,
        title: of(title),
        basis: describeBasis(basis, voice),
        dpv,
      })),
    categories: fields.map(({ title, category }) => ({ title: of(title), category })),
    origin: of(kind.origin),
    rule: describeRule(kind)[language],
    reason: of(kind.deletion.reason),
  };
}

/** Whether a purpose is one for which data of this person may be processed: consented to where it takes consent, not objected to. */
function serves({ id, basis, onObjection }: Purpose, facts: LegalFacts): boolean {
  if (basis.article === '6-1-a' && consentIn(facts, basis.consent.id).state !== 'given') return false;
  return onObjection === 'allowed' || !facts.objections.includes(id);
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
  /** The country outside the EEA and its safeguard (Art. 15 (2)); `unknown` for a recipient nobody keeps in the register. */
  readonly thirdCountry: { readonly country: string; readonly safeguard: string } | 'none' | 'unknown';
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
    const thirdCountry = known?.thirdCountry ?? 'unknown';
    return {
      id,
      title: known?.title[language] ?? id,
      company: known === undefined ? null : companyText(known),
      receives: known?.receives[language] ?? '',
      times: entries.length,
      firstAt: Math.min(...times),
      lastAt: Math.max(...times),
      thirdCountry:
        typeof thirdCountry === 'string'
          ? thirdCountry
          : { country: thirdCountry.country, safeguard: thirdCountry.safeguard[language] },
    };
  });
}

function companyText({ company }: KnownRecipient): string | null {
  if (company === null) return null;
  return [company.name, company.place, company.country].filter((part) => part !== '').join(', ');
}
