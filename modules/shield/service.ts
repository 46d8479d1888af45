import type { Actor, Engine } from '@redlich/engine';
import { shieldTables } from './tables.ts';

/** What a screen tells about its shield. `switched`: somebody did it by hand just now. */
export interface ShieldNews {
  readonly device: string;
  readonly event: 'seen' | 'switched';
  readonly isUp: boolean;
}

/** Screens that were not seen for so long are forgotten. */
export const rememberedDays = 30;

const dayMs = 86_400_000;

/** Notes how a screen's shield stands. */
export function noteShield(engine: Engine, actor: Actor, { device, event, isUp }: ShieldNews): Promise<void> {
  return engine.write(actor, async (unit) => {
    const db = shieldTables(unit.db);
    const known = await db
      .selectFrom('records.shield_device')
      .selectAll()
      .where('device', '=', device)
      .executeTakeFirst();
    const bidden = event === 'switched' || isUp || (known?.state === 'down' && known.switched_at !== null);
    const row = {
      device,
      state: isUp ? ('up' as const) : ('down' as const),
      switched_at: event === 'switched' ? unit.now : (known?.switched_at ?? null),
      seen_at: unit.now,
      unbidden: (known?.unbidden ?? 0) + (bidden ? 0 : 1),
    };
    await db.deleteFrom('records.shield_device').where('device', '=', device).execute();
    await db.insertInto('records.shield_device').values(row).execute();
  });
}

/** Forgets screens that were not seen for a month. @returns how many */
export function forgetScreens(engine: Engine, actor: Actor): Promise<number> {
  return engine.write(actor, async (unit) => {
    const gone = await shieldTables(unit.db)
      .deleteFrom('records.shield_device')
      .where('seen_at', '<', unit.now - rememberedDays * dayMs)
      .executeTakeFirst();
    return Number(gone.numDeletedRows);
  });
}

/** How the shields of all screens stand. */
export async function countShields(engine: Engine): Promise<{ up: number; down: number; unbidden: number }> {
  const rows = await shieldTables(engine.db).selectFrom('records.shield_device').selectAll().execute();
  return {
    up: rows.filter((row) => row.state === 'up').length,
    down: rows.filter((row) => row.state === 'down').length,
    unbidden: rows.filter((row) => row.unbidden > 0).length,
  };
}
