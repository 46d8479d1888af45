import { EngineFault } from '../errors.ts';
import { sodium } from '../sodium.ts';

const nonceBytes = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
const tagBytes = sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES;

/** Length of every key in the vault, in bytes. */
export const keyBytes = sodium.crypto_aead_xchacha20poly1305_ietf_KEYBYTES;

const pool = Buffer.alloc(16 * 1024);
let taken = pool.length;

/**
 * Fills a buffer with random bytes of libsodium. Asking the system for many at once is several times faster than for a nonce
 * each; bytes that were handed out are overwritten in the pool.
 */
export function fillRandom(target: Buffer): void {
  if (taken + target.length > pool.length) {
    sodium.randombytes_buf(pool);
    taken = 0;
  }
  pool.copy(target, 0, taken, taken + target.length);
  pool.fill(0, taken, taken + target.length);
  taken += target.length;
}

/** A new random key. */
export function randomKey(): Buffer {
  const key = Buffer.allocUnsafeSlow(keyBytes);
  fillRandom(key);
  return key;
}

/**
 * Seals bytes with XChaCha20-Poly1305 under a random nonce.
 * @param context what the seal is bound to (tenant, kind, record, version); opening under another context fails
 * @returns nonce (24 bytes), then ciphertext with tag (16 bytes more than the plain text)
 */
export function sealBytes(key: Buffer, context: string, plain: Buffer): Buffer {
  const sealed = Buffer.allocUnsafe(nonceBytes + plain.length + tagBytes);
  const nonce = sealed.subarray(0, nonceBytes);
  fillRandom(nonce);
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    sealed.subarray(nonceBytes),
    plain,
    Buffer.from(context),
    null,
    nonce,
    key,
  );
  return sealed;
}

/**
 * Opens what `sealBytes` sealed.
 * @throws {EngineFault} `seal-broken` when key, context or bytes are not the ones it was sealed with
 */
export function openBytes(key: Buffer, context: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < nonceBytes + tagBytes)
    throw new EngineFault('seal-broken', 'a sealed value is too short');
  const plain = Buffer.allocUnsafe(bytes.length - nonceBytes - tagBytes);
  try {
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      plain,
      null,
      bytes.subarray(nonceBytes),
      Buffer.from(context),
      bytes.subarray(0, nonceBytes),
      key,
    );
  } catch {
    throw new EngineFault('seal-broken', 'a seal does not open with its key');
  }
  return plain;
}

/** Overwrites a secret in memory. */
export function forget(secret: Buffer): void {
  secret.fill(0);
}
