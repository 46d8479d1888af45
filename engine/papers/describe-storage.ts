import { calendarOf } from '../clock/calendar.ts';
import { type DeletionClass, deletionClassOf } from '../clock/deletion-class.ts';
import { statutesOf } from '../clock/set-periods.ts';
import type { AnyKind } from '../declare/index.ts';
import { describeRule } from './describe-rule.ts';
import type { PaperSource } from './source.ts';
import type { Voice } from './voice.ts';

/** The deletion class of a kind under the periods in force on the day of the source. */
export const classOf = (kind: AnyKind, { now, periodOf }: PaperSource): DeletionClass =>
  deletionClassOf(kind, { on: calendarOf().dayOf(now), periodOf });

/** How long a kind is kept (Art. 13 (2) a GDPR): its rule in words. */
export const describePeriod = (kind: AnyKind, { periodOf }: PaperSource, { of }: Voice): string =>
  of(describeRule(kind, periodOf));

/** Why just so long. The declared reason names the law's own periods, so it is left out where the owner has set others. */
export function describeReason(kind: AnyKind, { periodOf }: PaperSource, { of }: Voice): string | null {
  const changed = statutesOf(kind.deletion).some((statute) => periodOf(statute) !== undefined);
  return changed ? null : of(kind.deletion.reason);
}
