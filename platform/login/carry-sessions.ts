import type { Engine } from '@redlich/engine';
import { staffSession } from './declaration.ts';
import { isOver } from './sessions.ts';
import { doorkeeper } from './sign-in-key.ts';
import { staffSessions } from './staff-sessions.ts';

/**
 * Lets those signed in stay so while a demonstration puts its clock forward by days: for them only a second went by. Their
 * sessions begin anew at the new time, under the same id.
 */
export async function carrySessions(engine: Engine, move: () => void | Promise<void>): Promise<void> {
  const all = await staffSessions.all(engine);
  const open = all.filter((row) => !isOver(row, engine.now()));
  await move();
  await engine.write(doorkeeper, async (unit) => {
    for (const { id, person_id, token_hash, account_id } of open) {
      await unit.mark(staffSession, id, 'ended');
      await unit.insert(staffSession, {
        person: person_id,
        sealed: {},
        plain: { token_hash, account_id, seen_at: unit.now },
      });
    }
  });
}
