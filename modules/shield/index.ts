import { z } from '@hono/zod-openapi';
import { type Actor, automation } from '@redlich/engine';
import { bilingual } from '../../platform/i18n/translate.ts';
import type { Job } from '../../platform/jobs/job.ts';
import type { Module } from '../../platform/module.ts';
import { shieldDeclaration } from './declaration.ts';
import { counterShield } from './pledges.ts';
import { forgetScreens, noteShield } from './service.ts';
import { shieldMigrations } from './tables.ts';
import { shieldTexts } from './texts.ts';

const program: Actor = { id: 'shield', roles: [automation.id] };

const forgetJob: Job = {
  id: 'forget-screens',
  title: bilingual(shieldTexts, 'jobs.forget'),
  every: { daily: '03:40' },
  run: ({ engine }) => forgetScreens(engine, program),
};

/** The privacy shield: each screen tells how its shield stands, so that the pledge can be checked. */
export const shieldModule: Module = {
  id: 'shield',
  declaration: shieldDeclaration,
  migrations: shieldMigrations,
  texts: shieldTexts,
  routes: (api) =>
    api.route(
      {
        method: 'put',
        path: '/api/shield',
        summary: bilingual(shieldTexts, 'routes.note'),
        access: 'signed-in',
        body: z.strictObject({ device: z.uuid(), event: z.enum(['seen', 'switched']), isUp: z.boolean() }),
        reply: 'none',
      },
      async ({ tenant, actor, body }) => {
        await noteShield(tenant.engine, actor, body);
        return undefined;
      },
    ),
  jobs: [forgetJob],
  pledges: [counterShield],
};
