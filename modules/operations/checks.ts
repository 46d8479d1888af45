import { diskAlarm, roomOf } from '../../platform/alarms/index.ts';
import type { HealthCheck } from '../../platform/http/health/check.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { ageAlarm, drillAgeAlarm, drillAlarm } from './alarms.ts';
import { lastDrills, lastPassedAt } from './service/drill-rows.ts';
import { goodCopies } from './service/good-copies.ts';
import { placeRows } from './service/place-rows.ts';
import { nextDrill } from './service/schedule.ts';
import { operationTexts as texts } from './texts.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Older than the night before last; a copy of last night may be a little late before anybody is woken. */
const oldMs = 26 * hourMs;
const muchTooOldMs = 50 * hourMs;

/** How many hours old the newest good copy is that lies apart from the data; without a place that is on there is nothing to say. */
export const backupAgeCheck: HealthCheck = {
  id: 'backup-age',
  title: bilingual(texts, 'checks.age'),
  alarm: { kind: ageAlarm },
  async run({ engine }) {
    const { on, newestAt, waitingSince } = await goodCopies(engine.db);
    const since = newestAt ?? waitingSince;
    if (on === 0 || since === null) return { state: 'ok', value: null };
    const age = engine.now() - since;
    return {
      state: age > muchTooOldMs ? 'failed' : age > oldMs ? 'warning' : 'ok',
      value: newestAt === null ? null : Math.floor(age / hourMs),
    };
  },
};

/** How many megabytes are free at the place in a folder that has the least; elsewhere the place itself refuses when it is full. */
export const placeRoomCheck: HealthCheck = {
  id: 'backup-room',
  title: bilingual(texts, 'checks.room'),
  alarm: { kind: diskAlarm, about: 'backup' },
  async run({ engine }) {
    const rows = await placeRows(engine.db);
    const folders = rows.filter(({ sort, is_on }) => sort === 'folder' && Number(is_on) === 1);
    const found = await Promise.all(folders.map(({ folder }) => roomOf(folder)));
    // A folder that is not there is told as a backup that fails; here only room counts.
    const [least] = found
      .filter(({ value }) => value !== null)
      .sort((a, b) => Number(a.value) - Number(b.value));
    return least ?? { state: 'ok', value: null };
  },
};

/** Whether the last drill was passed: 1, or 0. One that could not tell is worth a look when it happens twice in a row. */
export const drillCheck: HealthCheck = {
  id: 'backup-drill',
  title: bilingual(texts, 'checks.drill'),
  alarm: { kind: drillAlarm },
  async run(tenant) {
    const [last, before] = await lastDrills(tenant, 2);
    if (last === undefined) return { state: 'ok', value: null };
    if (last.outcome === 'fail') return { state: 'failed', value: 0 };
    if (last.outcome === 'pass') return { state: 'ok', value: 1 };
    return { state: before === undefined || before.outcome === 'pass' ? 'ok' : 'warning', value: 0 };
  },
};

/** How long after its time a drill is overdue; a proof is a month old at most, with the nights it takes. */
const overdueMs = 5 * dayMs;

/** How many days ago a restore was rehearsed with success. */
export const drillAgeCheck: HealthCheck = {
  id: 'backup-drill-age',
  title: bilingual(texts, 'checks.drillAge'),
  alarm: { kind: drillAgeAlarm },
  async run(tenant) {
    const now = tenant.engine.now();
    const passedAt = await lastPassedAt(tenant);
    const due = await nextDrill(tenant);
    const late = due !== null && now - due > overdueMs;
    const old = passedAt !== null && due !== null && now - passedAt > 30 * dayMs + overdueMs;
    return {
      state: late || old ? 'warning' : 'ok',
      value: passedAt === null ? null : Math.floor((now - passedAt) / dayMs),
    };
  },
};
