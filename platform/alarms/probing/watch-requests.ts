import { type AttackWatch, sightingOf, watchRequests as watchSightings } from '../../../logs/index.ts';
import { type OwnName, tenantOfHost } from '../../http/tenant-host.ts';
import type { Log } from '../../logging/log.ts';
import type { Tenant } from '../../tenant.ts';
import { openEvidence } from './evidence.ts';

/** One request of somebody not signed in, with how it was answered. */
export interface SeenRequest {
  /** The caller's own address, as the socket or a trusted proxy says, never what the caller wrote; `null` when there is none. */
  readonly address: string | null;
  /** Host name and port as they were called. */
  readonly host: string;
  /** The tenant the path names, if it does. */
  readonly named: string | undefined;
  readonly method: string;
  /** Path and query as they came, before anything tidied them up. */
  readonly target: string;
  readonly browser: string;
  readonly referrer: string;
  readonly status: number;
  /** An instant. */
  readonly at: number;
}

/**
 * Is told of requests. `isSignedIn` is asked only where one of them looks bad: whoever works here may search for anything, and a browser
 * left open over an update asks for files that are gone.
 */
export type RequestWatch = (seen: SeenRequest, isSignedIn: () => Promise<boolean>) => void;

/** What a server remembers of those who were seen at one tenant, and of what they sent. */
const bounds = { suspects: 8_192, recentBytes: 1 << 20 };

/** Longer ones are cut: what an attack is lies at the front, and the memory is bounded. */
const longest = { target: 2_000, header: 500 };

/**
 * Recognises attacks by the rules and limits of `@redlich/logs`. Each tenant is watched apart: a request that came by the tenant's own name,
 * or by no tenant's but named the tenant in its path, counts and is kept there as a sealed record, for nobody else to read. What concerns no
 * tenant is kept for the first one, the operator's own. What is no attack is never written anywhere.
 */
export function watchRequests(
  tenants: () => readonly Tenant[],
  log: Log,
  names: readonly OwnName[] = [],
): RequestWatch {
  const watches = new WeakMap<Tenant, AttackWatch>();
  const watchOf = (tenant: Tenant): AttackWatch => {
    const known = watches.get(tenant) ?? watchSightings(openEvidence(tenant, log), bounds);
    watches.set(tenant, known);
    return known;
  };
  const tenantOf = ({ host, named }: SeenRequest): Tenant | undefined => {
    const all = tenants();
    const wanted = tenantOfHost(host, names) ?? named;
    return all.find(({ id }) => id === wanted) ?? all[0];
  };
  return (seen, isSignedIn) => {
    const sighting = sightingOf(requestOf(seen));
    const tenant = sighting && tenantOf(seen);
    if (sighting === undefined || tenant === undefined) return;
    isSignedIn()
      .then((signedIn) => {
        if (!signedIn) watchOf(tenant).see(sighting, seen.at);
      })
      .catch((error) => log.fault(error, { tenant: tenant.engine }));
  };
}

const requestOf = ({ address, host, method, target, browser, referrer, status }: SeenRequest) => ({
  ...{ address: address ?? '', site: host, method, status },
  path: target.slice(0, longest.target),
  agent: browser.slice(0, longest.header),
  referrer: referrer.slice(0, longest.header),
});

/** Shows a harmless request and an attack of the plainest kind to the rules, and tells nobody. */
export function recognisesAttacks(): boolean {
  const staged = { address: '192.0.2.1', method: 'GET', status: 404, referrer: '', agent: '' };
  let [told, kept] = [0, 0];
  const watch = watchSightings(
    { keep: () => kept++, tell: () => told++ },
    { suspects: 2, recentBytes: 4096 },
  );
  const show = (path: string): void => {
    const sighting = sightingOf({ ...staged, path });
    if (sighting !== undefined) watch.see(sighting, 0);
  };
  show('/favicon.ico');
  const quiet = told === 0 && kept === 0;
  show('/search?q=1%27%20UNION%20SELECT%20password');
  return quiet && told === 1 && kept > 0;
}
