import { PassThrough, type Transform } from 'node:stream';
import { constants, createGunzip, createGzip, createZstdCompress, createZstdDecompress } from 'node:zlib';

/** How a rotated log is packed: by its ending. */
export interface Compression {
  readonly unpack: () => Transform;
  readonly pack: () => Transform;
}

const plain: Compression = { unpack: () => new PassThrough(), pack: () => new PassThrough() };
const gzip: Compression = { unpack: () => createGunzip(), pack: () => createGzip() };
const zstd: Compression = {
  unpack: () => createZstdDecompress(),
  pack: () => createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } }),
};

/** `.gz` and `.zst` are unpacked, everything else is taken as it is. */
export function compressionOf(path: string): Compression {
  if (path.endsWith('.gz')) return gzip;
  if (path.endsWith('.zst')) return zstd;
  return plain;
}
