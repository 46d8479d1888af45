import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompressSync } from 'node:zlib';
import { EngineFault } from '../../errors.ts';
import { sodium } from '../../sodium.ts';
import { keyBytes, openBytes, sealBytes } from '../../vault/seal.ts';

const compress = promisify(zstdCompress);

/** Bytes of a chunk's id and of a pack's hash. */
export const hashBytes = 32;

/** Unkeyed BLAKE2b of bytes a place sees anyway, as hex. */
export function hashOf(bytes: Uint8Array): string {
  const hash = Buffer.allocUnsafe(hashBytes);
  sodium.crypto_generichash(hash, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return hash.toString('hex');
}

/**
 * What a tenant's archive is sealed with. Each purpose has a key of its own, derived from the archive key: what one of them might
 * leak (which chunks are equal) says nothing about another.
 */
export interface ArchiveSeals {
  readonly tenant: string;
  /** The id of a plain chunk: equal content, equal id, and nobody without the key can tell what it is the id of. */
  idOf(plain: Buffer): string;
  /** Compressed where that helps, and sealed. */
  sealChunk(id: string, plain: Buffer, content: 'rows' | 'sealed'): Promise<Buffer>;
  /** @throws {EngineFault} `seal-broken` when it is not the chunk of that id */
  openChunk(id: string, sealed: Uint8Array): Buffer;
  /** Any other object of the archive, bound to what it is and says. */
  seal(what: string, plain: Buffer): Promise<Buffer>;
  /** @throws {EngineFault} `seal-broken` */
  open(what: string, sealed: Uint8Array): Buffer;
}

/** @throws {EngineFault} `invalid-value` when the key has not 32 bytes */
export function archiveSeals(tenant: string, archiveKey: Buffer): ArchiveSeals {
  if (archiveKey.length !== keyBytes)
    throw new EngineFault('invalid-value', 'an archive key has 32 bytes', true);
  const keys = {
    id: subkey(archiveKey, 'id'),
    chunk: subkey(archiveKey, 'chunk'),
    object: subkey(archiveKey, 'object'),
  };
  const chunkContext = (id: string): string => `redlich archive 1|${tenant}|chunk|${id}`;
  const objectContext = (what: string): string => `redlich archive 1|${tenant}|${what}`;
  const idOf = (plain: Buffer): string => {
    const id = Buffer.allocUnsafe(hashBytes);
    sodium.crypto_generichash(id, plain, keys.id);
    return id.toString('hex');
  };
  return {
    tenant,
    idOf,
    sealChunk: async (id, plain, content) =>
      sealBytes(keys.chunk, chunkContext(id), content === 'rows' ? await pack(plain) : stored(plain)),
    openChunk(id, sealed) {
      const plain = unpack(openBytes(keys.chunk, chunkContext(id), sealed));
      if (idOf(plain) !== id) throw new EngineFault('seal-broken', 'a chunk is not the one it is named');
      return plain;
    },
    seal: async (what, plain) => sealBytes(keys.object, objectContext(what), await pack(plain)),
    open: (what, sealed) => unpack(openBytes(keys.object, objectContext(what), sealed)),
  };
}

/** BLAKE2b keyed with the archive key, of the purpose's name. */
function subkey(archiveKey: Buffer, purpose: string): Buffer {
  const key = Buffer.allocUnsafeSlow(keyBytes);
  sodium.crypto_generichash(key, Buffer.from(`redlich archive 1|${purpose}`), archiveKey);
  return key;
}

const form = { stored: 0, zstd: 1 } as const;
const level = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

const stored = (plain: Buffer): Buffer => Buffer.concat([Buffer.of(form.stored), plain]);

async function pack(plain: Buffer): Promise<Buffer> {
  const smaller = await compress(plain, level);
  return smaller.length < plain.length ? Buffer.concat([Buffer.of(form.zstd), smaller]) : stored(plain);
}

function unpack(packed: Buffer): Buffer {
  const content = packed.subarray(1);
  return packed[0] === form.zstd ? zstdDecompressSync(content) : content;
}
