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
