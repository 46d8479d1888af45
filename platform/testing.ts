import { tmpdir } from 'node:os';
import type { Actor } from '@redlich/engine';
import { type TestEngine, testEngine, testStart } from '@redlich/engine/testing';
import { openAlarms } from './alarms/open-alarms.ts';
import { type ShiftableClock, shiftableClock } from './clock.ts';
import { type EgressOptions, openEgress } from './egress/open-egress.ts';
import { type Log, openLog } from './logging/log.ts';
import type { Module } from './module.ts';
import { owner } from './roles/roles.ts';
import { openSettings } from './settings/open-settings.ts';
import type { Tenant } from './tenant.ts';

/** A tenant of a test: a real engine, its settings and its door. */
export interface TestTenant {
  readonly tenant: Tenant;
  readonly engine: TestEngine;
  /** The clock of the platform; it stands still unless put forward. The engine has one of its own. */
  readonly clock: ShiftableClock;
  readonly log: Log;
  /** What was logged so far, one JSON object a line. */
  readonly logged: readonly string[];
  end(): Promise<void>;
}

/** The owner who acts in tests. */
export const testOwner: Actor = { id: 'test-owner', roles: [owner.id] };

/** Opens a tenant with these modules. */
export async function testTenant(
  modules: readonly Module[],
  door: Partial<Pick<EgressOptions, 'trust' | 'lookup'>> = {},
): Promise<TestTenant> {
  const steps = modules.flatMap((module) =>
    module.migrations.map((step) => ({ module: module.id, ...step })),
  );
  const engine = await testEngine(
    modules.map((module) => module.declaration),
    steps,
  );
  const clock = shiftableClock(() => testStart);
  const logged: string[] = [];
  const log = openLog(clock, (line) => logged.push(line));
  const alarms = openAlarms({ engine: engine.engine, log });
  const tenant: Tenant = {
    id: engine.tenant,
    folder: tmpdir(),
    engine: engine.engine,
    steps,
    settings: openSettings(
      engine.engine,
      modules.flatMap((module) => module.settings ?? []),
    ),
    egress: openEgress({ engine: engine.engine, clock, log, alarms, ...door }),
    alarms,
  };
  const end = async () => {
    tenant.egress.close();
    await engine.end();
  };
  return { tenant, engine, clock, log, logged, end };
}

/** What a test gives to a route. */
export interface TestCall {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * Calls a module's routes without HTTP around them: input and reply go through the route's schemas, access is not checked.
 * @example const call = routesOf(settingsModule, tenant); await call('get /api/settings');
 */
export function routesOf(
  module: Module,
  tenant: Tenant,
): (route: string, given?: TestCall) => Promise<unknown> {
  const routes = new Map<string, (given: TestCall) => Promise<unknown>>();
  module.routes({
    route(spec, handler) {
      routes.set(`${spec.method} ${spec.path}`, async ({ params = {}, query = {}, body }) => {
        const reply = await handler({
          params: spec.params?.parse(params) as never,
          query: spec.query?.parse(query) as never,
          body: spec.body?.parse(body) as never,
          tenant,
          actor: testOwner,
          language: 'de',
          request: new Request(`http://localhost${spec.path}`, { method: spec.method }),
        });
        const problem =
          typeof reply === 'object' && reply !== null && 'outcome' in reply && reply.outcome === 'problem';
        return problem || typeof spec.reply === 'string' ? reply : spec.reply.parse(reply);
      });
    },
  });
  return (route, given = {}) => {
    const call = routes.get(route);
    if (!call) throw new Error(`no such route: ${route}`);
    return call(given);
  };
}
