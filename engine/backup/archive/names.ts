import type { PlacedSnapshot } from './view.ts';

/**
 * Names of a tenant's objects at a place. A pack is named by the hash of its bytes, so it is never changed, only written or removed.
 */
export const snapshotFolder = (tenant: string): string => `${tenant}/snapshots/`;
export const packFolder = (tenant: string): string => `${tenant}/packs/`;
export const writerName = (tenant: string): string => `${tenant}/writer`;
export const packName = (tenant: string, hash: string): string =>
  `${packFolder(tenant)}${hash.slice(0, 2)}/${hash}`;

/** The hash in a pack's name; null for another object. */
export const packHash = (name: string): string | null => /\/([0-9a-f]{64})$/.exec(name)?.[1] ?? null;

/** `2026-11-28t020000123z`: sorts by time, and is a name at every place. */
export const stampOf = (at: number): string =>
  new Date(at).toISOString().toLowerCase().replaceAll(':', '').replace('.', '');

export const snapshotName = (tenant: string, at: number, hash: string): string =>
  `${snapshotFolder(tenant)}${stampOf(at)}-${hash.slice(0, 16)}`;

const pattern = /\/(\d{4}-\d\d-\d\d)t(\d\d)(\d\d)(\d\d)(\d{3})z-[0-9a-f]{16}$/;

/** What a snapshot's name tells; null for a name of another kind. */
export function readSnapshotName(name: string): PlacedSnapshot | null {
  const found = pattern.exec(name);
  if (found === null) return null;
  const [, day, hour, minute, second, rest] = found;
  const at = Date.parse(`${day}T${hour}:${minute}:${second}.${rest}Z`);
  return Number.isNaN(at) ? null : { name, at };
}
