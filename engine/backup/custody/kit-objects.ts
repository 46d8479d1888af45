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

const nameFor = (fingerprint: string): string => `kit/${fingerprint}`;

/** Lays the archive key, sealed for the recovery key, at a place that does not have it yet. */
export async function layKit(place: Place, publicKey: Uint8Array, content: KitContent): Promise<void> {
  const name = nameFor(fingerprintOf(publicKey));
  if ((await namesAt(place, name)).includes(name)) return;
  const text = JSON.stringify({
    format: 1,
    tenant: content.tenant,
    archiveKey: content.archiveKey.toString('hex'),
  });
  await writeObject(place, name, sealForRecovery(publicKey, Buffer.from(text)));
}

/** Removes what was sealed for former kits. */
export async function removeFormerKits(place: Place, publicKey: Uint8Array): Promise<void> {
  const present = nameFor(fingerprintOf(publicKey));
  const former = (await namesAt(place, 'kit/')).filter((name) => name !== present);
  await removeObjects(place, former, 'kit/');
}

/** What opening a place with a kit can come to. `wrong-kit`: there are copies, sealed for another kit. `empty`: nothing is there. */
export type KitOpened =
  | { readonly outcome: 'opened'; readonly content: KitContent }
  | { readonly outcome: 'wrong-kit' | 'damaged'; readonly fingerprints: readonly string[] }
  | { readonly outcome: 'empty' };

/** Opens what a place holds for the owner. */
export async function openKit(place: Place, pair: RecoveryPair): Promise<KitOpened> {
  const fingerprints = (await namesAt(place, 'kit/')).map((name) => name.slice('kit/'.length));
  if (fingerprints.length === 0) return { outcome: 'empty' };
  const own = fingerprintOf(pair.publicKey);
  if (!fingerprints.includes(own)) return { outcome: 'wrong-kit', fingerprints };
  const sealed = await readObject(place, nameFor(own));
  const plain = sealed === null ? null : openWithRecovery(pair, sealed);
  if (plain === null) return { outcome: 'damaged', fingerprints };
  const { tenant, archiveKey } = kitSchema.parse(JSON.parse(plain.toString()));
  return { outcome: 'opened', content: { tenant, archiveKey: Buffer.from(archiveKey, 'hex') } };
}
