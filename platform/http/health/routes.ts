import { z } from '@hono/zod-openapi';
import { bilingual } from '../../i18n/translate.ts';
import { owner } from '../../roles/roles.ts';
import type { Tenant } from '../../tenant.ts';
import { httpTexts as texts } from '../texts.ts';
import type { SystemApi } from '../visit.ts';
import type { Health, HealthCheck } from './check.ts';

const checkedSchema = z.object({
  id: z.string(),
  title: z.object({ de: z.string(), en: z.string() }),
  state: z.enum(['ok', 'warning', 'failed']),
  value: z.number().nullable(),
});

/** Answers are reused this long, so that asking costs nothing however often it is done. */
const reusedForMs = 10_000;

/** Hangs `/health`: for everybody whether all is well, for an owner the checks of the own tenant. */
export function healthRoute(
  api: SystemApi,
  given: {
    readonly version: string;
    readonly tenants: () => readonly Tenant[];
    readonly checks: readonly HealthCheck[];
  },
): void {
  const look = remembering(given.checks);
  api.systemRoute(
    {
      method: 'get',
      path: '/health',
      summary: bilingual(texts, 'routes.health'),
      access: 'public',
      reply: z.object({
        status: z.enum(['ok', 'failing']),
        version: z.string(),
        checks: z.array(checkedSchema).optional(),
      }),
    },
    async ({ visit }) => {
      const all = await Promise.all(given.tenants().map(look));
      const status = all.flat().some((found) => found.state === 'failed')
        ? ('failing' as const)
        : ('ok' as const);
      const { caller } = visit;
      const details = caller?.actor.roles.includes(owner.id)
        ? { checks: [...(await look(caller.tenant))] }
        : {};
      return { status, version: given.version, ...details };
    },
  );
}

type Checked = Health & Pick<HealthCheck, 'id' | 'title'>;

function remembering(checks: readonly HealthCheck[]): (tenant: Tenant) => Promise<readonly Checked[]> {
  const known = new WeakMap<Tenant, { readonly at: number; readonly found: Promise<readonly Checked[]> }>();
  return (tenant) => {
    const last = known.get(tenant);
    if (last && performance.now() - last.at < reusedForMs) return last.found;
    const found = Promise.all(
      checks.map(async ({ id, title, run }) => ({ id, title, ...(await run(tenant)) })),
    );
    known.set(tenant, { at: performance.now(), found });
    return found;
  };
}
