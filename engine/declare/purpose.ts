import type { ConsentKind } from './consent.ts';
import type { Role } from './role.ts';
import type { Text } from './text.ts';

/** A provision, so that a paper can cite it: `{ law: 'AO', provision: '§ 147 Abs. 1 Nr. 4' }`. */
export interface LawReference {
  readonly law: string;
  readonly provision: string;
}

/** Art. 6 (1) GDPR. Only a, b, c and f exist here; a processing on d or e is not the business of a small company. */
export type LegalBasis =
  | { readonly article: '6-1-a'; readonly consent: ConsentKind }
  | { readonly article: '6-1-b'; readonly contract: Text }
  | { readonly article: '6-1-c'; readonly law: LawReference }
  | { readonly article: '6-1-f'; readonly interest: Text };

/**
 * Why records are opened (Art. 5 (1) b). Whoever reads sealed fields names one, and the engine answers by its basis, its
 * roles and the person's legal facts.
 */
export interface Purpose<Id extends string = string> {
  readonly id: Id;
  readonly title: Text;
  readonly basis: LegalBasis;
  /** Class of the W3C Data Privacy Vocabulary, for example `dpv:ServiceProvision`. */
  readonly dpv: `dpv:${string}`;
  readonly roles: readonly [Role, ...Role[]];
  /** Whether this purpose still opens records under restriction (Art. 18 (2)): only law, legal claims or consent may. */
  readonly underRestriction: 'refused' | 'allowed';
  /** Whether the person's objection (Art. 21) closes this purpose. Direct marketing and legitimate interests must say so. */
  readonly onObjection: 'refused' | 'allowed';
}

/** Declares a purpose. */
export function purpose<const Id extends string>(declared: Purpose<Id>): Purpose<Id> {
  return Object.freeze(declared);
}

/**
 * The purpose under which requests of persons are answered (Art. 12, 15 to 22 GDPR). It opens every kind, whether or not the kind
 * names it, but only records that belong to a person, and never what lets somebody in (passwords, keys of one-time codes).
 */
export interface AnsweringPurpose<Id extends string = string> extends Purpose<Id> {
  readonly opens: 'every-kind';
  readonly basis: { readonly article: '6-1-c'; readonly law: LawReference };
  readonly underRestriction: 'allowed';
  readonly onObjection: 'allowed';
}

/**
 * Declares the answering purpose. Basis, restriction and objection are not for the declarer to choose: answering is a duty, and
 * neither a restriction nor an objection can stand against the person's own request.
 */
export function answeringPurpose<const Id extends string>(
  declared: Pick<Purpose<Id>, 'id' | 'title' | 'roles'>,
): AnsweringPurpose<Id> {
  return Object.freeze({
    ...declared,
    basis: { article: '6-1-c', law: { law: 'DSGVO', provision: 'Art. 12, 15–22' } },
    dpv: 'dpv:RightsFulfilment',
    underRestriction: 'allowed',
    onObjection: 'allowed',
    opens: 'every-kind',
  } as const);
}
