import { z } from '@hono/zod-openapi';
import { declare } from '@redlich/engine';
import type { ShiftableClock } from '../../platform/clock.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { carrySessions } from '../../platform/login/index.ts';
import type { Module } from '../../platform/module.ts';
import { manager, owner } from '../../platform/roles/roles.ts';
import { demoTexts } from './texts.ts';

/**
 * Only in the demonstration: the clock can be put forward, and what is due by then dies at once.
 * @param keep stores how far the clock is ahead, so that it does not go back with the next start
 */
export const demoModule = (clock: ShiftableClock, keep: (shiftMs: number) => void): Module => ({
  id: 'demo',
  declaration: declare({ module: 'demo', activities: [], consents: [], roles: [] }),
  migrations: [],
  texts: demoTexts,
  jobs: [],
  routes: (api) =>
    api.route(
      {
        method: 'post',
        path: '/api/demo/clock',
        summary: bilingual(demoTexts, 'routes.advance'),
        access: [owner, manager],
        body: z.strictObject({ days: z.number().int().min(1).max(3_660) }),
        reply: z.object({ now: z.number().int() }),
      },
      async ({ tenant, body }) => {
        // Whoever presses the button stays signed in, though by the clock their session ended days ago.
        await carrySessions(tenant.engine, () => {
          clock.advance(body.days);
          keep(clock.shift());
        });
        await tenant.engine.clock.sweep();
        return { now: clock.now() };
      },
    ),
});
