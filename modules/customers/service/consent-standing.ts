import type { ConsentKind, LegalFacts } from '@redlich/engine';
import type { ConsentStandingReply } from '../replies.ts';

/** How a person stands to one kind of consent, as it is shown. */
export function standingOf(facts: LegalFacts, { id, title }: ConsentKind): ConsentStandingReply {
  const known = facts.consents[id];
  if (known === undefined || known.state === 'never') {
    return {
      consent: id,
      title,
      state: 'never',
      since: null,
      channel: null,
      wordingVersion: null,
      recordedBy: null,
      paper: false,
      entry: null,
    };
  }
  const { state, since, channel, wordingVersion, recordedBy, paper, entry } = known;
  return {
    consent: id,
    title,
    state,
    since,
    channel,
    wordingVersion,
    recordedBy,
    paper: paper !== null,
    entry,
  };
}

/** Objections, restrictions and holds, as they are shown. */
export const factsShown = ({ objections, restrictions, holds }: LegalFacts) => ({
  objections: [...objections],
  restrictions: [...restrictions],
  holds: [...holds],
});
