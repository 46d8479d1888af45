import type { Tenant } from '../tenant.ts';
import type { SiteOrigin } from './site-origin.ts';

/** A page other websites may show in a frame. Its address is the path with the tenant's name behind it: `/contact/NAME`. */
export interface FramedPage {
  readonly path: `/${string}`;
  /** The websites the owner allows it on; none: nowhere. */
  readonly origins: (tenant: Tenant) => Promise<readonly SiteOrigin[]>;
}

/**
 * Tells which websites may show what a path leads to in a frame. Every path but exactly a framed page of a tenant that is there: none.
 * Names are compared as they stand in the address, so that no spelling of another page counts as one.
 */
export function frameReader(
  pages: readonly FramedPage[],
  tenants: () => readonly Tenant[],
): (pathname: string) => Promise<readonly SiteOrigin[]> {
  return async (pathname) => {
    for (const { path, origins } of pages) {
      const tenant = tenants().find(({ id }) => pathname === `${path}/${id}`);
      if (tenant !== undefined) return origins(tenant);
    }
    return [];
  };
}
