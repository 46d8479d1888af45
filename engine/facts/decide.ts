import type { Purpose } from '../declare/index.ts';
import type { RefusalReason } from '../errors.ts';
import { consentIn } from './projection.ts';
import type { LegalFacts } from './view.ts';

/** What the decision looks at besides the declaration. */
export interface Circumstances {
  /** State of the record. */
  readonly state: 'active' | 'restricted' | 'anonymous';
  readonly facts: LegalFacts;
  readonly roles: readonly string[];
}

/** A reason to refuse, with what it is about, or `null` when the purpose may open the record. */
export type Decision = { readonly reason: RefusalReason; readonly about: string } | null;

/**
 * Whether a purpose may open a record (pledge basis.always): role, then basis and consent, then objection, then restriction.
 * A pure function of the declaration and the facts; the first obstacle is the answer.
 */
export function decide(purpose: Purpose, { state, facts, roles }: Circumstances): Decision {
  const about = purpose.id;
  if (state === 'anonymous') return { reason: 'erased', about };
  if (!purpose.roles.some((role) => roles.includes(role.id))) return { reason: 'role', about };
  if (purpose.basis.article === '6-1-a') {
    const consent = consentIn(facts, purpose.basis.consent.id);
    if (consent.state === 'never') return { reason: 'consent-missing', about: purpose.basis.consent.id };
    if (consent.state === 'withdrawn')
      return { reason: 'consent-withdrawn', about: purpose.basis.consent.id };
  }
  if (purpose.onObjection === 'refused' && facts.objections.includes(purpose.id))
    return { reason: 'objection', about };
  const restricted = state === 'restricted' || facts.restrictions.length > 0;
  if (restricted && purpose.underRestriction === 'refused') return { reason: 'restricted', about };
  return null;
}
