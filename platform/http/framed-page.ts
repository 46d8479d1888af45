import type { Tenant } from '../tenant.ts';
import type { SiteOrigin } from './site-origin.ts';

/** A page other websites may show in a frame. Its address is the path with the tenant's name behind it: `/contact/NAME`. */
export interface FramedPage {
  readonly path: `/${string}`;
  /** What a route answers below that address to whoever has no JavaScript: `/plain` for `/contact/NAME/plain`. */
  readonly plain: `/${string}`;
  /** The websites the owner allows both on; none: nowhere. */
  readonly origins: (tenant: Tenant) => Promise<readonly SiteOrigin[]>;
}

/** What is different about a page for frames; nothing about any other. */
export interface Frame {
  readonly framedOn: readonly SiteOrigin[];
  /** Where the same is to be had without JavaScript. */
  readonly plain?: string;
}

/** Tells what is different about a path's page. */
export type FrameReader = (pathname: string) => Promise<Frame>;

const nowhere: Frame = { framedOn: [] };

/**
 * Tells which websites may show what a path leads to in a frame. Every path but exactly a framed page of a tenant that is there, and what stands
 * in for it without JavaScript: none. Names are compared as they stand in the address, so that no spelling of another page counts as one.
 */
export function frameReader(pages: readonly FramedPage[], tenants: () => readonly Tenant[]): FrameReader {
  return async (pathname) => {
    for (const { path, plain, origins } of pages) {
      if (!pathname.startsWith(`${path}/`)) continue;
      for (const tenant of tenants()) {
        const page = `${path}/${tenant.id}`;
        if (pathname === page) return { framedOn: await origins(tenant), plain: `${page}${plain}` };
        if (pathname === `${page}${plain}`) return { framedOn: await origins(tenant) };
      }
    }
    return nowhere;
  };
}
