import type { Store } from './store/connection.ts';

/** Where a tenant's stores are. */
export type StorePlace =
  | { readonly at: 'sqlite'; readonly folder: string }
  | { readonly at: 'postgres'; readonly url: string; readonly tenant: string };

/** Opens a tenant's stores. The driver that is not used is not loaded: an embedded start needs no PostgreSQL code. */
export async function openStore(place: StorePlace): Promise<Store> {
  if (place.at === 'sqlite') {
    const { openSqliteStore } = await import('./store/sqlite.ts');
    return openSqliteStore(place.folder);
  }
  const { openPostgresStore } = await import('./store/postgres.ts');
  return openPostgresStore(place.url, place.tenant);
}
