import type { ConsentKind, LegalFacts } from '@redlich/engine';
import { customerConsents } from './consents.ts';
import type { Label } from './replies.ts';

/**
 * The DSGVO label beside a customer's number (pledge consent.visible): grey while no consent stands, coloured as soon as one
 * does, with the ids of those that stand.
 * @param consents the kinds asked for; the three of the customer file, when left out
 */
export function labelOf(facts: LegalFacts, consents: readonly ConsentKind[] = customerConsents): Label {
  const given = consents.map((consent) => consent.id).filter((id) => facts.consents[id]?.state === 'given');
  const state = given.length === 0 ? 'none' : given.length === consents.length ? 'given' : 'partly';
  return { state, given };
}
