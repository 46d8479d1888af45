import { type Actor, automation, type Engine, EngineFault, type RecordId, type Unit } from '@redlich/engine';
import type { z } from 'zod';
import { secret, useCredential } from './declaration.ts';
import type { Setting, Settings } from './settings.ts';
import { settingTables } from './tables.ts';

/** How long a value may be taken from memory. A change by this process is seen at once, one by another process after this. */
const cachedForMs = 5_000;

const program: Actor = { id: 'settings', roles: [automation.id] };

interface Stored {
  readonly value: string;
  readonly revision: number;
}

/** Opens the settings of a tenant. `declared` are those of all modules. */
export function openSettings(engine: Engine, declared: readonly Setting[]): Settings {
  const read = cachedRows(engine);

  return {
    declared,
    async get(setting) {
      const stored = (await read.rows()).get(setting.id);
      if (stored === undefined) return setting.initial;
      if (!setting.secret) return parsedOr(setting, JSON.parse(stored.value));
      const id = JSON.parse(stored.value) as RecordId | null;
      if (id === null) return setting.initial;
      const opened = await engine.open(program, secret, id, useCredential);
      if (opened.outcome === 'opened') return parsedOr(setting, JSON.parse(opened.sealed.value));
      if (opened.reason === 'unknown' || opened.reason === 'erased') return setting.initial; // replaced in this very moment
      throw new EngineFault('not-declared', `the secret ${setting.id} was refused: ${opened.reason}`, true);
    },
    async set(actor, setting, value, seen) {
      const fitting = setting.schema.parse(value);
      try {
        return await engine.write(actor, (unit) => change(unit, setting, fitting, seen));
      } finally {
        read.forget();
      }
    },
    async shown() {
      const rows = await read.rows();
      return declared.map((setting) => {
        const stored = rows.get(setting.id);
        const revision = stored?.revision ?? 0;
        if (setting.secret)
          return { setting, value: null, chosen: stored !== undefined && stored.value !== 'null', revision };
        const value = stored === undefined ? setting.initial : parsedOr(setting, JSON.parse(stored.value));
        return { setting, value, chosen: stored !== undefined, revision };
      });
    },
  };
}

async function change(unit: Unit, setting: Setting, value: unknown, seen: number | undefined) {
  const db = settingTables(unit.db);
  const stored = await db
    .selectFrom('records.setting')
    .select(['value', 'revision'])
    .where('id', '=', setting.id)
    .executeTakeFirst();
  const revision = Number(stored?.revision ?? 0);
  if (seen !== undefined && seen !== revision) return { outcome: 'conflict', revision } as const;
  const kept = setting.secret ? await replaceSecret(unit, setting, stored?.value, value) : value;
  const row = { value: JSON.stringify(kept), revision: revision + 1 };
  await db
    .insertInto('records.setting')
    .values({ id: setting.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  await unit.note('rule-changed', { setting: setting.id });
  return { outcome: 'changed', revision: revision + 1 } as const;
}

/** Seals the new secret and lets the old one die. Back to the initial value means: no secret any more. */
async function replaceSecret(
  unit: Unit,
  setting: Setting,
  before: string | undefined,
  value: unknown,
): Promise<RecordId | null> {
  const old = JSON.parse(before ?? 'null') as RecordId | null;
  if (old !== null) await unit.mark(secret, old, 'replaced');
  if (value === setting.initial) return null;
  const record = { person: null, sealed: { value: JSON.stringify(value) }, plain: { setting: setting.id } };
  return (await unit.insert(secret, record)).id;
}

/**
 * A stored value as the setting understands it today. Fields an older version did not have come from the initial value; what
 * does not fit at all counts as not chosen, because nothing is switched on by an initial value.
 */
function parsedOr<Schema extends z.ZodType>(setting: Setting<Schema>, stored: unknown): z.output<Schema> {
  const { initial } = setting;
  const value = isObject(stored) && isObject(initial) ? { ...initial, ...stored } : stored;
  const parsed = setting.schema.safeParse(value);
  return parsed.success ? parsed.data : initial;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** All rows, kept in memory until they change or grow old. */
function cachedRows(engine: Engine) {
  let cached: { readonly rows: ReadonlyMap<string, Stored>; readonly until: number } | null = null;
  let generation = 0;
  return {
    async rows(): Promise<ReadonlyMap<string, Stored>> {
      const now = engine.now();
      if (cached && now < cached.until) return cached.rows;
      const read = generation;
      const found = await settingTables(engine.db).selectFrom('records.setting').selectAll().execute();
      const rows = new Map(
        found.map((row) => [row.id, { value: row.value, revision: Number(row.revision) }]),
      );
      // A change that came in meanwhile may not be in what was read.
      if (read === generation) cached = { rows, until: now + cachedForMs };
      return rows;
    },
    forget(): void {
      generation++;
      cached = null;
    },
  };
}
