import { z } from 'zod';
import type { Place } from '../place.ts';
import { namesAt, readObject, removeObjects, writeObject } from './objects.ts';
import { fingerprintOf, openWithRecovery, type RecoveryPair, sealForRecovery } from './recovery-key.ts';

const kitSchema = z.object({ format: z.literal(1), tenant: z.string(), archiveKey: z.string() });

/** What a kit opens first at a place. */
export interface KitContent {
  readonly tenant: string;
  readonly archiveKey: Buffer;
}

const folderFor = (fingerprint: string): string => `kit/${fingerprint}/`;

/** What a kit opens first at a place. */
export interface KitContent {
  readonly tenant: string;
  readonly archiveKey: Buffer;
}

/** Lays the archive key, sealed for the recovery key, at a place that does not have it yet. */
export async function layKit(place: Place, publicKey: Uint8Array, content: KitContent): Promise<void> {
  const name = folderFor(fingerprintOf(publicKey)) + content.tenant;
  if ((await namesAt(place, name)).includes(name)) return;
  const text = JSON.stringify({
    format: 1,
    tenant: content.tenant,
    archiveKey: content.archiveKey.toString('hex'),
  });
  await writeObject(place, name, sealForRecovery(publicKey, Buffer.from(text)));
}

/** Removes what was sealed for former kits of a tenant. */
export async function removeFormerKits(place: Place, tenant: string, publicKey: Uint8Array): Promise<void> {
  const present = folderFor(fingerprintOf(publicKey)) + tenant;
  const own = (await namesAt(place, 'kit/')).filter((name) => name.endsWith(`/${tenant}`));
  await removeObjects(
    place,
    own.filter((name) => name !== present),
    'kit/',
  );
}

/**
 * What opening a place with a kit can come to. `wrong-kit`: there are copies, sealed for other kits. `empty`: nothing is there.
 * `several`: the kit opens the copies of several tenants, and none was named.
 */
export type KitOpened =
  | { readonly outcome: 'opened'; readonly content: KitContent }
  | { readonly outcome: 'wrong-kit'; readonly fingerprints: readonly string[] }
  | { readonly outcome: 'several'; readonly tenants: readonly string[] }
  | { readonly outcome: 'empty' | 'damaged' };

/** Opens what a place holds for the owner. */
export async function openKit(place: Place, pair: RecoveryPair, tenant?: string): Promise<KitOpened> {
  const names = await namesAt(place, 'kit/');
  if (names.length === 0) return { outcome: 'empty' };
  const folder = folderFor(fingerprintOf(pair.publicKey));
  const own = names.filter((name) => name.startsWith(folder)).map((name) => name.slice(folder.length));
  if (own.length === 0)
    return {
      outcome: 'wrong-kit',
      fingerprints: [...new Set(names.map((name) => name.split('/')[1] ?? ''))],
    };
  const wanted = tenant === undefined ? own : own.filter((each) => each === tenant);
  const [one] = wanted;
  if (one === undefined) return { outcome: 'empty' };
  if (wanted.length > 1) return { outcome: 'several', tenants: own };
  const sealed = await readObject(place, folder + one);
  const plain = sealed === null ? null : openWithRecovery(pair, sealed);
  if (plain === null) return { outcome: 'damaged' };
  const content = kitSchema.parse(JSON.parse(plain.toString()));
  return {
    outcome: 'opened',
    content: { tenant: content.tenant, archiveKey: Buffer.from(content.archiveKey, 'hex') },
  };
}
