import { statfs } from 'node:fs/promises';
import type { Health, HealthCheck } from '../http/health/check.ts';
import { bilingual } from '../i18n/translate.ts';
import { diskAlarm } from './kinds.ts';
import { alarmTexts as texts } from './texts.ts';

const megabyte = 1_000_000;
const tightMb = 2_000;
const fullMb = 250;

/** How many megabytes are free where a folder lies: a warning below 2 GB, a failure below 250 MB or when nobody can tell. */
export async function roomOf(folder: string): Promise<Health> {
  try {
    const { bavail, bsize } = await statfs(folder);
    const free = Math.round((bavail * bsize) / megabyte);
    return { state: free < fullMb ? 'failed' : free < tightMb ? 'warning' : 'ok', value: free };
  } catch {
    return { state: 'failed', value: null };
  }
}

/** How many megabytes are free where the data lies. */
export function diskCheck(folder: string): HealthCheck {
  return {
    id: 'disk',
    title: bilingual(texts, 'checks.disk'),
    alarm: { kind: diskAlarm },
    run: () => roomOf(folder),
  };
}
