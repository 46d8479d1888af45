import type { PersonId, Unit } from '@redlich/engine';
import { advertising, interestProfile } from '../declaration.ts';
import { profileOf } from './interests.ts';

/** Whose interests become whose. */
export interface InterestMerge {
  readonly keep: PersonId;
  readonly drop: PersonId;
  /** Whether the consent to a profile stands after the merge. */
  readonly mayKeep: boolean;
}

/** Two profiles become one; without the consent the profile of the file that goes dies with it. */
export async function mergeInterests(unit: Unit, { keep, drop, mayKeep }: InterestMerge): Promise<void> {
  const goes = await profileOf(unit, drop);
  if (goes === undefined) return;
  const stays = await profileOf(unit, keep);
  if (mayKeep && stays === undefined) return unit.reassign(interestProfile, goes, keep);
  if (mayKeep && stays !== undefined) {
    const [one, other] = [
      await unit.open(interestProfile, stays, advertising),
      await unit.open(interestProfile, goes, advertising),
    ];
    // What may not be opened is not carried over either.
    if (one.outcome === 'opened' && other.outcome === 'opened') {
      const topics = [...new Set([...one.sealed.topics, ...other.sealed.topics])];
      const remark = [one.sealed.remark, other.sealed.remark].filter((text) => text !== '').join('\n');
      await unit.change(interestProfile, stays, advertising, { revision: 'any', sealed: { topics, remark } });
    }
  }
  await unit.erase(interestProfile, goes, 'merged');
}
