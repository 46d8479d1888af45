import { diskCheck } from './alarms/disk-check.ts';
import { socketAlarm } from './alarms/kinds.ts';
import { metricsRoute } from './alarms/metrics.ts';
import { watchRequests } from './alarms/probing/watch-requests.ts';
import { openWatch, type Watch } from './alarms/watch.ts';
import { onPastTheDoor } from './egress/guard/index.ts';
import { type App, createApp } from './http/create-app.ts';
import type { HealthCheck } from './http/health/check.ts';
import { clockCheck, storeCheck } from './http/health/checks.ts';
import { jobCheck } from './http/health/job-check.ts';
import type { OwnName } from './http/tenant-host.ts';
import type { SystemApi } from './http/visit.ts';
import type { Installation } from './installation.ts';
import type { LoginOptions } from './login/context.ts';
import { openLogin } from './login/open-login.ts';
import type { Module } from './module.ts';

/** What a server is made of, besides the installation. */
export interface ServerOptions extends Omit<LoginOptions, 'installation'> {
  readonly version: string;
  /** Folder of the built web interface. */
  readonly web?: string;
  /** Addresses or CIDR blocks of proxies whose `X-Forwarded-…` headers count. */
  readonly trustedProxies?: readonly string[];
  /** Names it is reached by; what comes by a company's own counts for that company. */
  readonly names?: readonly OwnName[];
  /** Looked at by `/health` besides store, clock and jobs. */
  readonly checks?: readonly HealthCheck[];
}

/**
 * The one application over an installation: login, users, all modules, the web interface. Opens no socket; `serve` does.
 *
 * @example
 * const app = createServer(await openInstallation({ … }), { version: '0.1.0', web: 'web/dist' });
 * const served = await serve(app, { port: 8080 });
 */
export function createServer(installation: Installation, options: ServerOptions): App {
  const { tenants, modules, clock, log } = installation;
  const entrances = modules.flatMap((module) => module.entrance ?? []);
  const login = openLogin({ installation, entrances, ...options });
  const checks = [diskCheck(installation.folder), ...checksOf(modules), ...(options.checks ?? [])];
  const system = (api: SystemApi) => {
    login.routes(api);
    const all = [storeCheck, clockCheck(clock), ...checks];
    metricsRoute(api, { version: options.version, tenants, checks: all });
  };
  const seen = watchRequests(tenants, log, options.names);
  const { whoCalls } = login;
  return createApp({ tenants, modules, clock, log, whoCalls, system, seen, ...options, checks });
}

/** Watches the tenants of an installation by the same checks. Looks at nothing before `start`. */
export function watchInstallation({ tenants, modules, clock, log, folder }: Installation): Watch {
  const checks = [storeCheck, clockCheck(clock), diskCheck(folder), ...checksOf(modules)];
  return openWatch({ tenants, checks, clock, log });
}

/** What the modules want to be looked at; where runs of jobs are kept, each job as well. */
function checksOf(modules: readonly Module[]): readonly HealthCheck[] {
  const isKept = modules.some(({ id }) => id === 'jobs');
  const jobs = isKept ? modules.flatMap((module) => module.jobs).map(jobCheck) : [];
  return [...jobs, ...modules.flatMap((module) => module.checks ?? [])];
}

/** Tells the log and every tenant of connections past the door. The guard itself stands since the program began. */
export function reportPastTheDoor({ tenants, log }: Installation): void {
  onPastTheDoor((refused) => {
    log.write('socket-refused', { way: refused.way });
    log.fault(refused);
    for (const tenant of tenants()) void tenant.alarms.raise(socketAlarm, { about: refused.way });
  });
}
