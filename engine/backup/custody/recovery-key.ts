import { EngineFault } from '../../errors.ts';
import { sodium } from '../../sodium.ts';
import { forget, randomKey } from '../../vault/seal.ts';

/** Length of a recovery key in bytes; as words these are 24. */
export const recoveryKeyBytes = 32;

/**
 * The owner's key to all copies: 32 random bytes that exist on paper only. From them follows an X25519 pair; the server keeps the
 * public half and can seal for the owner, and not open.
 */
export interface RecoveryPair {
  readonly publicKey: Buffer;
  readonly secretKey: Buffer;
}

/** A new recovery key. Show it once, then `forget` it. */
export const newRecoveryKey = (): Buffer => randomKey();

/** The pair that follows from a recovery key. */
export function recoveryPairOf(recoveryKey: Uint8Array): RecoveryPair {
  if (recoveryKey.length !== recoveryKeyBytes)
    throw new EngineFault('invalid-value', 'a recovery key has 32 bytes');
  const publicKey = Buffer.alloc(sodium.crypto_box_PUBLICKEYBYTES);
  const secretKey = Buffer.alloc(sodium.crypto_box_SECRETKEYBYTES);
  const seed = Buffer.from(recoveryKey);
  sodium.crypto_box_seed_keypair(publicKey, secretKey, seed);
  forget(seed);
  return { publicKey, secretKey };
}

/**
 * A short name for a kit, printed on it and shown beside every copy, so that the right paper is found: four groups of four
 * hexadecimal digits. Tells nothing about the key.
 */
export function fingerprintOf(publicKey: Uint8Array): string {
  const hash = Buffer.alloc(32);
  sodium.crypto_generichash_batch(hash, [Buffer.from('redlich recovery key'), Buffer.from(publicKey)]);
  return (hash.toString('hex', 0, 8).match(/.{4}/g) ?? []).join('-');
}

/** Seals bytes so that only the holder of the recovery key opens them (libsodium's sealed box). */
export function sealForRecovery(publicKey: Uint8Array, plain: Buffer): Buffer {
  const sealed = Buffer.alloc(plain.length + sodium.crypto_box_SEALBYTES);
  sodium.crypto_box_seal(sealed, plain, Buffer.from(publicKey));
  return sealed;
}

/** Opens what {@link sealForRecovery} sealed; `null` when it was sealed for another key or was changed. */
export function openWithRecovery(pair: RecoveryPair, sealed: Uint8Array): Buffer | null {
  if (sealed.length < sodium.crypto_box_SEALBYTES) return null;
  const plain = Buffer.alloc(sealed.length - sodium.crypto_box_SEALBYTES);
  try {
    const opened: unknown = sodium.crypto_box_seal_open(
      plain,
      Buffer.from(sealed),
      pair.publicKey,
      pair.secretKey,
    );
    return opened === false ? null : plain;
  } catch {
    return null;
  }
}
