import type { CustodyChange, PlaceResult } from '@redlich/engine';
import { alarm } from '../../platform/alarms/index.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import type { Tenant } from '../../platform/tenant.ts';
import { operationTexts as texts } from './texts.ts';

/** A place did not take a copy; about its id. */
const placeAlarm = alarm({
  id: 'backup-place',
  title: bilingual(texts, 'alarms.place'),
  advice: bilingual(texts, 'alarms.placeAdvice'),
  severity: 'warning',
  ends: 'by-itself',
});

/** No place took a copy. */
const backupAlarm = alarm({
  id: 'backup',
  title: bilingual(texts, 'alarms.backup'),
  advice: bilingual(texts, 'alarms.backupAdvice'),
  severity: 'critical',
  ends: 'by-itself',
});

/** The keys lie at too few places: one more loss together with the server, and nothing restores. */
const custodyAlarm = alarm({
  id: 'backup-keys',
  title: bilingual(texts, 'alarms.keys'),
  advice: bilingual(texts, 'alarms.keysAdvice'),
  severity: 'critical',
  ends: 'by-itself',
});

/** What is kept no longer could not be removed from a place; about its id. Nothing is lost by it but room. */
const pruneAlarm = alarm({
  id: 'backup-prune',
  title: bilingual(texts, 'alarms.prune'),
  advice: bilingual(texts, 'alarms.pruneAdvice'),
  severity: 'warning',
  ends: 'by-itself',
});

/** The newest good copy apart from the data is too old. */
export const ageAlarm = alarm({
  id: 'backup-age',
  title: bilingual(texts, 'alarms.age'),
  advice: bilingual(texts, 'alarms.ageAdvice'),
  severity: 'warning',
  ends: 'by-itself',
});

/** A rehearsed restore failed, or could not tell twice in a row. */
export const drillAlarm = alarm({
  id: 'backup-drill',
  title: bilingual(texts, 'alarms.drill'),
  advice: bilingual(texts, 'alarms.drillAdvice'),
  severity: 'warning',
  ends: 'by-itself',
});

/** No restore was rehearsed with success for more than a month. */
export const drillAgeAlarm = alarm({
  id: 'backup-drill-age',
  title: bilingual(texts, 'alarms.drillAge'),
  advice: bilingual(texts, 'alarms.drillAgeAdvice'),
  severity: 'warning',
  ends: 'by-itself',
});

/** A place shows an older state than it had; about its id. It stands until somebody has looked. */
const rolledBackAlarm = alarm({
  id: 'backup-rolled-back',
  title: bilingual(texts, 'alarms.rolledBack'),
  advice: bilingual(texts, 'alarms.rolledBackAdvice'),
  severity: 'critical',
  ends: 'by-hand',
});

/** A bucket keeps what is deleted; about its id. One may do so, as long as it is known. */
const keepsAlarm = alarm({
  id: 'backup-place-keeps',
  title: bilingual(texts, 'alarms.keeps'),
  advice: bilingual(texts, 'alarms.keepsAdvice'),
  severity: 'warning',
  ends: 'by-itself',
});

/** Raises that a place keeps what is deleted, and clears it when it no longer does. */
export const tellOfKeeping = (
  { alarms }: Tenant,
  place: string,
  keeps: 'nothing' | 'versions' | 'locked',
): Promise<void> =>
  keeps === 'nothing' ? alarms.clear(keepsAlarm, place) : alarms.raise(keepsAlarm, { about: place });

/** Raises what a run found wrong, and clears what it found right again. */
export async function tellOfRun(
  { alarms }: Tenant,
  results: readonly PlaceResult[],
  custody: CustodyChange,
): Promise<void> {
  for (const result of results) {
    if (result.outcome === 'failed') await alarms.raise(placeAlarm, { about: result.place });
    else {
      await alarms.clear(placeAlarm, result.place);
      if (result.warnings.includes('rolled-back'))
        await alarms.raise(rolledBackAlarm, { about: result.place });
    }
  }
  if (results.some(({ outcome }) => outcome === 'good')) await alarms.clear(backupAlarm);
  else await alarms.raise(backupAlarm);
  if (custody.mayLose < 1 || custody.outcome === 'waiting') await alarms.raise(custodyAlarm);
  else await alarms.clear(custodyAlarm);
}

/** Raises what hindered thinning out, and clears it where it went well again. */
export async function tellOfPruning(
  { alarms }: Tenant,
  pruned: readonly { readonly place: string; readonly outcome: 'pruned' | 'refused' | 'failed' }[],
): Promise<void> {
  for (const { place, outcome } of pruned)
    if (outcome === 'pruned') await alarms.clear(pruneAlarm, place);
    else await alarms.raise(pruneAlarm, { about: place });
}

/** A run ended with a fault of ours before any place was asked. */
export const tellOfFault = ({ alarms }: Tenant): Promise<void> => alarms.raise(backupAlarm);
