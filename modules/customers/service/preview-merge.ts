import { type Engine, type PersonId, type Refused, refused } from '@redlich/engine';
import { unlimitedStorage } from '../consents.ts';
import { customer } from '../declaration.ts';
import { mergeConsent } from '../merge-consents.ts';
import type { MergePreviewReply } from '../replies.ts';
import { standingOf } from './consent-standing.ts';
import { fileOf } from './files.ts';
import { mergeObstacle } from './merge-customers.ts';
import { mergedEvents } from './merge-matter.ts';
import { countByKind } from './records-of-person.ts';

/** What a merge would do to consents and records, without doing it. Opens no seal. */
export async function previewMerge(
  engine: Engine,
  keep: PersonId,
  drop: PersonId,
): Promise<MergePreviewReply | Refused> {
  const [stays, goes] = [await fileOf(engine.db, keep), await fileOf(engine.db, drop)];
  if (stays === undefined || goes === undefined || keep === drop) return refused('unknown');
  const [keepFacts, dropFacts] = [await engine.facts.of(keep), await engine.facts.of(drop)];
  const obstacle = mergeObstacle(keepFacts) ?? mergeObstacle(dropFacts);
  if (obstacle !== null) return obstacle;
  const consents = [...engine.register.consents.values()].map((consent) => {
    const [one, other] = [keepFacts.consents[consent.id], dropFacts.consents[consent.id]];
    const { result } = mergeConsent(one ?? { state: 'never' }, other ?? { state: 'never' });
    return {
      consent: consent.id,
      title: consent.title,
      keep: standingOf(keepFacts, consent),
      drop: standingOf(dropFacts, consent),
      result,
    };
  });
  const moves = (await countByKind(engine.db, engine.register, drop)).filter(
    ({ kind }) => kind !== customer.id,
  );
  const isKept = consents.some(
    ({ consent, result }) => consent === unlimitedStorage.id && result === 'given',
  );
  return { consents, moves: [...moves], fileDies: !isKept && mergedEvents(stays, goes).orders_done !== null };
}
