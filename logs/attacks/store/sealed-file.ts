import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { sodium } from '../sodium.ts';

/** A file to which sealed records are added, each bound to its place, so that none can be taken out, doubled or moved unseen. */
export interface SealedFile {
  /** @returns how many bytes it took */
  add(plain: Buffer): number;
  /** Makes sure it is on the disk. */
  sync(): void;
  close(): void;
}

const nonceBytes = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
const tagBytes = sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES;
const lengthBytes = 4;
const longestRecord = 1 << 20;

const placeOf = (name: string, number: number): Buffer => Buffer.from(`${name} ${number}`);

/** @param name what the file is: a record of it opens under this name only */
export function openSealedFile(path: string, name: string, key: Buffer): SealedFile {
  const file = openSync(path, 'ax', 0o600);
  let number = 0;
  return {
    add(plain) {
      const frame = Buffer.alloc(lengthBytes + nonceBytes + plain.length + tagBytes);
      const nonce = frame.subarray(lengthBytes, lengthBytes + nonceBytes);
      sodium.randombytes_buf(nonce);
      frame.writeUInt32LE(plain.length + tagBytes);
      sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
        frame.subarray(lengthBytes + nonceBytes),
        plain,
        placeOf(name, number++),
        null,
        nonce,
        key,
      );
      writeSync(file, frame);
      return frame.length;
    },
    sync: () => fdatasyncSync(file),
    close() {
      fdatasyncSync(file);
      closeSync(file);
    },
  };
}

/** What a file holds: its records up to the first that is broken, as a crash or somebody's hand leaves it. */
export interface OpenedFile {
  readonly records: readonly Buffer[];
  readonly broken: boolean;
}

/** Opens the records of a file in their order. */
export function readSealedFile(path: string, name: string, key: Buffer): OpenedFile {
  const bytes = readFileSync(path);
  const records: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = at + lengthBytes <= bytes.length ? bytes.readUInt32LE(at) : 0;
    const start = at + lengthBytes + nonceBytes;
    if (length < tagBytes || length > longestRecord || start + length > bytes.length)
      return { records, broken: true };
    const plain = openRecord(
      bytes.subarray(start, start + length),
      bytes.subarray(at + lengthBytes, start),
      placeOf(name, records.length),
      key,
    );
    if (plain === undefined) return { records, broken: true };
    records.push(plain);
    at = start + length;
  }
  return { records, broken: false };
}

function openRecord(sealed: Buffer, nonce: Buffer, place: Buffer, key: Buffer): Buffer | undefined {
  const plain = Buffer.alloc(sealed.length - tagBytes);
  try {
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(plain, null, sealed, place, nonce, key);
    return plain;
  } catch {
    return undefined;
  }
}
