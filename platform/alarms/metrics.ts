import { timingSafeEqual } from 'node:crypto';
import { addressList, isListed } from '../http/address-list.ts';
import type { HealthCheck } from '../http/health/check.ts';
import { problem } from '../http/problem.ts';
import type { SystemApi, Visit } from '../http/visit.ts';
import { bilingual } from '../i18n/translate.ts';
import type { Tenant } from '../tenant.ts';
import { hashOfToken } from './routes.ts';
import { metricsToken } from './settings.ts';
import { alarmTexts as texts } from './texts.ts';

/** What the metrics are taken from. */
export interface MetricsSource {
  readonly version: string;
  readonly tenants: () => readonly Tenant[];
  readonly checks: readonly HealthCheck[];
}

/**
 * Hangs `/metrics` (Prometheus, text format 0.0.4): for whoever asks on this computer, about all tenants; from elsewhere with a token,
 * about the tenant it belongs to. Counts and states only.
 */
export function metricsRoute(api: SystemApi, source: MetricsSource): void {
  api.systemRoute(
    {
      method: 'get',
      path: '/metrics',
      summary: bilingual(texts, 'routes.metrics'),
      access: 'public',
      reply: 'stream',
    },
    async ({ visit }) => {
      const tenants = await tenantsFor(visit, source.tenants());
      if (tenants === null) return problem(401, 'metrics-closed', bilingual(texts, 'problem.metrics'));
      const text = (await metricLines(source, tenants)).join('\n');
      return new Response(`${text}\n`, {
        headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
      });
    },
  );
}

const thisComputer = addressList(['127.0.0.0/8', '::1']);

/** Headers a proxy adds; behind one, every caller seems to call from this computer. */
const proxied = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const;

async function tenantsFor(
  { request, origin }: Visit,
  tenants: readonly Tenant[],
): Promise<readonly Tenant[] | null> {
  const given = /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (given !== undefined) {
    const hash = hashOfToken(given);
    for (const tenant of tenants) {
      const wanted = await tenant.settings.get(metricsToken);
      if (wanted.length === hash.length && timingSafeEqual(Buffer.from(wanted), Buffer.from(hash)))
        return [tenant];
    }
    return null;
  }
  const { address } = origin;
  const isLocal = address !== null && isListed(thisComputer, address);
  return isLocal && !proxied.some((name) => request.headers.has(name)) ? tenants : null;
}

const label = (text: string): string => text.replaceAll(/[\\"\n]/g, '_');
const states = { ok: 0, warning: 1, failed: 2 } as const;

async function metricLines(source: MetricsSource, tenants: readonly Tenant[]): Promise<readonly string[]> {
  const families = new Map<string, string[]>();
  const add = (
    name: string,
    kind: string,
    help: string,
    value: number,
    labels: Record<string, string> = {},
  ) => {
    const lines = families.get(name) ?? [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`];
    families.set(name, lines);
    const inner = Object.entries(labels).map(([key, text]) => `${key}="${label(text)}"`);
    lines.push(`${name}${inner.length === 0 ? '' : `{${inner.join(',')}}`} ${value}`);
  };
  add('redlich_info', 'gauge', 'The program that answers.', 1, { version: source.version });
  add('process_resident_memory_bytes', 'gauge', 'Memory in use.', process.memoryUsage.rss());
  add('process_uptime_seconds', 'gauge', 'Time since the start.', Math.round(process.uptime()));
  for (const tenant of tenants) await addTenant(tenant, source.checks, add);
  return [...families.values()].flat();
}

async function addTenant(
  tenant: Tenant,
  checks: readonly HealthCheck[],
  add: (name: string, kind: string, help: string, value: number, labels: Record<string, string>) => void,
): Promise<void> {
  const of = { tenant: tenant.id };
  for (const check of checks) {
    const { state, value } = await check.run(tenant);
    const labels = { ...of, check: check.id };
    add('redlich_health_state', 'gauge', '0 well, 1 worth a look, 2 failed.', states[state], labels);
    if (value !== null) add('redlich_health_value', 'gauge', 'In the unit of the check.', value, labels);
  }
  for (const { alarm, about, severity } of await tenant.alarms.standing())
    add('redlich_alarm', 'gauge', 'Alarms that stand.', 1, { ...of, alarm, about, severity });
  for (const { door, on, uses, sent, received } of await tenant.egress.shown()) {
    const labels = { ...of, door };
    add('redlich_door_open', 'gauge', 'Whether a recipient is switched on.', on ? 1 : 0, labels);
    add('redlich_door_uses_total', 'counter', 'Connections and requests so far.', uses, labels);
    add('redlich_door_sent_bytes_total', 'counter', 'Bytes sent so far.', sent, labels);
    add('redlich_door_received_bytes_total', 'counter', 'Bytes received so far.', received, labels);
  }
}
