import { statfs } from 'node:fs/promises';
import type { HealthCheck } from '../http/health/check.ts';
import { bilingual } from '../i18n/translate.ts';
import { diskAlarm } from './kinds.ts';
import { alarmTexts as texts } from './texts.ts';

const megabyte = 1_000_000;
const tightMb = 2_000;
const fullMb = 250;

/** How many megabytes are free where the data lies: a warning below 2 GB, a failure below 250 MB. */
export function diskCheck(folder: string): HealthCheck {
  return {
    id: 'disk',
    title: bilingual(texts, 'checks.disk'),
    alarm: { kind: diskAlarm },
    async run() {
      try {
        const { bavail, bsize } = await statfs(folder);
        const free = Math.round((bavail * bsize) / megabyte);
        return { state: free < fullMb ? 'failed' : free < tightMb ? 'warning' : 'ok', value: free };
      } catch {
        return { state: 'failed', value: null };
      }
    },
  };
}
