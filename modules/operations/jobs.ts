import { bilingual } from '../../platform/i18n/translate.ts';
import type { Job } from '../../platform/jobs/job.ts';
import type { Tenant } from '../../platform/tenant.ts';
import { openPlaces } from './service/open-places.ts';
import { lastBackups, runBackup } from './service/run-backup.ts';
import { clearLeftDrill, runDrill } from './service/run-drill.ts';
import { nextBackup, nextDrill } from './service/schedule.ts';
import { operationTexts as texts } from './texts.ts';

/** The night's work at the chosen time; a missed one is caught up, a failed one tried again within the hour. */
export const backupJob: Job = {
  id: 'backup',
  title: bilingual(texts, 'jobs.night'),
  every: { seconds: 60 },
  async run(tenant) {
    if ((await nextBackup(tenant)) > tenant.engine.now()) return 0;
    const end = await runBackup(tenant, 'schedule');
    return 'results' in end ? end.results.length : 0;
  },
};

/**
 * The monthly drill, after the night's backup. What one left whose process ended in the midst of it is removed within a minute of the
 * next start.
 */
export const drillJob: Job = {
  id: 'backup-drill',
  title: bilingual(texts, 'jobs.drill'),
  every: { seconds: 60 },
  async run(tenant) {
    const now = tenant.engine.now();
    const due = await nextDrill(tenant);
    if (due === null || due > now || (await nextBackup(tenant)) <= now)
      return (await clearLeftDrill(tenant)) ? 1 : 0;
    const end = await runDrill(tenant, 'schedule');
    return 'checks' in end ? 1 : 0;
  },
};

/** Without places for copies the keys are changed every night all the same; with them the night's backup does it. */
export const rotateJob: Job = {
  id: 'rotate-epoch',
  title: bilingual(texts, 'jobs.rotate'),
  every: { daily: '02:30' },
  async run(tenant) {
    const { engine } = tenant;
    const [last] = await lastBackups(tenant, 1);
    if (last !== undefined && engine.now() - Number(last.began_at) < dayMs) return 0;
    return (await engine.rotate()).rewrapped;
  },
};

const dayMs = 86_400_000;

/** How far each tenant's ledger was when it was copied last by this process. */
const copied = new WeakMap<Tenant['engine'], number>();

/** What happened during the day is safe from the loss of the server after minutes, not only after the night. */
export const ledgerJob: Job = {
  id: 'backup-ledger',
  title: bilingual(texts, 'jobs.ledger'),
  every: { seconds: 300 },
  async run(tenant) {
    const { engine } = tenant;
    const { generation } = await engine.custody.state([]);
    if (generation === 0) return 0;
    const places = await openPlaces(tenant);
    try {
      const { outcome, fact } = await engine.custody.copyLedger(places);
      const isNew = outcome === 'copied' && copied.get(engine) !== fact;
      copied.set(engine, fact);
      return isNew ? 1 : 0;
    } finally {
      for (const place of places) await place.close();
    }
  },
};
