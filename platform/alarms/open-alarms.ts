import { type Actor, automation, type Engine, newId, type RecordId, type Text } from '@redlich/engine';
import type { Log } from '../logging/log.ts';
import type { Alarm, Alarms, RaisedAlarm, Raising } from './alarm.ts';
import { type AlarmRow, alarmTables } from './tables.ts';

/** What alarms need. */
export interface AlarmOptions {
  readonly engine: Engine;
  readonly log: Log;
}

/** Who writes alarms down. */
export const watchman: Actor = { id: 'alarms', roles: [automation.id] };

/** Alarms that are over are forgotten after this long. */
const keptForMs = 90 * 86_400_000;

/** An alarm raised again and again is written down this often. */
const writtenEveryMs = 60_000;

const harmless = /^[A-Za-z0-9][A-Za-z0-9._/:-]{0,99}$/;
const aboutOf = (text = ''): string => (text === '' || harmless.test(text) ? text : '?');
const nameOf = (id: string, about: string): string => `${id} ${about}`;

/** Opens a tenant's alarms. */
export function openAlarms({ engine, log }: AlarmOptions): Alarms {
  /** Those the store did not take. */
  const unwritten = new Map<string, AlarmRow>();

  return {
    async raise(declared, raising = {}) {
      const row = newRow(declared, raising, engine.now());
      const name = nameOf(row.alarm, row.about);
      try {
        if ((await writeRaised(engine, row)) === 'new')
          log.write('alarm-raised', { tenant: engine, alarm: declared, severity: row.severity });
        unwritten.delete(name);
      } catch (error) {
        if (!unwritten.has(name)) {
          log.write('alarm-raised', { tenant: engine, alarm: declared, severity: row.severity });
          log.fault(error, { tenant: engine });
        }
        unwritten.set(name, { ...row, since: unwritten.get(name)?.since ?? row.since });
      }
    },
    async clear(declared, about) {
      unwritten.delete(nameOf(declared.id, aboutOf(about)));
      try {
        if (await writeCleared(engine, declared.id, aboutOf(about)))
          log.write('alarm-cleared', { tenant: engine, alarm: declared });
      } catch (error) {
        log.fault(error, { tenant: engine });
      }
    },
    async standing() {
      const written = await standingAlarms(engine).catch(() => []);
      const known = new Set(written.map(({ alarm, about }) => nameOf(alarm, about)));
      const others = [...unwritten].filter(([name]) => !known.has(name)).map(([, row]) => shownOf(row));
      return [...others, ...written].sort(worstFirst);
    },
    past: (limit) => pastAlarms(engine, limit),
    dismiss: (id) => dismiss(engine, id),
  };
}

const worstFirst = (one: RaisedAlarm, other: RaisedAlarm): number =>
  Number(other.severity === 'critical') - Number(one.severity === 'critical') || one.since - other.since;

const newRow = (declared: Alarm, { about, since, severity }: Raising, now: number): AlarmRow => ({
  id: newId<RecordId>(now),
  alarm: declared.id,
  words: JSON.stringify({ title: declared.title, advice: declared.advice }),
  severity: severity ?? declared.severity,
  ends: declared.ends,
  about: aboutOf(about),
  since: Math.min(since ?? now, now),
  last_at: now,
  times: 1,
  cleared_at: null,
  mail: 'nothing',
  mail_at: null,
  webhook: 'nothing',
  webhook_tries: 0,
  webhook_next_at: 0,
});

/** The row of an alarm that stands. */
const standingRow = (db: unknown, alarm: string, about: string): Promise<AlarmRow | undefined> =>
  alarmTables(db)
    .selectFrom('records.alarm')
    .selectAll()
    .where('alarm', '=', alarm)
    .where('about', '=', about)
    .where('cleared_at', 'is', null)
    .executeTakeFirst();

async function writeRaised(engine: Engine, row: AlarmRow): Promise<'new' | 'standing'> {
  const present = await standingRow(engine.db, row.alarm, row.about);
  const worse = present?.severity === 'warning' && row.severity === 'critical';
  if (present && !worse && row.last_at - Number(present.last_at) < writtenEveryMs) return 'standing';
  return engine.write(watchman, async (unit) => {
    const db = alarmTables(unit.db);
    // Looked at again under the writer's lock: two may raise it at the same moment.
    const found = await standingRow(unit.db, row.alarm, row.about);
    if (!found) {
      await db.insertInto('records.alarm').values(row).execute();
      return 'new';
    }
    const change = {
      ...{ last_at: row.last_at, times: Number(found.times) + 1, severity: row.severity, words: row.words },
      // What got worse is told again.
      ...(worse && ({ mail: 'nothing', webhook: 'nothing' } as const)),
    };
    await db.updateTable('records.alarm').set(change).where('id', '=', found.id).execute();
    return worse ? 'new' : 'standing';
  });
}

async function writeCleared(engine: Engine, alarm: string, about: string): Promise<boolean> {
  if (!(await standingRow(engine.db, alarm, about))) return false;
  await engine.write(watchman, async (unit) => {
    const db = alarmTables(unit.db);
    const forgotten = unit.now - keptForMs;
    await db
      .updateTable('records.alarm')
      .set({ cleared_at: unit.now })
      .where('alarm', '=', alarm)
      .where('about', '=', about)
      .where('cleared_at', 'is', null)
      .execute();
    await db.deleteFrom('records.alarm').where('cleared_at', '<', forgotten).execute();
  });
  return true;
}

async function dismiss(engine: Engine, id: string): ReturnType<Alarms['dismiss']> {
  return engine.write(watchman, async (unit) => {
    const db = alarmTables(unit.db);
    const row = await db.selectFrom('records.alarm').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row || row.cleared_at !== null) return 'unknown';
    if (row.ends === 'by-itself') return 'ends-by-itself';
    // Whoever dismissed it knows; nobody has to be told that it is over.
    const change = { cleared_at: unit.now, mail: 'cleared', webhook: 'cleared' } as const;
    await db.updateTable('records.alarm').set(change).where('id', '=', id).execute();
    return 'dismissed';
  });
}

/** What stands and was written down. */
export async function standingAlarms(engine: Engine): Promise<readonly RaisedAlarm[]> {
  const rows = await alarmTables(engine.db)
    .selectFrom('records.alarm')
    .selectAll()
    .where('cleared_at', 'is', null)
    .execute();
  return rows.map(shownOf).sort(worstFirst);
}

async function pastAlarms(engine: Engine, limit: number): Promise<readonly RaisedAlarm[]> {
  const rows = await alarmTables(engine.db)
    .selectFrom('records.alarm')
    .selectAll()
    .where('cleared_at', 'is not', null)
    .orderBy('cleared_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(shownOf);
}

/** A row as it is shown. */
export function shownOf(row: AlarmRow): RaisedAlarm {
  const { title, advice } = JSON.parse(row.words) as { readonly title: Text; readonly advice: Text };
  return {
    ...{ id: row.id, alarm: row.alarm, title, advice },
    ...{ severity: row.severity, ends: row.ends, about: row.about },
    since: Number(row.since),
    lastAt: Number(row.last_at),
    times: Number(row.times),
    clearedAt: row.cleared_at === null ? null : Number(row.cleared_at),
  };
}
