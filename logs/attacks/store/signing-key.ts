import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What an export is signed with, so that an authority can tell that nobody changed it since. */
export interface SigningKey {
  readonly publicPem: string;
  /** Told on another way than the file, by telephone for example. */
  readonly fingerprint: string;
  sign(bytes: Buffer): Buffer;
}

/** Reads the key, or makes it. Ed25519, as PEM, so that OpenSSL can verify without this tool. */
export function openSigningKey(folder: string): SigningKey {
  const path = join(folder, 'signing.pem');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  }
  const key = createPrivateKey(readFileSync(path));
  const publicKey = createPublicKey(key);
  return {
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    fingerprint: fingerprintOf(publicKey),
    sign: (bytes) => sign(null, bytes, key),
  };
}

/** A public key as a short text people can compare: 16 groups of four signs. */
export const fingerprintOf = (key: KeyObject): string =>
  (
    createHash('sha256')
      .update(key.export({ type: 'spki', format: 'der' }))
      .digest('hex')
      .match(/.{4}/g) ?? []
  ).join(' ');
